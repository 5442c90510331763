#include "apicall.h"

#include "requestparts.h"

#include <QCryptographicHash>

namespace meja {

QByteArray sessionToken(const HttpRequest &request)
{
    constexpr qsizetype digits = 64;
    const QByteArray token = bearerToken(request);
    // Conversion from hexadecimal would skip all other characters.
    const bool isHex = QByteArray::fromHex(token).toHex() == token.toLower();
    return token.size() == digits && isHex ? token : QByteArray();
}

Actor ApiCall::actor(const QString &reason) const
{
    Actor actor = Actor::staff(m_caller.login, reason);
    actor.requestId = m_request.id;
    return actor;
}

QString ApiCall::serviceKey() const
{
    const QByteArray digest =
        QCryptographicHash::hash(m_request.header("Idempotency-Key"), QCryptographicHash::Sha256);
    return QStringLiteral("staff/%1/%2").arg(m_caller.login, QString::fromLatin1(digest.toHex()));
}

OrderId orderOf(const ApiCall &call)
{
    return call.id<OrderId>(QStringLiteral("id"));
}

} // namespace meja
