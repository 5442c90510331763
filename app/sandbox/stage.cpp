#include "stage.h"

#include <algorithm>
#include <chrono>

namespace meja::sandbox {

namespace {

/// Sends the webhooks of one burst in parallel and all others one after the other. @returns the HTTP statuses
/// in the same order.
std::vector<int> sendAll(const QList<Webhook> &webhooks, const Carrier &sendWebhook)
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

Moment Stage::realNow()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
}

Stage::Stage(const Beginning &start, Keys keys, Carrier sendWebhook)
    : m_keys(std::move(keys)),
      m_sendWebhook(std::move(sendWebhook)),
      m_start(start),
      m_state(std::make_unique<World>(start, m_keys)),
      m_thread([this] { run(); })
{}

Stage::~Stage()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

void Stage::reset(const std::optional<Beginning> &start)
{
    const std::lock_guard lock(m_mutex);
    m_start = start.value_or(m_start);
    m_state = std::make_unique<World>(m_start, m_keys);
    ++m_generation;
    m_changed.notify_all();
}

void Stage::settle()
{
    std::unique_lock lock(m_mutex);
    m_changed.notify_all();
    m_changed.wait(lock, [this] { return m_isEnding || !isDue(); });
}

bool Stage::isDue() const
{
    const Surroundings &surroundings = m_state->surroundings;
    const std::optional<Moment> due = surroundings.agenda.nextDue();
    const Moment goal = surroundings.clock.goal(realNow());
    const bool isClockAtGoal = !surroundings.clock.isFrozen() || surroundings.clock.now() >= goal;
    return m_isSending || surroundings.postbox.hasReady() || (due && *due <= goal) || !isClockAtGoal;
}

/// Advances the clock as far as no due event or ready webhook is skipped.
void Stage::catchUp()
{
    VirtualClock &clock = m_state->surroundings.clock;
    if (m_isSending || m_state->surroundings.postbox.hasReady())
        return;
    const Moment goal = clock.goal(realNow());
    clock.reach(std::min(goal, m_state->surroundings.agenda.nextDue().value_or(goal)));
}

void Stage::run()
{
    std::unique_lock lock(m_mutex);
    while (!m_isEnding)
        if (!step(lock))
            waitForWork(lock);
}

bool Stage::step(std::unique_lock<std::mutex> &lock)
{
    Surroundings &surroundings = m_state->surroundings;
    if (surroundings.postbox.hasReady()) {
        send(lock);
        return true;
    }
    const std::optional<Moment> due = surroundings.agenda.nextDue();
    if (!due || *due > surroundings.clock.goal(realNow()))
        return false;
    surroundings.clock.reach(*due);
    // Run all events of that time, so that webhooks of one burst are ready together.
    while (surroundings.agenda.nextDue() == due)
        surroundings.agenda.takeNext()();
    return true;
}

void Stage::send(std::unique_lock<std::mutex> &lock)
{
    const QList<Webhook> ready = m_state->surroundings.postbox.takeReady();
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
        m_state->surroundings.postbox.answered(ready[index].id, statuses[size_t(index)]);
}

void Stage::waitForWork(std::unique_lock<std::mutex> &lock)
{
    catchUp();
    m_changed.notify_all();
    const Surroundings &surroundings = m_state->surroundings;
    const std::optional<Moment> due = surroundings.agenda.nextDue();
    const auto hasWork = [this] { return m_isEnding || isDue(); };
    if (surroundings.clock.isFrozen() || !due) {
        m_changed.wait(lock, hasWork);
        return;
    }
    const std::chrono::milliseconds timeout(*due - surroundings.clock.goal(realNow()));
    m_changed.wait_for(lock, timeout, hasWork);
}

} // namespace meja::sandbox
