#include "sandboxrunner.h"

#include <algorithm>
#include <chrono>

namespace meja::sandbox {

namespace {

/// Sends the webhooks of one burst in parallel and all others one after the other. @returns the HTTP statuses
/// in the same order.
std::vector<int> sendAll(const QList<Webhook> &webhooks, const WebhookSender &sendWebhook)
{
    std::vector<int> statuses(size_t(webhooks.size()));
    for (qsizetype first = 0; first < webhooks.size();) {
        qsizetype last = first + 1;
        while (last < webhooks.size() && webhooks[first].burst != 0 &&
               webhooks[last].burst == webhooks[first].burst)
            ++last;
        std::vector<std::thread> threads;
        for (qsizetype index = first; index < last; ++index)
            threads.emplace_back([&, index] { statuses[size_t(index)] = sendWebhook(webhooks[index]); });
        for (std::thread &each : threads)
            each.join();
        first = last;
    }
    return statuses;
}

} // namespace

Moment SandboxRunner::realNow()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
}

SandboxRunner::SandboxRunner(const StartSettings &start, Keys keys, WebhookSender sendWebhook)
    : m_keys(std::move(keys)),
      m_sendWebhook(std::move(sendWebhook)),
      m_start(start),
      m_state(std::make_unique<SandboxState>(start, m_keys)),
      m_thread([this] { run(); })
{}

SandboxRunner::~SandboxRunner()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

void SandboxRunner::reset(const std::optional<StartSettings> &start)
{
    const std::lock_guard lock(m_mutex);
    m_start = start.value_or(m_start);
    m_state = std::make_unique<SandboxState>(m_start, m_keys);
    ++m_generation;
    m_changed.notify_all();
}

void SandboxRunner::settle()
{
    std::unique_lock lock(m_mutex);
    m_changed.notify_all();
    m_changed.wait(lock, [this] { return m_isEnding || !isDue(); });
}

bool SandboxRunner::isDue() const
{
    const SandboxContext &context = m_state->context;
    const std::optional<Moment> due = context.eventQueue.nextDue();
    const Moment goal = context.clock.goal(realNow());
    const bool isClockAtGoal = !context.clock.isFrozen() || context.clock.now() >= goal;
    return m_isSending || context.outbox.hasReady() || (due && *due <= goal) || !isClockAtGoal;
}

/// Advances the clock to its goal, or to the next event if that is earlier. Does nothing while webhooks are
/// ready or being sent.
void SandboxRunner::catchUp()
{
    VirtualClock &clock = m_state->context.clock;
    if (m_isSending || m_state->context.outbox.hasReady())
        return;
    const Moment goal = clock.goal(realNow());
    clock.reach(std::min(goal, m_state->context.eventQueue.nextDue().value_or(goal)));
}

void SandboxRunner::run()
{
    std::unique_lock lock(m_mutex);
    while (!m_isEnding)
        if (!step(lock))
            waitForWork(lock);
}

bool SandboxRunner::step(std::unique_lock<std::mutex> &lock)
{
    SandboxContext &context = m_state->context;
    if (context.outbox.hasReady()) {
        send(lock);
        return true;
    }
    const std::optional<Moment> due = context.eventQueue.nextDue();
    if (!due || *due > context.clock.goal(realNow()))
        return false;
    context.clock.reach(*due);
    // Run all events of that time, so that webhooks of one burst are ready together.
    while (context.eventQueue.nextDue() == due)
        context.eventQueue.takeNext()();
    return true;
}

void SandboxRunner::send(std::unique_lock<std::mutex> &lock)
{
    const QList<Webhook> ready = m_state->context.outbox.takeReady();
    const quint64 generation = m_generation;
    m_isSending = true;
    lock.unlock();
    // Without the lock, because the merchant may call the sandbox before it responds.
    const std::vector<int> statuses = sendAll(ready, m_sendWebhook);
    lock.lock();
    m_isSending = false;
    if (generation != m_generation)
        return;
    for (qsizetype index = 0; index < ready.size(); ++index)
        m_state->context.outbox.recordResponse(ready[index].id, statuses[size_t(index)]);
}

void SandboxRunner::waitForWork(std::unique_lock<std::mutex> &lock)
{
    catchUp();
    m_changed.notify_all();
    const SandboxContext &context = m_state->context;
    const std::optional<Moment> due = context.eventQueue.nextDue();
    const auto hasWork = [this] { return m_isEnding || isDue(); };
    if (context.clock.isFrozen() || !due) {
        m_changed.wait(lock, hasWork);
        return;
    }
    const std::chrono::milliseconds timeout(*due - context.clock.goal(realNow()));
    m_changed.wait_for(lock, timeout, hasWork);
}

} // namespace meja::sandbox
