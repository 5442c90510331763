#include "readersession.h"

#include "namedqueries.h"
#include "plannedrows.h"

namespace meja {

namespace {

/// Bounds of the planner's guesses within which gathering hits is tried.
constexpr qint64 mostPlannedRows = 60'000;
constexpr double mostPlannedCost = 150'000;

} // namespace

ReaderSession::ReaderSession(Connection &connection, const SchemaFacts &facts, ReadingManner manner)
    : m_connection(connection), m_facts(facts), m_manner(std::move(manner))
{}

Result<ListCriteria> ReaderSession::criteria(const ListQuery &query) const
{
    const Resource *resource = m_manner.find(query.resource);
    if (!resource)
        return failure(ErrorKind::Invalid, QStringLiteral("there is no list '%1'").arg(query.resource));
    return ListCriteria::read(*resource, query, m_manner.role, m_manner.today);
}

Result<ResultSet> ReaderSession::runWithin(const Statement &statement, std::chrono::milliseconds limit)
{
    // Cached pages cost the same in any order, a plan that runs this short gains nothing by being compiled,
    // and rows that lie scattered are fetched from the disk several at once.
    const auto begun = m_connection.runScript(
        QStringLiteral("begin read only; set local statement_timeout = %1; set local random_page_cost = 1.1; "
                       "set local jit = off; set local effective_io_concurrency = 64")
            .arg(limit.count()));
    if (!begun)
        return tl::unexpected(begun.error());
    auto rows = m_connection.run(statement);
    if (m_connection.isOpen()) {
        if (const auto ended = m_connection.leaveTransaction(); !ended)
            return tl::unexpected(ended.error());
    }
    return rows;
}

bool ReaderSession::ranOutOfTime(const Error &error) const
{
    return error.kind == ErrorKind::Cancelled && !m_manner.isCancelled();
}

Result<bool> ReaderSession::hitsArePromising(const ListComposer &composer)
{
    if (m_manner.plan != ReadingManner::Plan::Automatic || !composer.hasDrivingWords())
        return m_manner.plan == ReadingManner::Plan::Hits && composer.hasDrivingWords();
    const auto rows = m_connection.run(composer.explainHits(ListComposer::mostHits));
    if (!rows)
        return tl::unexpected(rows.error());
    const auto planned = PlannedRows::read(*rows);
    return planned.mostRows <= mostPlannedRows && planned.cost <= mostPlannedCost;
}

Result<ColumnStatistics> ReaderSession::statistics(const Resource &resource, const QString &field,
                                                   ValueType type)
{
    Statement statement =
        NamedQueries::statement(QStringLiteral("lists"), QStringLiteral("column_statistics"));
    statement.bind(QStringLiteral("table"), resource.table).bind(QStringLiteral("column"), field);
    const auto rows = m_connection.run(statement);
    if (!rows)
        return tl::unexpected(rows.error());
    return ColumnStatistics(type, *rows);
}

} // namespace meja
