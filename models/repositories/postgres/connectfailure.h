#pragma once

#include "connectionsettings.h"

#include <QString>

namespace meja {

/// No server responded.
inline constexpr QLatin1StringView serverUnreachable("08001");
/// Our own code: a server responded, but TLS could not be negotiated or its certificate is not trusted.
inline constexpr QLatin1StringView encryptionRefused("tls");

/// Why a connection attempt fails: the server's SQLSTATE or one of the codes above. Empty when this attempt
/// succeeds.
///
/// libpq does not report the SQLSTATE of a failed attempt, only a translated message. This function therefore
/// makes a second attempt with `PQERRORS_SQLSTATE`, so that the message contains the code. Without a code,
/// the state that the attempt reached shows what failed. Takes at most three seconds plus the DNS look-up.
[[nodiscard]] QString connectFailureCode(const ConnectionSettings &settings);

} // namespace meja
