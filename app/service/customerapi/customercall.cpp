#include "customercall.h"

#include <QCryptographicHash>

namespace meja {

Actor CustomerCall::actor(const QString &reason) const
{
    Actor actor = Actor::customer(m_customer, reason);
    actor.requestId = m_request.id;
    return actor;
}

QString CustomerCall::serviceKey() const
{
    const QByteArray digest =
        QCryptographicHash::hash(m_request.header("Idempotency-Key"), QCryptographicHash::Sha256);
    return QStringLiteral("customer/%1/%2").arg(m_customer.value).arg(QString::fromLatin1(digest.toHex()));
}

} // namespace meja
