#pragma once

#include "connectionsettings.h"
#include "error.h"

namespace meja {

/// Our own code: the settings ask for a weaker `sslmode` than a server on another computer needs.
inline constexpr QLatin1StringView weakEncryption("tls-weak");

/// The settings with which a connection may be opened. A server on another computer must prove its name with
/// a certificate (`sslmode=verify-full`) before it gets a password, whatever the program, libpq's environment
/// variables or a service file say. Without a root certificate of the user (`PGSSLROOTCERT`,
/// `~/.postgresql/root.crt`) those of the system apply. Settings for this computer are returned unchanged.
///
/// This computer is a Unix socket, `localhost` or a loopback address. One other member in a list of hosts is
/// enough to make the settings remote. libpq uses no TLS for the sockets in such a list.
///
/// `Invalid` for a connection string that libpq cannot parse, and, with the code `weakEncryption`, when a
/// weaker `sslmode` was requested explicitly for a server on another computer.
[[nodiscard]] Result<ConnectionSettings> verifiedServer(const ConnectionSettings &settings);

/// What the reader of a failed TLS negotiation can do about it. Empty for a server on this computer.
[[nodiscard]] QString verificationHint(const ConnectionSettings &settings);

} // namespace meja
