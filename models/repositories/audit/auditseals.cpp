#include "auditseals.h"

#include "namedqueries.h"

namespace meja {

namespace {

constexpr qint64 entriesPerSeal = 1000;

} // namespace

Result<qint64> AuditSeals::sealAll()
{
    auto statement = NamedQueries::statement(QStringLiteral("audit"), QStringLiteral("seal"));
    statement.bind(QStringLiteral("max_entries"), entriesPerSeal);
    for (qint64 total = 0;;) {
        const auto sealed = m_connection.run(statement);
        if (!sealed)
            return tl::unexpected(sealed.error());
        total += sealed->integer(0, 0);
        if (sealed->integer(0, 0) < entriesPerSeal)
            return total;
    }
}

Result<AuditRoot> AuditSeals::newestRoot()
{
    return m_connection.run(NamedQueries::statement(QStringLiteral("audit"), QStringLiteral("newest_root")))
        .map([](const ResultSet &rows) {
            return AuditRoot{
                .number = rows.integer(0, 0), .root = rows.bytes(0, 1), .sealedAt = rows.text(0, 2)};
        });
}

Result<std::optional<OpenTransaction>> AuditSeals::oldestTransaction()
{
    const auto rows = m_connection.run(
        NamedQueries::statement(QStringLiteral("audit"), QStringLiteral("oldest_transaction")));
    if (!rows)
        return tl::unexpected(rows.error());
    if (rows->rowCount() == 0)
        return std::nullopt;
    return OpenTransaction{rows->text(0, 0), rows->text(0, 1), rows->text(0, 2), rows->integer(0, 3)};
}

} // namespace meja
