#include "forwardedaddress.h"

#include <boost/asio/ip/address.hpp>

#include <algorithm>

namespace meja {

namespace {

namespace ip = boost::asio::ip;

bool isPort(const QByteArray &text)
{
    return !text.isEmpty() && text.size() <= 5 &&
           std::all_of(text.cbegin(), text.cend(), [](char c) { return c >= '0' && c <= '9'; });
}

/// `[address]` or `[address]:port` without brackets and port; null if it is malformed.
QByteArray withoutBrackets(const QByteArray &text)
{
    const qsizetype end = text.indexOf(']');
    const QByteArray rest = text.mid(end + 1);
    const bool isValid = end > 0 && (rest.isEmpty() || (rest.startsWith(':') && isPort(rest.sliced(1))));
    return isValid ? text.mid(1, end - 1) : QByteArray();
}

/// An IPv4 address without its port. An address with several colons is IPv6 and has none.
QByteArray withoutPort(const QByteArray &text)
{
    const qsizetype colon = text.indexOf(':');
    const bool hasPort = colon > 0 && text.count(':') == 1 && isPort(text.sliced(colon + 1));
    return hasPort ? text.first(colon) : text;
}

} // namespace

QString canonicalAddress(const QByteArray &text)
{
    boost::system::error_code error;
    ip::address address = ip::make_address(text.toStdString(), error);
    // A zone, such as that of fe80::1%eth0, would make many texts of one address.
    if (error || text.contains('%'))
        return {};
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        address = ip::make_address_v4(ip::v4_mapped, address.to_v6());
    return QString::fromStdString(address.to_string());
}

QString forwardedAddress(const HttpHeaders &headers)
{
    const QByteArray last = headers.lastValue("X-Forwarded-For").split(',').constLast().trimmed();
    return canonicalAddress(last.startsWith('[') ? withoutBrackets(last) : withoutPort(last));
}

QString limitedNetwork(const QString &address)
{
    boost::system::error_code error;
    const ip::address parsed = ip::make_address(address.toStdString(), error);
    if (error || !parsed.is_v6() || parsed.is_loopback())
        return address;
    auto bytes = parsed.to_v6().to_bytes();
    std::fill(bytes.begin() + 8, bytes.end(), 0);
    return QString::fromStdString(ip::address_v6(bytes).to_string()) + QStringLiteral("/64");
}

bool isLoopback(const QString &address)
{
    return address.startsWith(QLatin1String("127.")) || address == QLatin1String("::1");
}

} // namespace meja
