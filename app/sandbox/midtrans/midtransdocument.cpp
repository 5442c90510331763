#include "midtransdocument.h"

#include <QCryptographicHash>
#include <QJsonArray>

namespace meja::sandbox {

namespace {

const QString accountPrefix = QStringLiteral("70012");

/// Digits derived from the transaction id, so that they are always the same.
QString digitsOf(const MidtransTransaction &transaction, int count)
{
    const QByteArray hash =
        QCryptographicHash::hash(transaction.transactionId.toUtf8(), QCryptographicHash::Sha256);
    QString digits;
    for (int place = 0; place < count; ++place)
        digits += QChar(u'0' + char16_t(uchar(hash[place % hash.size()]) % 10));
    return digits;
}

/// The merchant's prefix with the merchant's own number, or with a generated one.
QString accountNumber(const MidtransTransaction &transaction)
{
    const QString own = transaction.method.accountNumber;
    const int generated = transaction.method.bank == QLatin1String("permata") ? 16 : 15;
    return own.isEmpty() ? digitsOf(transaction, generated) : accountPrefix + own;
}

void addVirtualAccount(QJsonObject &document, const MidtransTransaction &transaction)
{
    if (transaction.method.bank == QLatin1String("permata")) {
        document.insert(QStringLiteral("permata_va_number"), accountNumber(transaction));
        return;
    }
    document.insert(QStringLiteral("va_numbers"),
                    QJsonArray{QJsonObject{{QStringLiteral("bank"), transaction.method.bank},
                                           {QStringLiteral("va_number"), accountNumber(transaction)}}});
    document.insert(QStringLiteral("payment_amounts"), QJsonArray());
}

QString linkTo(const MidtransTransaction &transaction, const QString &path)
{
    return transaction.baseUrl + path + transaction.transactionId;
}

QJsonObject action(const char *name, const char *method, const QString &url)
{
    return {{QStringLiteral("name"), QLatin1String(name)},
            {QStringLiteral("method"), QLatin1String(method)},
            {QStringLiteral("url"), url}};
}

/// The links with which a customer pays by an app, and the merchant's own links for this payment.
QJsonArray actionsOf(const MidtransTransaction &transaction)
{
    const QString type = transaction.method.type;
    const QString self = linkTo(transaction, QStringLiteral("/v2/"));
    QJsonArray actions;
    if (type == QLatin1String("gopay") || type == QLatin1String("qris"))
        actions.append(
            action("generate-qr-code", "GET",
                   linkTo(transaction, QStringLiteral("/v2/%1/").arg(type)) + QStringLiteral("/qr-code")));
    if (type == QLatin1String("gopay") || type == QLatin1String("shopeepay"))
        actions.append(action("deeplink-redirect", "GET",
                              linkTo(transaction, QStringLiteral("/deeplink/payment?tref="))));
    if (type == QLatin1String("gopay")) {
        actions.append(action("get-status", "GET", self + QStringLiteral("/status")));
        actions.append(action("cancel", "POST", self + QStringLiteral("/cancel")));
    }
    return actions;
}

void addCard(QJsonObject &document, const MidtransTransaction &transaction)
{
    document.insert(QStringLiteral("masked_card"), transaction.method.card.masked);
    document.insert(QStringLiteral("bank"), transaction.method.bank);
    if (transaction.status == MidtransStatus::Pending)
        return;
    document.insert(QStringLiteral("approval_code"), digitsOf(transaction, 12));
    document.insert(QStringLiteral("eci"), QStringLiteral("05"));
    document.insert(QStringLiteral("card_type"), QStringLiteral("credit"));
    document.insert(QStringLiteral("channel_response_code"), QStringLiteral("00"));
    document.insert(QStringLiteral("channel_response_message"), QStringLiteral("Approved"));
}

void addQris(QJsonObject &document, const MidtransMethod &method)
{
    document.insert(QStringLiteral("issuer"), method.issuer);
    document.insert(QStringLiteral("acquirer"), method.acquirer);
    document.insert(QStringLiteral("transaction_type"),
                    method.isOnUs ? QStringLiteral("on-us") : QStringLiteral("off-us"));
}

void addMethod(QJsonObject &document, const MidtransTransaction &transaction)
{
    const MidtransMethod &method = transaction.method;
    if (method.type == QLatin1String("bank_transfer"))
        addVirtualAccount(document, transaction);
    if (method.type == QLatin1String("echannel")) {
        document.insert(QStringLiteral("biller_code"), QStringLiteral("70012"));
        document.insert(QStringLiteral("bill_key"), digitsOf(transaction, 12));
    }
    if (transaction.method.isCard())
        addCard(document, transaction);
    if (method.type == QLatin1String("qris"))
        addQris(document, method);
    if (method.type == QLatin1String("cstore")) {
        document.insert(QStringLiteral("store"), method.store);
        document.insert(QStringLiteral("payment_code"), digitsOf(transaction, 14));
    }
}

QJsonObject described(const MidtransRefund &refund)
{
    QJsonObject object{{QStringLiteral("refund_chargeback_id"), refund.id},
                       {QStringLiteral("refund_amount"), rupiahText(refund.amount)},
                       {QStringLiteral("created_at"), jakartaText(refund.createdAt)},
                       {QStringLiteral("reason"), refund.reason},
                       {QStringLiteral("refund_key"), refund.key}};
    if (refund.confirmedAt) {
        object.insert(QStringLiteral("refund_method"), QStringLiteral("online"));
        object.insert(QStringLiteral("bank_confirmed_at"), jakartaText(*refund.confirmedAt));
    }
    return object;
}

void addRefunds(QJsonObject &document, const MidtransTransaction &transaction)
{
    QJsonArray refunds;
    for (const MidtransRefund &refund : transaction.refunds)
        refunds.append(described(refund));
    document.insert(QStringLiteral("refund_amount"), rupiahText(transaction.refunded()));
    document.insert(QStringLiteral("refunds"), refunds);
}

/// If the customer pays a fee, the order's amount is in `metadata.extra_info.gross_amount_info` (gateways.md
/// C, row 1).
void addFee(QJsonObject &document, const MidtransTransaction &transaction)
{
    const QJsonObject info{
        {QStringLiteral("original_amount"), rupiahText(transaction.amount)},
        {QStringLiteral("customer_imposed_payment_fee"), rupiahText(transaction.customerFee)}};
    const QJsonObject extra{{QStringLiteral("gross_amount_info"), info}};
    document.insert(QStringLiteral("metadata"), QJsonObject{{QStringLiteral("extra_info"), extra}});
}

} // namespace

QString rupiahText(qint64 amount)
{
    return QStringLiteral("%1.00").arg(amount);
}

QString midtransSignature(const QString &orderId, const QString &statusCode, const QString &grossAmount,
                          const QString &serverKey)
{
    const QByteArray text = (orderId + statusCode + grossAmount + serverKey).toUtf8();
    return QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha512).toHex());
}

