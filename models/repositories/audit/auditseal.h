#pragma once

#include "auditentry.h"

#include <QByteArray>

namespace meja {

/// One seal of the audit log. Seals form a chain: each root also covers the root of the previous seal.
struct AuditSeal
{
    qint64 number = 0;
    AuditPosition from; ///< First position that the seal covers.
    AuditPosition to;   ///< End of the covered positions, not included.
    QByteArray previousRoot;
    QByteArray root;
    QByteArray members;      ///< The id (8 bytes, big-endian) and the digest (32 bytes) of each entry.
    QByteArray computedRoot; ///< The root as computed from the other fields.

    static constexpr qsizetype memberSize = 40;

    [[nodiscard]] qsizetype memberCount() const { return members.size() / memberSize; }
    [[nodiscard]] qint64 memberId(qsizetype index) const;
    [[nodiscard]] QByteArray memberDigest(qsizetype index) const;
    [[nodiscard]] bool covers(qint64 entryId) const;

    /// Reads a row of the statement `audit/seals`.
    static AuditSeal fromRow(const ResultSet &rows, int row);
};

} // namespace meja
