#include "midtransgateway.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace meja {

namespace {

constexpr qsizetype maxReasonLength = 255; ///< Characters; gateways.md A.3.

QByteArray refundBody(const QString &key, Rupiah amount, const QString &reason)
{
    const QJsonObject body{{QStringLiteral("refund_key"), key},
                           {QStringLiteral("amount"), amount.amount()},
                           {QStringLiteral("reason"), reason.left(maxReasonLength)}};
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

} // namespace

PartnerRequest MidtransGateway::request(const QString &operation, const TransactionRef &transaction) const
{
    const QString id =
        transaction.transactionId.isEmpty() ? transaction.gatewayOrderId : transaction.transactionId;
    const QByteArray path = "/v2/" + QUrl::toPercentEncoding(id) + '/' + operation.toLatin1();
    const bool isQuery = operation == QLatin1String("status");
    return {.operation = operation,
            .http = {.method = isQuery ? "GET" : "POST",
                     .url = addressOf(m_access, path),
                     .headers = {{"Authorization", "Basic " + (m_access.key + ':').toBase64()},
                                 {"Accept", "application/json"},
                                 {"Content-Type", "application/json"}}}};
}

Result<GatewayTransaction> MidtransGateway::status(const TransactionRef &transaction,
                                                   const CallPurpose &purpose)
{
    return m_client.call<GatewayTransaction>(
        request(QStringLiteral("status"), transaction), purpose,
        [&](const CallResponse &response) { return readMidtransStatus(response, transaction); });
}

Result<VoidResponse> MidtransGateway::end(VoidKind kind, const TransactionRef &transaction,
                                          const CallPurpose &purpose)
{
    const QString operation = kind == VoidKind::Cancel ? QStringLiteral("cancel") : QStringLiteral("expire");
    return m_client.call<VoidResponse>(
        request(operation, transaction), purpose,
        [&](const CallResponse &response) { return readMidtransVoid(response, transaction, kind); });
}

Result<VoidResponse> MidtransGateway::cancel(const TransactionRef &transaction, const CallPurpose &purpose)
{
    return end(VoidKind::Cancel, transaction, purpose);
}

Result<VoidResponse> MidtransGateway::expire(const TransactionRef &transaction, const CallPurpose &purpose)
{
    return end(VoidKind::Expire, transaction, purpose);
}

Result<RefundResponse> MidtransGateway::refund(const TransactionRef &transaction, const QString &key,
                                               Rupiah amount, const QString &reason,
                                               const CallPurpose &purpose)
{
    // Without a key, Midtrans would process every repetition as another refund (gateways.md A.3).
    if (key.isEmpty())
        return failure(ErrorKind::Invalid, QStringLiteral("a refund needs a key"));
    PartnerRequest refundRequest = request(QStringLiteral("refund"), transaction);
    refundRequest.http.body = refundBody(key, amount, reason);
    refundRequest.keyHeader = "Idempotency-Key";
    return m_client.call<RefundResponse>(refundRequest, purpose, [&](const CallResponse &response) {
        return readMidtransRefund(response, transaction, key);
    });
}

} // namespace meja
