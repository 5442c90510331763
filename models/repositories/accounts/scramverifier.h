#pragma once

#include "error.h"

#include <QByteArray>
#include <QString>

namespace meja {

/// What PostgreSQL keeps of a password for SCRAM-SHA-256 (RFC 5802, RFC 7677): made here, so that no
/// password travels to the server or into one of its logs.
///
/// @param salt random, of 16 bytes. @param iterations at least 4096, as the RFC asks.
[[nodiscard]] QString scramVerifier(const QString &password, const QByteArray &salt, int iterations = 4096);

/// The same with a salt of its own. `Unavailable` when the system gives no randomness.
[[nodiscard]] Result<QString> newScramVerifier(const QString &password);

/// Characters for a password that nobody has to think of: 120 bits, without look-alikes.
/// `Unavailable` when the system gives no randomness.
[[nodiscard]] Result<QString> randomPassword();

} // namespace meja
