#pragma once

#include "connection.h"

#include <QString>

namespace meja {

/// Computes the SCRAM-SHA-256 verifier that the server stores instead of the password. libpq computes it in
/// this process, so that the password reaches neither the server nor its logs. libpq also normalises the
/// password (SASLprep) exactly as it does at sign-in. Sends nothing. Failures: `Invalid` (the password
/// contains a NUL character, which libpq cannot take), `Unavailable` (not connected, no memory, no random
/// bytes).
[[nodiscard]] Result<QString> scramVerifier(const Connection &connection, const QString &login,
                                            const QString &password);

} // namespace meja
