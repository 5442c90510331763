#include "databasecheck.h"

#include "migrator.h"
#include "namedqueries.h"
#include "result.h"

#include <QDeadlineTimer>

namespace meja {

namespace {

const QString notReachable = QStringLiteral("not reachable");

DatabaseCheck::State unreachable(const Error &error)
{
    return {.problem = notReachable, .cause = error.detail};
}

QueueCounts read(const ResultSet &jobs, const ResultSet &attention, const ResultSet &oldest)
{
    QueueCounts counts;
    for (int row = 0; row < jobs.rowCount(); ++row)
        counts.jobs.append({jobs.text(row, 0), jobs.text(row, 1), jobs.integer(row, 2)});
    for (int row = 0; row < attention.rowCount(); ++row)
        counts.attention.append({attention.text(row, 0), attention.integer(row, 1)});
    counts.oldestJob = Duration(oldest.integer(0, 0));
    return counts;
}

Result<QueueCounts> countsOf(Connection &connection)
{
    QList<ResultSet> results;
    for (const char *name : {"job_counts", "attention_counts", "oldest_job"}) {
        ASSIGN_OR_RETURN(const ResultSet rows, connection.run(NamedQueries::statement(
                                                   QStringLiteral("monitoring"), QLatin1String(name))));
        results.append(rows);
    }
    return read(results.at(0), results.at(1), results.at(2));
}

/// Why the schema is not ready; empty when it is.
Result<QString> schemaProblem(Connection &connection)
{
    const auto pending = Migrator(connection).pending();
    if (!pending && pending.error().kind == ErrorKind::RuleViolated)
        return QStringLiteral("the schema does not match this version");
    if (!pending)
        return tl::unexpected(pending.error());
    return pending->isEmpty()
               ? QString()
               : QStringLiteral("%1 migrations are missing; run meja-service migrate").arg(pending->size());
}

DatabaseCheck::State stateOf(Connection &connection)
{
    if (!connection.isUsable()) {
        if (const auto opened = connection.open(); !opened)
            return unreachable(opened.error());
    }
    const auto problem = schemaProblem(connection);
    if (!problem)
        return unreachable(problem.error());
    const auto counts = countsOf(connection);
    return {.problem = *problem, .cause = *problem, .counts = counts ? std::optional(*counts) : std::nullopt};
}

} // namespace

DatabaseCheck::DatabaseCheck(ConnectionSettings settings)
    : m_settings(std::move(settings)), m_thread(QThread::create([this] { serve(); }))
{
    m_thread->start();
}

DatabaseCheck::~DatabaseCheck()
{
    (void)stop(Duration(0));
    m_thread->wait();
}

bool DatabaseCheck::stop(Duration timeout)
{
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
    }
    m_changed.notify_all();
    return m_thread->wait(QDeadlineTimer(timeout));
}

bool DatabaseCheck::waitForRequest()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_isRequested || m_isStopping; });
    m_isRequested = false;
    return !m_isStopping;
}

void DatabaseCheck::serve()
{
    Connection connection(m_settings);
    while (waitForRequest()) {
        const State state = stateOf(connection);
        const std::lock_guard lock(m_mutex);
        m_state = state;
        ++m_finished;
        m_changed.notify_all();
    }
}

DatabaseCheck::State DatabaseCheck::run(Duration timeout)
{
    std::unique_lock lock(m_mutex);
    const quint64 before = m_finished;
    m_isRequested = true;
    m_changed.notify_all();
    if (m_changed.wait_for(lock, timeout, [&] { return m_finished > before; }))
        return m_state;
    return {.problem = notReachable, .cause = QStringLiteral("the database does not respond in time")};
}

} // namespace meja
