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

constexpr qsizetype maxTokenBytes = 8192;
constexpr double maxClockSkew = 60; ///< Seconds by which the storefront's clock may differ from ours.

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

/// One part of the token, decoded; empty when it is not a JSON object.
QJsonObject part(const QByteArray &text)
{
    const auto decoded =
        QByteArray::fromBase64Encoding(text, QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals |
                                                 QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? QJsonDocument::fromJson(*decoded).object() : QJsonObject();
}

/// The id as a number or as a string of its digits; empty for everything else.
std::optional<UserId> userIn(const QJsonValue &value)
{
    const QString digits = value.isDouble() ? QString::number(value.toInteger(-1)) : value.toString();
    bool isNumber = false;
    const qint64 id = digits.toLongLong(&isNumber);
    if (!isNumber || id <= 0 || QString::number(id) != digits)
        return std::nullopt;
    return UserId{id};
}

/// A NumericDate (RFC 7519): seconds since 1970, possibly with a fraction; empty when it is not one.
std::optional<double> secondsIn(const QJsonValue &value)
{
    const double seconds = value.toDouble(-1);
    return value.isDouble() && seconds >= 0 ? std::optional(seconds) : std::nullopt;
}

bool contains(const QJsonValue &audience, const QString &expected)
{
    return audience.isArray() ? audience.toArray().contains(expected) : audience.toString() == expected;
}

} // namespace

bool CustomerTokens::isSigned(const QByteArray &token) const
{
    const jwt_alg_t algorithm = libraryName(m_settings.algorithm);
    return std::any_of(m_settings.keys.cbegin(), m_settings.keys.cend(), [&](const QByteArray &key) {
        // With an empty key the library would accept a token without a signature.
        if (key.isEmpty())
            return false;
        jwt_t *decoded = nullptr;
        const int failed = jwt_decode(&decoded, token.constData(), bytes(key), static_cast<int>(key.size()));
        const Jwt jwt(decoded, jwt_free);
        return failed == 0 && jwt_get_alg(jwt.get()) == algorithm;
    });
}

Result<> CustomerTokens::requireTime(const QJsonObject &claims) const
{
    const double now = static_cast<double>(m_clock.now().milliseconds) / 1000;
    const auto expires = secondsIn(claims[QLatin1String("exp")]);
    if (!expires)
        return invalid("no expiry time (exp)");
    if (now >= *expires + maxClockSkew)
        return failure(ErrorKind::Forbidden, QStringLiteral("expired"), QStringLiteral("token-expired"));
    const QJsonValue begins = claims[QLatin1String("nbf")];
    if (begins.isUndefined())
        return {};
    const auto from = secondsIn(begins);
    if (!from || now + maxClockSkew < *from)
        return invalid("not valid yet (nbf)");
    return {};
}

Result<> CustomerTokens::requireParties(const QJsonObject &claims) const
{
    if (!m_settings.issuer.isEmpty() && claims[QLatin1String("iss")].toString() != m_settings.issuer)
        return invalid("wrong issuer");
    if (!m_settings.audience.isEmpty() && !contains(claims[QLatin1String("aud")], m_settings.audience))
        return invalid("wrong audience");
    return {};
}

Result<UserId> CustomerTokens::verify(const QByteArray &token) const
{
    const QList<QByteArray> parts = token.split('.');
    if (token.size() > maxTokenBytes || parts.size() != 3 || parts[2].isEmpty())
        return invalid("not a signed JWT");
    const QJsonObject header = part(parts[0]);
    if (header[QLatin1String("alg")].toString() != headerName(m_settings.algorithm))
        return invalid("wrong algorithm");
    if (header.contains(QLatin1String("crit")))
        return invalid("unsupported critical header (crit)");
    if (!isSigned(token))
        return invalid("signature does not match any key");
    const QJsonObject claims = part(parts[1]);
    if (auto valid = requireTime(claims).and_then([&] { return requireParties(claims); }); !valid)
        return tl::unexpected(valid.error());
    const QJsonValue named = claims[QLatin1String("user_id")];
    const auto user = userIn(named.isUndefined() ? claims[QLatin1String("sub")] : named);
    return user ? Result<UserId>(*user) : invalid("no customer id (user_id or sub)");
}

Result<QByteArray> signCustomerToken(const CustomerTokenSettings &settings, const QByteArray &key,
                                     UserId user, Instant expiresAt)
{
    jwt_t *jwt = nullptr;
    if (jwt_new(&jwt) != 0)
        return failure(ErrorKind::Unavailable, QStringLiteral("not enough memory for a token"));
    const Jwt owner(jwt, jwt_free);
    jwt_add_grant_int(jwt, "user_id", static_cast<long>(user.value));
    jwt_add_grant_int(jwt, "exp", static_cast<long>(expiresAt.milliseconds / 1000));
    if (!settings.issuer.isEmpty())
        jwt_add_grant(jwt, "iss", settings.issuer.toUtf8().constData());
    if (!settings.audience.isEmpty())
        jwt_add_grant(jwt, "aud", settings.audience.toUtf8().constData());
    const int failed =
        jwt_set_alg(jwt, libraryName(settings.algorithm), bytes(key), static_cast<int>(key.size()));
    const std::unique_ptr<char, decltype(&std::free)> text(failed == 0 ? jwt_encode_str(jwt) : nullptr,
                                                           std::free);
    if (!text)
        return failure(ErrorKind::Invalid,
                       QStringLiteral("cannot sign a token with this key; check that it fits the algorithm"));
    return QByteArray(text.get());
}

} // namespace meja
