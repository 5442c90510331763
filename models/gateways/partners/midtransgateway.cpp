#include "midtransgateway.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace meja {

namespace {

constexpr qsizetype longestReason = 255;

QByteArray refundBody(const QString &key, Rupiah amount, const QString &reason)
{
    const QJsonObject body{{QStringLiteral("refund_key"), key},
                           {QStringLiteral("amount"), amount.amount()},
                           {QStringLiteral("reason"), reason.left(longestReason)}};
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

} // namespace

PartnerRequest MidtransGateway::request(const QString &operation, const TransactionRef &transaction) const
{
    const QString id =
        transaction.transactionId.isEmpty() ? transaction.gatewayOrderId : transaction.transactionId;
    const QByteArray path = "/v2/" + QUrl::toPercentEncoding(id) + '/' + operation.toLatin1();
    const bool isQuestion = operation == QLatin1String("status");
    return {operation,
            {isQuestion ? "GET" : "POST",
             addressOf(m_access, path),
             {{"Authorization", "Basic " + (m_access.key + ':').toBase64()},
              {"Accept", "application/json"},
              {"Content-Type", "application/json"}},
             {}}};
}

Result<GatewayTransaction> MidtransGateway::status(const TransactionRef &transaction,
                                                   const CallPurpose &purpose)
{
    return m_line.call<GatewayTransaction>(
        request(QStringLiteral("status"), transaction), purpose,
        [&](const CallAnswer &answer) { return readMidtransStatus(answer, transaction); });
}

Result<VoidAnswer> MidtransGateway::end(VoidKind kind, const TransactionRef &transaction,
                                        const CallPurpose &purpose)
{
    const QString operation = kind == VoidKind::Cancel ? QStringLiteral("cancel") : QStringLiteral("expire");
    return m_line.call<VoidAnswer>(request(operation, transaction), purpose, [&](const CallAnswer &answer) {
        return readMidtransVoid(answer, transaction, kind);
    });
}

Result<VoidAnswer> MidtransGateway::cancel(const TransactionRef &transaction, const CallPurpose &purpose)
{
    return end(VoidKind::Cancel, transaction, purpose);
}

Result<VoidAnswer> MidtransGateway::expire(const TransactionRef &transaction, const CallPurpose &purpose)
{
    return end(VoidKind::Expire, transaction, purpose);
}

Result<RefundAnswer> MidtransGateway::refund(const TransactionRef &transaction, const QString &key,
                                             Rupiah amount, const QString &reason, const CallPurpose &purpose)
{
    // Without a key Midtrans would take every repetition for another refund.
    if (key.isEmpty())
        return failure(ErrorKind::Invalid, QStringLiteral("a refund without a key"));
    PartnerRequest sent = request(QStringLiteral("refund"), transaction);
    sent.http.body = refundBody(key, amount, reason);
    sent.keyHeader = "Idempotency-Key";
    return m_line.call<RefundAnswer>(sent, purpose, [&](const CallAnswer &answer) {
        return readMidtransRefund(answer, transaction, key);
    });
}

} // namespace meja
