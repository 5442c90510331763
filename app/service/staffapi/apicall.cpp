#include "apicall.h"

#include <QCryptographicHash>

namespace meja {

QByteArray bearerToken(const HttpRequest &request)
{
    const QByteArray value = request.header("Authorization");
    constexpr qsizetype digits = 64;
    if (value.size() != 7 + digits || value.left(7).toLower() != "bearer ")
        return {};
    return value.mid(7);
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

} // namespace meja
