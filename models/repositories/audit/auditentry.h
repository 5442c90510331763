#pragma once

#include "resultset.h"

#include <QByteArray>

#include <compare>

namespace meja {

/// The position of an entry in the order in which the log is sealed: by transaction, then by id.
struct AuditPosition
{
    quint64 xid = 0; ///< The transaction that wrote it.
    qint64 id = 0;
    friend constexpr auto operator<=>(const AuditPosition &, const AuditPosition &) = default;
};

/// The parts of a log entry that verification needs.
struct AuditEntry
{
    AuditPosition position;
    QByteArray digest; ///< Over all columns; the personal values are represented by their own digest.
    bool personalMatches = true; ///< Whether the personal values match their digest.

    /// Reads a row of the statement `audit/entries`.
    static AuditEntry fromRow(const ResultSet &rows, int row);
};

} // namespace meja
