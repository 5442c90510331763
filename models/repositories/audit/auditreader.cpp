#include "auditreader.h"

#include "namedqueries.h"

#include <limits>

namespace meja {

namespace {

// A seal contains 40 bytes for each of its up to 1000 entries, which take 80 characters as text.
constexpr qint64 sealsPerPage = 50;
constexpr qint64 entriesPerPage = 2000;

} // namespace

Result<std::optional<AuditSeal>> AuditReader::nextSeal()
{
    if (m_seal >= m_seals.size()) {
        if (const auto read = readSeals(); !read)
            return tl::unexpected(read.error());
    }
    return m_seal < m_seals.size() ? std::optional(m_seals[m_seal++]) : std::nullopt;
}

Result<std::optional<AuditEntry>> AuditReader::entryBefore(AuditPosition end)
{
    if (m_entry >= m_entries.size() && m_next < end) {
        if (const auto read = readEntries(); !read)
            return tl::unexpected(read.error());
    }
    const bool isBeforeEnd = m_entry < m_entries.size() && m_entries[m_entry].position < end;
    return isBeforeEnd ? std::optional(m_entries[m_entry]) : std::nullopt;
}

Result<> AuditReader::readSeals()
{
    auto statement = NamedQueries::statement(QStringLiteral("audit"), QStringLiteral("seals"));
    statement.bind(QStringLiteral("after"), m_lastNumber).bind(QStringLiteral("limit"), sealsPerPage);
    const auto rows = m_connection.run(statement);
    if (!rows)
        return tl::unexpected(rows.error());
    m_seals.clear();
    m_seal = 0;
    for (int row = 0; row < rows->rowCount(); ++row)
        m_seals.append(AuditSeal::fromRow(*rows, row));
    if (!m_seals.isEmpty())
        m_lastNumber = m_seals.last().number;
    return {};
}

Result<> AuditReader::readEntries()
{
    auto statement = NamedQueries::statement(QStringLiteral("audit"), QStringLiteral("entries"));
    statement.bind(QStringLiteral("xid"), QString::number(m_next.xid))
        .bind(QStringLiteral("id"), m_next.id)
        .bind(QStringLiteral("limit"), entriesPerPage);
    const auto rows = m_connection.run(statement);
    if (!rows)
        return tl::unexpected(rows.error());
    m_entries.clear();
    m_entry = 0;
    for (int row = 0; row < rows->rowCount(); ++row)
        m_entries.append(AuditEntry::fromRow(*rows, row));
    const AuditPosition end{std::numeric_limits<quint64>::max(), 0};
    m_next = rows->rowCount() < entriesPerPage
                 ? end
                 : AuditPosition{m_entries.last().position.xid, m_entries.last().position.id + 1};
    return {};
}

} // namespace meja
