#include "changelistener.h"

#include "changereader.h"
#include "threadguard.h"

#include <QElapsedTimer>

#include <algorithm>

namespace meja {

namespace {

using namespace std::chrono_literals;

/// How long a stop waits for the thread while the connection is idle.
constexpr auto stopCheckInterval = 250ms;

ConnectionSettings limited(ConnectionSettings settings, const ChangeListener::Timing &timing)
{
    settings.waitLimits.connect =
        std::max(std::chrono::duration_cast<std::chrono::seconds>(timing.response), 2s);
    settings.waitLimits.response = timing.response;
    settings.applicationName = QStringLiteral("meja changes");
    return settings;
}

} // namespace

ChangeListener::ChangeListener(ConnectionSettings settings, QString from, Timing timing)
    : m_timing(timing),
      m_reader(std::make_unique<ChangeReader>(limited(std::move(settings), timing), std::move(from)))
{}

void ChangeListener::start()
{
    m_thread = std::thread([this] { work(); });
}

ChangeListener::~ChangeListener()
{
    forbidOnGuiThread("Waiting for the thread of the changes");
    m_stopped = true;
    if (m_thread.joinable())
        m_thread.join();
}

void ChangeListener::work()
{
    while (!m_stopped)
        m_reader->isOpen() ? follow() : connectOrPause();
    m_reader.reset(); // A connection is closed on its own thread.
}

void ChangeListener::connectOrPause()
{
    QElapsedTimer timer;
    timer.start();
    if (const auto changes = m_reader->open())
        return report(*changes);
    reportFailure(timer.elapsed());
    for (auto left = m_timing.retry; left > 0ms && !m_stopped; left -= stopCheckInterval)
        std::this_thread::sleep_for(std::min(left, stopCheckInterval));
}

void ChangeListener::follow()
{
    QElapsedTimer timer;
    timer.start();
    const auto before = m_reader->silence();
    auto changes = m_reader->wait(stopCheckInterval);
    const bool isSilent = changes && m_reader->silence() > m_timing.silence;
    if (isSilent)
        changes = m_reader->read();
    if (!changes)
        return reportFailure(timer.elapsed());
    const bool hasReceived = m_reader->silence() < before;
    if (hasReceived || !changes->isEmpty())
        report(*changes);
}

void ChangeListener::report(const RowChanges &changes)
{
    m_confirmedAt = QDateTime::currentDateTimeUtc();
    if (!changes.isEmpty())
        Q_EMIT changed(changes);
    Q_EMIT stateChanged(FeedState::Live, m_confirmedAt);
}

/// A refused or closed connection fails at once; a server that hangs fails at the time limit.
void ChangeListener::reportFailure(qint64 elapsed)
{
    // libpq counts its time limit in whole seconds, so it may end earlier.
    const bool hangs = elapsed >= m_timing.response.count() / 2;
    Q_EMIT stateChanged(hangs ? FeedState::NotResponding : FeedState::Lost, m_confirmedAt);
}

} // namespace meja
