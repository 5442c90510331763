#include "midtranscharge.h"

#include "midtransdocument.h"
#include "midtransreplies.h"

namespace meja::sandbox {

namespace {

using enum MidtransStatus;

constexpr qsizetype maxUrls = 3;

const QStringList &knownTypes()
{
    static const QStringList types{
        QStringLiteral("bank_transfer"), QStringLiteral("echannel"), QStringLiteral("cstore"),
        QStringLiteral("credit_card"),   QStringLiteral("gopay"),    QStringLiteral("qris"),
        QStringLiteral("shopeepay"),     QStringLiteral("dana"),     QStringLiteral("ovo"),
        QStringLiteral("akulaku"),       QStringLiteral("kredivo")};
    return types;
}

QStringList urlsOf(const Call &call, const QString &header)
{
    QStringList urls;
    for (const QString &url : call.headers.value(header).split(u',', Qt::SkipEmptyParts))
        if (urls.size() < maxUrls)
            urls.append(url.trimmed());
    return urls;
}

MidtransMethod methodOf(const QJsonObject &body)
{
    const auto nested = [&body](const char *object, const char *name) {
        return body.value(QLatin1String(object)).toObject().value(QLatin1String(name)).toString();
    };
    MidtransMethod method{.type = body.value(QStringLiteral("payment_type")).toString()};
    method.bank = method.type == QLatin1String("credit_card") ? nested("credit_card", "bank")
                                                              : nested("bank_transfer", "bank");
    method.store = nested("cstore", "store");
    method.acquirer = nested("qris", "acquirer");
    if (method.type == QLatin1String("qris") && method.acquirer.isEmpty())
        method.acquirer = QStringLiteral("gopay");
    method.issuer = method.acquirer;
    return method;
}

} // namespace

MidtransCharge::MidtransCharge(const MidtransSettings &settings, MidtransRegistry &registry,
                               MidtransLifecycle &lifecycle, QString merchantId, QString serverKey)
    : m_settings(settings),
      m_registry(registry),
      m_lifecycle(lifecycle),
      m_merchantId(std::move(merchantId)),
      m_serverKey(std::move(serverKey))
{}

Reply MidtransCharge::charge(const Call &call, const QJsonObject &body)
{
    const QJsonObject details = body.value(QStringLiteral("transaction_details")).toObject();
    MidtransTransaction transaction;
    transaction.orderId = details.value(QStringLiteral("order_id")).toString();
    transaction.amount = details.value(QStringLiteral("gross_amount")).toInteger();
    transaction.method = methodOf(body);
    if (transaction.orderId.isEmpty() || transaction.amount <= 0)
        return midtransError(400, QStringLiteral("transaction_details are not valid"), m_settings);
    if (!knownTypes().contains(transaction.method.type))
        return midtransError(402, QStringLiteral("Merchant has no access to this payment type"), m_settings);
    if (isTaken(transaction.orderId))
        return midtransError(406, QStringLiteral("The order id is taken already"), m_settings);
    transaction.overridingUrls = urlsOf(call, QStringLiteral("x-override-notification"));
    transaction.appendedUrls = urlsOf(call, QStringLiteral("x-append-notification"));
    transaction.status = transaction.method.type == QLatin1String("credit_card") ? Capture : Pending;
    return created(m_lifecycle.begin(std::move(transaction)));
}

bool MidtransCharge::isTaken(const QString &orderId) const
{
    const MidtransTransaction *earlier = m_registry.byOrder(orderId);
    return earlier && earlier->status != Cancel && earlier->status != Expire && earlier->status != None;
}

Reply MidtransCharge::created(MidtransTransaction &transaction)
{
    m_lifecycle.announce(transaction);
    return midtransReply(midtransDocument(transaction, m_merchantId, m_serverKey,
                                          statusCode(transaction.status),
                                          QStringLiteral("Success, transaction is created")),
                         m_settings);
}

} // namespace meja::sandbox
