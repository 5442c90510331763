#include "midtransresponse.h"

#include "partnertext.h"

#include <QJsonDocument>

namespace meja {

namespace {

constexpr int genericFailureCode = 900;

bool isBroken(int code)
{
    return (code >= 500 && code < 600) || code == genericFailureCode;
}

} // namespace

MidtransResponse::MidtransResponse(const CallResponse &response)
    : m_httpStatus(response.status), m_body(QJsonDocument::fromJson(response.body).object())
{
    m_code = textOf(m_body.value(QLatin1String("status_code"))).toInt();
    m_kind = classify();
}

MidtransResponse::Kind MidtransResponse::classify() const
{
    const int effectiveCode = m_code != 0 ? m_code : m_httpStatus;
    if (effectiveCode == 429)
        return Kind::RateLimited;
    if (effectiveCode == 401)
        return Kind::NotAllowed;
    // A failed server may still have sent the body of a success.
    if (isBroken(effectiveCode) || m_httpStatus >= 500)
        return Kind::ServerError;
    if (m_code != 0)
        return Kind::HasStatusCode;
    return m_httpStatus == 202 ? Kind::StillRunning : Kind::Unreadable;
}

QString MidtransResponse::detail() const
{
    const QString message = m_body.value(QLatin1String("status_message")).toString();
    return QStringLiteral("HTTP %1, status_code %2%3")
        .arg(m_httpStatus)
        .arg(m_code == 0 ? QStringLiteral("missing") : QString::number(m_code),
             message.isEmpty() ? QString() : QStringLiteral(": ") + message.left(200));
}

bool MidtransResponse::isAbout(const TransactionRef &transaction) const
{
    const QString id = textOf(m_body.value(QLatin1String("transaction_id")));
    const QString orderId = textOf(m_body.value(QLatin1String("order_id")));
    if (!transaction.transactionId.isEmpty() && !id.isEmpty())
        return id.compare(transaction.transactionId, Qt::CaseInsensitive) == 0;
    return orderId.isEmpty() || orderId == transaction.gatewayOrderId;
}

} // namespace meja
