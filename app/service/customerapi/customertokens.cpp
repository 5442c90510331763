#include "customertokens.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <jwt.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

namespace meja {

namespace {

constexpr qsizetype longestToken = 8 * 1024;
constexpr qint64 skew = 60; ///< Seconds that the storefront's clock may be off.

using Jwt = std::unique_ptr<jwt_t, decltype(&jwt_free)>;

tl::unexpected<Error> invalid(const char *why)
{
    return failure(ErrorKind::Forbidden, QString::fromLatin1(why), QStringLiteral("token-invalid"));
}

jwt_alg_t libraryName(TokenAlgorithm algorithm)
{
    switch (algorithm) {
    case TokenAlgorithm::Hs256:
        return JWT_ALG_HS256;
    case TokenAlgorithm::Rs256:
        return JWT_ALG_RS256;
    }
    Q_UNREACHABLE();
}

QString headerName(TokenAlgorithm algorithm)
{
    return QString::fromLatin1(jwt_alg_str(libraryName(algorithm)));
}

const unsigned char *bytes(const QByteArray &text)
{
    return reinterpret_cast<const unsigned char *>(text.constData());
}

/// One of the token's parts; empty for what is no object in JSON.
QJsonObject part(const QByteArray &text)
{
    const auto decoded =
        QByteArray::fromBase64Encoding(text, QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals |
                                                 QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? QJsonDocument::fromJson(*decoded).object() : QJsonObject();
}

/// A number of our own, or its decimal digits; nothing else.
std::optional<UserId> userIn(const QJsonValue &value)
{
    const QString digits = value.isDouble() ? QString::number(value.toInteger(-1)) : value.toString();
    bool isNumber = false;
    const qint64 id = digits.toLongLong(&isNumber);
    if (!isNumber || id <= 0 || QString::number(id) != digits)
        return std::nullopt;
    return UserId{id};
}

/// Seconds since 1970; nothing for what is no whole number.
std::optional<qint64> secondsIn(const QJsonValue &value)
{
    const qint64 seconds = value.toInteger(-1);
    return value.isDouble() && seconds >= 0 ? std::optional(seconds) : std::nullopt;
}

bool names(const QJsonValue &audience, const QString &wanted)
{
    return audience.isArray() ? audience.toArray().contains(wanted) : audience.toString() == wanted;
}

} // namespace

bool CustomerTokens::isSigned(const QByteArray &token) const
{
    const jwt_alg_t algorithm = libraryName(m_settings.algorithm);
    return std::any_of(m_settings.keys.cbegin(), m_settings.keys.cend(), [&](const QByteArray &key) {
        // Without a key the library would take a token without a signature.
        if (key.isEmpty())
            return false;
        jwt_t *decoded = nullptr;
        const int failed = jwt_decode(&decoded, token.constData(), bytes(key), static_cast<int>(key.size()));
        const Jwt held(decoded, jwt_free);
        return failed == 0 && jwt_get_alg(held.get()) == algorithm;
    });
}

Result<> CustomerTokens::requireTime(const QJsonObject &claims) const
{
    const qint64 now = m_clock.now().milliseconds / 1000;
    const auto expires = secondsIn(claims[QLatin1String("exp")]);
    if (!expires)
        return invalid("no time of expiry");
    if (now >= *expires + skew)
        return failure(ErrorKind::Forbidden, QStringLiteral("expired"), QStringLiteral("token-expired"));
    const QJsonValue begins = claims[QLatin1String("nbf")];
    if (begins.isUndefined())
        return {};
    const auto from = secondsIn(begins);
    if (!from || now + skew < *from)
        return invalid("not valid yet");
    return {};
}

Result<> CustomerTokens::requireParties(const QJsonObject &claims) const
{
    if (!m_settings.issuer.isEmpty() && claims[QLatin1String("iss")].toString() != m_settings.issuer)
        return invalid("another issuer");
    if (!m_settings.audience.isEmpty() && !names(claims[QLatin1String("aud")], m_settings.audience))
        return invalid("another audience");
    return {};
}

Result<UserId> CustomerTokens::verify(const QByteArray &token) const
{
    const QList<QByteArray> parts = token.split('.');
    if (token.size() > longestToken || parts.size() != 3 || parts[2].isEmpty())
        return invalid("no token of three parts");
    const QJsonObject header = part(parts[0]);
    if (header[QLatin1String("alg")].toString() != headerName(m_settings.algorithm))
        return invalid("another algorithm");
    if (header.contains(QLatin1String("crit")))
        return invalid("asks for what is not understood");
    if (!isSigned(token))
        return invalid("not signed by a key of ours");
    const QJsonObject claims = part(parts[1]);
    if (auto valid = requireTime(claims).and_then([&] { return requireParties(claims); }); !valid)
        return tl::unexpected(valid.error());
    const QJsonValue named = claims[QLatin1String("user_id")];
    const auto user = userIn(named.isUndefined() ? claims[QLatin1String("sub")] : named);
    return user ? Result<UserId>(*user) : invalid("names no customer");
}

Result<QByteArray> signCustomerToken(const CustomerTokenSettings &settings, const QByteArray &key,
                                     UserId user, Instant expiresAt)
{
    jwt_t *made = nullptr;
    if (jwt_new(&made) != 0)
        return failure(ErrorKind::Unavailable, QStringLiteral("no memory for a token"));
    const Jwt token(made, jwt_free);
    jwt_add_grant_int(made, "user_id", static_cast<long>(user.value));
    jwt_add_grant_int(made, "exp", static_cast<long>(expiresAt.milliseconds / 1000));
    if (!settings.issuer.isEmpty())
        jwt_add_grant(made, "iss", settings.issuer.toUtf8().constData());
    if (!settings.audience.isEmpty())
        jwt_add_grant(made, "aud", settings.audience.toUtf8().constData());
    const int refused =
        jwt_set_alg(made, libraryName(settings.algorithm), bytes(key), static_cast<int>(key.size()));
    const std::unique_ptr<char, decltype(&std::free)> text(refused == 0 ? jwt_encode_str(made) : nullptr,
                                                           std::free);
    if (!text)
        return failure(ErrorKind::Invalid, QStringLiteral("the key can't sign"));
    return QByteArray(text.get());
}

} // namespace meja
