#pragma once

#include "connectionsettings.h"

#include <QString>

namespace meja {

/// The connection was refused before a server answered.
inline constexpr QLatin1StringView serverUnreachable("08001");
/// Ours: a server answered, but the two can't agree on TLS, or its certificate isn't trusted.
inline constexpr QLatin1StringView encryptionRefused("tls");

/// Why nobody is let in: the server's SQLSTATE, or one of the codes above; empty when this attempt succeeded.
///
/// libpq hands out no SQLSTATE of an attempt that failed, only words in the server's and in this
/// computer's language. So the attempt is made once more in a way that makes libpq print codes for words,
/// and how far it came tells the rest. Takes three seconds at most, behind the look-up of the host's name.
[[nodiscard]] QString connectFailureCode(const ConnectionSettings &settings);

} // namespace meja
