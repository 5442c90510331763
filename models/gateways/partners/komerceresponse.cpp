#include "komerceresponse.h"

#include "partnertext.h"

#include <QJsonDocument>

namespace meja {

KomerceResponse::KomerceResponse(const CallResponse &response) : m_httpStatus(response.status)
{
    const QJsonObject body = QJsonDocument::fromJson(response.body).object();
    const QJsonObject meta = body.value(QLatin1String("meta")).toObject();
    m_data = body.value(QLatin1String("data")).toObject();
    m_code = textOf(meta.value(QLatin1String("code"))).toInt();
    m_message = meta.value(QLatin1String("message")).toString();
    m_kind = classify(textOf(meta.value(QLatin1String("status"))).toLower());
}

KomerceResponse::Kind KomerceResponse::classify(const QString &status) const
{
    const int effectiveCode = m_code != 0 ? m_code : m_httpStatus;
    if (effectiveCode == 429)
        return Kind::RateLimited;
    if (effectiveCode == 401 || effectiveCode == 403)
        return Kind::NotAllowed;
    if (effectiveCode >= 500 || m_httpStatus >= 500)
        return Kind::ServerError;
    if (m_code >= 400)
        return Kind::Refused;
    const bool isSuccess = m_code >= 200 && m_code < 300 && status == QLatin1String("success");
    return isSuccess && m_httpStatus < 300 ? Kind::Done : Kind::Unreadable;
}

QString KomerceResponse::detail() const
{
    return QStringLiteral("HTTP %1, meta.code %2%3")
        .arg(m_httpStatus)
        .arg(m_code == 0 ? QStringLiteral("missing") : QString::number(m_code),
             m_message.isEmpty() ? QString() : QStringLiteral(": ") + m_message.left(200));
}

} // namespace meja
