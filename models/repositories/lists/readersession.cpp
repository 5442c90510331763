#include "readersession.h"

#include "namedqueries.h"
#include "plannedrows.h"

namespace meja {

namespace {

/// The reader gathers hits only when the planner estimates at most this.
constexpr qint64 maxPlannedRows = 60'000;
constexpr double maxPlannedCost = 150'000;

} // namespace

ReaderSession::ReaderSession(Connection &connection, const SchemaFacts &facts, ReadingOptions options)
    : m_connection(connection), m_facts(facts), m_options(std::move(options))
{}

Result<ListCriteria> ReaderSession::criteria(const ListQuery &query) const
{
    const Resource *resource = m_options.find(query.resource);
    if (!resource)
        return failure(ErrorKind::Invalid, QStringLiteral("unknown list '%1'").arg(query.resource));
    return ListCriteria::read(*resource, query, m_options.role);
}

Result<ResultSet> ReaderSession::runWithin(const Statement &statement, std::chrono::milliseconds limit)
{
    Statement settings = NamedQueries::statement(QStringLiteral("lists"), QStringLiteral("quick"));
    settings.bind(QStringLiteral("milliseconds"), QString::number(limit.count()));
    return runUnder(settings, statement);
}

Result<ResultSet> ReaderSession::runSlow(const Statement &statement)
{
    return runUnder(NamedQueries::statement(QStringLiteral("lists"), QStringLiteral("slow")), statement);
}

Result<ResultSet> ReaderSession::runUnder(const Statement &settings, const Statement &statement)
{
    // One round trip instead of four.
    const auto results = m_connection.runAll({Statement(QStringLiteral("begin read only")), settings,
                                              statement, Statement(QStringLiteral("rollback"))});
    if (!results && m_connection.isOpen()) {
        if (const auto ended = m_connection.rollbackOpenTransaction(); !ended)
            return tl::unexpected(ended.error());
    }
    return results.map([](const QList<ResultSet> &all) { return all.at(2); });
}

bool ReaderSession::timedOut(const Error &error) const
{
    return error.kind == ErrorKind::Cancelled && !m_options.isCancelled();
}

Result<bool> ReaderSession::shouldGatherHits(const ListComposer &composer)
{
    if (m_options.plan != ReadingOptions::Plan::Automatic || !composer.hasDrivingWords())
        return m_options.plan == ReadingOptions::Plan::Hits && composer.hasDrivingWords();
    const auto rows = runSlow(composer.explainHits(ListComposer::maxHits));
    if (!rows)
        return tl::unexpected(rows.error());
    const auto planned = PlannedRows::read(*rows);
    return planned.maxRows <= maxPlannedRows && planned.cost <= maxPlannedCost;
}

Result<ColumnStatistics> ReaderSession::statistics(const Resource &resource, const QString &field,
                                                   ValueType type)
{
    if (const auto known = m_options.statistics->find(resource.table, field))
        return *known;
    Statement statement =
        NamedQueries::statement(QStringLiteral("lists"), QStringLiteral("column_statistics"));
    const bool isText = Column{.name = field, .label = {}, .type = type, .field = field}.isText();
    statement.bind(QStringLiteral("table"), resource.table)
        .bind(QStringLiteral("column"), field)
        .bind(QStringLiteral("is_text"), isText);
    const auto rows = m_connection.run(statement);
    if (!rows)
        return tl::unexpected(rows.error());
    const ColumnStatistics statistics(type, *rows);
    m_options.statistics->insert(resource.table, field, statistics);
    return statistics;
}

} // namespace meja
