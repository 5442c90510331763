#pragma once

#include <QByteArray>
#include <QUrl>

namespace meja {

/// Where a partner's API is and what opens its door.
struct PartnerAccess
{
    QUrl baseUrl;   ///< With the path every call begins with, if there is one.
    QByteArray key; ///< A secret: never logged.
};

/// A call's address: `path` comes percent-encoded, and what is encoded in it stays so.
[[nodiscard]] inline QUrl addressOf(const PartnerAccess &access, const QByteArray &path)
{
    QByteArray base = access.baseUrl.toEncoded();
    while (base.endsWith('/'))
        base.chop(1);
    return QUrl::fromEncoded(base + path, QUrl::StrictMode);
}

} // namespace meja
