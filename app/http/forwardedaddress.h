#pragma once

#include "httpheaders.h"

#include <QString>

namespace meja {

/// The client's address as a proxy reports it: the last element of the last `X-Forwarded-For` field. Clients
/// can send any elements before it, in the same or in other fields. A port and brackets are removed. Empty if
/// there is no such element or it is not an address; the caller then uses the address of the proxy, so that
/// a client without an address shares its limits with all others of that kind.
[[nodiscard]] QString forwardedAddress(const HttpHeaders &headers);

/// The same text for each form of one address. Empty if it is not an IP address.
[[nodiscard]] QString canonicalAddress(const QByteArray &text);

/// What the limits per address count together: an IPv4 address or ::1 itself, and the /64 network of any
/// other IPv6 address, because a provider assigns at least that many addresses to one customer.
[[nodiscard]] QString limitedNetwork(const QString &address);

/// Whether the address is one of this machine: 127.* or ::1.
[[nodiscard]] bool isLoopback(const QString &address);

} // namespace meja
