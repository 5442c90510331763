#include "stage.h"

#include <algorithm>
#include <chrono>

namespace meja::sandbox {

namespace {

/// Those of one burst at the same moment, all else one after the other. @returns the answers in the same
/// order.
std::vector<int> carry(const QList<Webhook> &webhooks, const Carrier &carrier)
{
    std::vector<int> answers(size_t(webhooks.size()));
    for (qsizetype first = 0; first < webhooks.size();) {
        qsizetype last = first + 1;
        while (last < webhooks.size() && webhooks[first].burst != 0 &&
               webhooks[last].burst == webhooks[first].burst)
            ++last;
        std::vector<std::thread> together;
        for (qsizetype index = first; index < last; ++index)
            together.emplace_back([&, index] { answers[size_t(index)] = carrier(webhooks[index]); });
        for (std::thread &each : together)
            each.join();
        first = last;
    }
    return answers;
}

} // namespace

Moment Stage::realNow()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
}

Stage::Stage(const Beginning &beginning, Keys keys, Carrier carrier)
    : m_keys(std::move(keys)),
      m_carrier(std::move(carrier)),
      m_beginning(beginning),
      m_world(std::make_unique<World>(beginning, m_keys)),
      m_thread([this] { live(); })
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

void Stage::reset(const std::optional<Beginning> &beginning)
{
    const std::lock_guard lock(m_mutex);
    m_beginning = beginning.value_or(m_beginning);
    m_world = std::make_unique<World>(m_beginning, m_keys);
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
    const Surroundings &surroundings = m_world->surroundings;
    const std::optional<Moment> due = surroundings.agenda.nextDue();
    const Moment goal = surroundings.clock.goal(realNow());
    const bool hasArrived = !surroundings.clock.isFrozen() || surroundings.clock.now() >= goal;
    return m_isSending || surroundings.postbox.hasReady() || (due && *due <= goal) || !hasArrived;
}

/// As far as nothing is left behind that should have happened before.
void Stage::catchUp()
{
    VirtualClock &clock = m_world->surroundings.clock;
    if (m_isSending || m_world->surroundings.postbox.hasReady())
        return;
    const Moment goal = clock.goal(realNow());
    clock.reach(std::min(goal, m_world->surroundings.agenda.nextDue().value_or(goal)));
}

void Stage::live()
{
    std::unique_lock lock(m_mutex);
    while (!m_isEnding)
        if (!step(lock))
            rest(lock);
}

bool Stage::step(std::unique_lock<std::mutex> &lock)
{
    Surroundings &surroundings = m_world->surroundings;
    if (surroundings.postbox.hasReady()) {
        send(lock);
        return true;
    }
    const std::optional<Moment> due = surroundings.agenda.nextDue();
    if (!due || *due > surroundings.clock.goal(realNow()))
        return false;
    surroundings.clock.reach(*due);
    // All of that moment, so that what shall leave together is ready together.
    while (surroundings.agenda.nextDue() == due)
        surroundings.agenda.takeNext()();
    return true;
}

void Stage::send(std::unique_lock<std::mutex> &lock)
{
    const QList<Webhook> ready = m_world->surroundings.postbox.takeReady();
    const quint64 generation = m_generation;
    m_isSending = true;
    lock.unlock();
    // Whoever gets a message may ask back before he answers.
    const std::vector<int> answers = carry(ready, m_carrier);
    lock.lock();
    m_isSending = false;
    if (generation != m_generation)
        return;
    for (qsizetype index = 0; index < ready.size(); ++index)
        m_world->surroundings.postbox.answered(ready[index].id, answers[size_t(index)]);
}

void Stage::rest(std::unique_lock<std::mutex> &lock)
{
    catchUp();
    m_changed.notify_all();
    const Surroundings &surroundings = m_world->surroundings;
    const std::optional<Moment> due = surroundings.agenda.nextDue();
    const auto isBusy = [this] { return m_isEnding || isDue(); };
    if (surroundings.clock.isFrozen() || !due) {
        m_changed.wait(lock, isBusy);
        return;
    }
    const std::chrono::milliseconds pause(*due - surroundings.clock.goal(realNow()));
    m_changed.wait_for(lock, pause, isBusy);
}

} // namespace meja::sandbox
