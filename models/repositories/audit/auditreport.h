#pragma once

#include <QString>

#include <optional>

namespace meja {

/// The first thing in the audit log that isn't as it was sealed.
struct AuditFault
{
    qint64 seal = 0;                  ///< In whose walk it was found; 0 when no seal covers it.
    std::optional<qint64> entry = {}; ///< The row, when it is a row's fault.
    QString sentence;                 ///< What is wrong, for a person.
};

/// What verifying the audit log found.
struct AuditReport
{
    qint64 seals = 0;   ///< Verified, seal 0 not counted.
    qint64 entries = 0; ///< Verified.
    std::optional<AuditFault> fault = {};
    qint64 unsealed = 0;        ///< Entries that no seal covers yet.
    qint64 unsealedSeconds = 0; ///< Age of the oldest of them.

    /// Entries wait a minute for their seal; this long means that sealing has stopped, or that a
    /// transaction has been open since.
    [[nodiscard]] bool isBehind() const { return unsealedSeconds > 600; }
};

} // namespace meja
