#pragma once

#include <QString>

#include <optional>

namespace meja {

/// The first difference between the audit log and its seals.
struct AuditFault
{
    qint64 seal = 0; ///< The seal that was being verified; 0 when no seal covers the difference.
    std::optional<qint64> entry = {}; ///< The id of the row that differs, when it is a row.
    QString sentence;                 ///< What is wrong, in English for the operator.
};

/// The result of verifying the audit log.
struct AuditReport
{
    qint64 seals = 0;   ///< Number of verified seals, without seal 0.
    qint64 entries = 0; ///< Number of verified entries.
    std::optional<AuditFault> fault = {};
    qint64 unsealed = 0;        ///< Number of entries that no seal covers yet.
    qint64 unsealedSeconds = 0; ///< Age of the oldest unsealed entry.

    /// True when an entry has been unsealed for more than 10 minutes. Sealing runs every minute, so it has
    /// stopped or a transaction has been open for that long.
    [[nodiscard]] bool isBehind() const { return unsealedSeconds > 600; }
};

} // namespace meja
