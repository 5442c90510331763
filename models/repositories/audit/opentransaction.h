#pragma once

#include <QString>

namespace meja {

/// A transaction of any program that has not ended yet.
struct OpenTransaction
{
    QString login;
    QString program; ///< As the program named itself to PostgreSQL; may be empty.
    QString state;   ///< Of the connection, such as `idle in transaction`.
    qint64 seconds = 0;

    /// True when it is older than a minute: sealing runs every minute and has to wait for it.
    [[nodiscard]] bool delaysSealing() const { return seconds > 60; }

    /// For the operator, in English.
    [[nodiscard]] QString sentence() const
    {
        return QStringLiteral(
                   "a transaction of %1 (%2, %3) has been open for %4 s; changes that began later cannot be "
                   "sealed before it ends")
            .arg(login, program.isEmpty() ? QStringLiteral("unnamed program") : program, state)
            .arg(seconds);
    }
};

} // namespace meja
