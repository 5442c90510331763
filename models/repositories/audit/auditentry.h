#pragma once

#include "resultset.h"

#include <QByteArray>

#include <compare>

namespace meja {

/// Where an entry stands in the order in which the log is sealed.
struct AuditPlace
{
    quint64 xid = 0; ///< The transaction that wrote it.
    qint64 id = 0;
    friend constexpr auto operator<=>(const AuditPlace &, const AuditPlace &) = default;
};

/// What verifying needs of one entry of the log.
struct AuditEntry
{
    AuditPlace place;
    QByteArray digest;           ///< Over everything but the personal values, for which their digest stands.
    bool personalMatches = true; ///< Whether the personal values are those their digest was made of.

    /// Reads a row of the statement `audit/entries`.
    static AuditEntry fromRow(const ResultSet &rows, int row);
};

} // namespace meja
