#pragma once

#include <QByteArray>
#include <QUrl>

namespace meja {

/// The address of a partner's API and the key for it.
struct PartnerAccess
{
    QUrl baseUrl;   ///< Includes the path prefix of all calls, if there is one.
    QByteArray key; ///< A secret: never logged.
};

/// The URL of a call. `path` must be percent-encoded and is used unchanged.
[[nodiscard]] inline QUrl addressOf(const PartnerAccess &access, const QByteArray &path)
{
    QByteArray base = access.baseUrl.toEncoded();
    while (base.endsWith('/'))
        base.chop(1);
    return QUrl::fromEncoded(base + path, QUrl::StrictMode);
}

} // namespace meja
