#pragma once

#include "auditentry.h"

#include <QByteArray>

namespace meja {

/// One link of the chain that seals the audit log: which entries it covers, and its root.
struct AuditSeal
{
    qint64 number = 0;
    AuditPlace from; ///< Covers the places from here …
    AuditPlace to;   ///< … up to, but not including, here.
    QByteArray previousRoot;
    QByteArray root;
    QByteArray members;      ///< For each entry its id (8 bytes, big-endian) and its digest.
    QByteArray computedRoot; ///< What the root must be, by all that the seal says.

    static constexpr qsizetype memberSize = 40;

    [[nodiscard]] qsizetype memberCount() const { return members.size() / memberSize; }
    [[nodiscard]] qint64 memberId(qsizetype index) const;
    [[nodiscard]] QByteArray memberDigest(qsizetype index) const;
    [[nodiscard]] bool covers(qint64 entryId) const;

    /// Reads a row of the statement `audit/seals`.
    static AuditSeal fromRow(const ResultSet &rows, int row);
};

} // namespace meja
