#include "staffclient.h"

#include "rawclient.h"

#include <QJsonDocument>

namespace meja {

QString StaffClient::Reply::problem() const
{
    return body.value(QStringLiteral("type")).toString().section(u'/', -1);
}

StaffClient::Reply StaffClient::post(const QByteArray &path, const QJsonObject &body, const QByteArray &key,
                                     const std::function<void()> &whileItRuns) const
{
    const QByteArray text = QJsonDocument(body).toJson(QJsonDocument::Compact);
    RawClient client(m_port);
    client.send("POST " + path +
                " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer " + m_token +
                "\r\nIdempotency-Key: " + key + "\r\nContent-Type: application/json\r\nContent-Length: " +
                QByteArray::number(text.size()) + "\r\n\r\n" + text);
    if (whileItRuns)
        whileItRuns();
    const auto response = client.readResponse();
    return {response.status, QJsonDocument::fromJson(response.body).object()};
}

QByteArray StaffClient::cancellationOf(qint64 order)
{
    return "/staff/v1/orders/" + QByteArray::number(order) + "/cancellation";
}

QJsonObject StaffClient::reason()
{
    return {{QStringLiteral("reason"), QStringLiteral("habis")}};
}

} // namespace meja