QJsonObject midtransHead(const MidtransTransaction &transaction, int code, const QString &message)
{
    return {{QStringLiteral("status_code"), QString::number(code)},
            {QStringLiteral("status_message"), message},
            {QStringLiteral("transaction_id"), transaction.transactionId},
            {QStringLiteral("order_id"), transaction.orderId},
            {QStringLiteral("payment_type"), transaction.method.type},
            {QStringLiteral("transaction_time"), jakartaText(transaction.createdAt)},
            {QStringLiteral("transaction_status"), word(transaction.status)},
            {QStringLiteral("gross_amount"), rupiahText(transaction.gross())}};
}

void addDecision(QJsonObject &document, const MidtransTransaction &transaction)
{
    if (!transaction.fraudStatus.isEmpty())
        document.insert(QStringLiteral("fraud_status"), transaction.fraudStatus);
    if (!transaction.method.isCard())
        return;
    document.insert(QStringLiteral("masked_card"), transaction.method.card.masked);
    document.insert(QStringLiteral("bank"), transaction.method.bank);
}

QJsonObject midtransChargeDocument(const MidtransTransaction &transaction, const QString &merchantId,
                                   const QString &serverKey, int code, const QString &message)
{
    QJsonObject document = midtransDocument(transaction, merchantId, serverKey, code, message);
    if (const QJsonArray actions = actionsOf(transaction); !actions.isEmpty())
        document.insert(QStringLiteral("actions"), actions);
    if (transaction.method.type == QLatin1String("qris"))
        document.insert(QStringLiteral("qr_string"),
                        QStringLiteral("00020101021226") + digitsOf(transaction, 32));
    if (transaction.method.isCard() && transaction.status == MidtransStatus::Pending)
        document.insert(QStringLiteral("redirect_url"),
                        linkTo(transaction, QStringLiteral("/v2/3ds/redirect/")));
    return document;
}

QJsonObject midtransDocument(const MidtransTransaction &transaction, const QString &merchantId,
                             const QString &serverKey, int code, const QString &message)
{
    QJsonObject document = midtransHead(transaction, code, message);
    document.insert(QStringLiteral("merchant_id"), merchantId);
    document.insert(QStringLiteral("currency"), QStringLiteral("IDR"));
    document.insert(QStringLiteral("expiry_time"), jakartaText(transaction.expiresAt));
    document.insert(QStringLiteral("signature_key"),
                    midtransSignature(transaction.orderId, QString::number(code),
                                      rupiahText(transaction.gross()), serverKey));
    if (!transaction.fraudStatus.isEmpty())
        document.insert(QStringLiteral("fraud_status"), transaction.fraudStatus);
    if (transaction.settledAt)
        document.insert(QStringLiteral("settlement_time"), jakartaText(*transaction.settledAt));
    addMethod(document, transaction);
    if (!transaction.refunds.isEmpty())
        addRefunds(document, transaction);
    if (transaction.customerFee != 0)
        addFee(document, transaction);
    return document;
}

} // namespace meja::sandbox
