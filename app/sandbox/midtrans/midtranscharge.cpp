#include "midtranscharge.h"

#include "chargevalidation.h"
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
    method.accountNumber = nested("bank_transfer", "va_number");
    method.isAuthorizeOnly = nested("credit_card", "type") == QLatin1String("authorize");
    if (method.type == QLatin1String("credit_card") && method.bank.isEmpty())
        method.bank = QStringLiteral("bca");
    return method;
}

/// When a payment with this `custom_expiry` expires; 0 without one. An order time is written with its offset,
/// as in `2016-12-07 11:54:12 +0700`.
Moment expiryIn(const QJsonObject &expiry, Moment now)
{
    static const QHash<QString, Moment> units{{QStringLiteral("second"), oneSecond},
                                              {QStringLiteral("minute"), oneMinute},
                                              {QStringLiteral("hour"), oneHour},
                                              {QStringLiteral("day"), oneDay}};
    if (expiry.isEmpty())
        return 0;
    const QString orderTime = expiry.value(QStringLiteral("order_time")).toString();
    const Moment start = fromJakartaText(orderTime.left(19)).value_or(now);
    return start + rupiahIn(expiry.value(QStringLiteral("expiry_duration"))).value_or(1) *
                       units.value(expiry.value(QStringLiteral("unit")).toString(QStringLiteral("minute")));
}

MidtransTransaction transactionIn(const Call &call, const QJsonObject &body)
{
    const QJsonObject details = body.value(QStringLiteral("transaction_details")).toObject();
    MidtransTransaction transaction;
    transaction.orderId = details.value(QStringLiteral("order_id")).toString();
    transaction.amount = rupiahIn(details.value(QStringLiteral("gross_amount"))).value_or(0);
    transaction.method = methodOf(body);
    transaction.overridingUrls = urlsOf(call, QStringLiteral("x-override-notification"));
    transaction.appendedUrls = urlsOf(call, QStringLiteral("x-append-notification"));
    transaction.baseUrl = baseUrl(call);
    return transaction;
}

QString messageFor(const MidtransTransaction &transaction)
{
    if (transaction.fraudStatus == QLatin1String("deny"))
        return QStringLiteral("Denied by fraud detection");
    if (transaction.isChallenged())
        return QStringLiteral("Success, transaction is challenged by fraud detection");
    return transaction.status == Deny
               ? QStringLiteral("Denied by the bank with code [05] and message [Do not honour]")
               : QStringLiteral("Success, transaction is created");
}

} // namespace

MidtransCharge::MidtransCharge(const MidtransSettings &settings, MidtransRegistry &registry,
                               MidtransLifecycle &lifecycle, QString merchantId, QString serverKey)
    : m_settings(settings),
      m_registry(registry),
      m_lifecycle(lifecycle),
      m_merchantId(std::move(merchantId)),
      m_serverKey(std::move(serverKey)),
      m_cards(settings)
{}

Reply MidtransCharge::charge(const Call &call, const QJsonObject &body, Randomness &ids)
{
    if (const QStringList problems = chargeProblems(body); !problems.isEmpty())
        return midtransValidationError(problems, ids.uuid(), m_settings);
    MidtransTransaction transaction = transactionIn(call, body);
    transaction.expiresAt =
        expiryIn(body.value(QStringLiteral("custom_expiry")).toObject(), m_lifecycle.now());
    if (!knownTypes().contains(transaction.method.type))
        return midtransError(402, QStringLiteral("Merchant has no access to this payment type"), m_settings);
    if (isTaken(transaction.orderId))
        return midtransError(406, QStringLiteral("The order id is taken already"), m_settings);
    if (isInUse(transaction.method))
        transaction.method.accountNumber.clear();
    if (transaction.method.type != QLatin1String("credit_card"))
        return begin(std::move(transaction), {});
    const QJsonObject card = body.value(QStringLiteral("credit_card")).toObject();
    const auto taken = m_cards.take(card.value(QStringLiteral("token_id")).toString());
    if (!taken)
        return midtransError(411, QStringLiteral("Token id is missing, invalid, or timed out"), m_settings);
    transaction.method.card = *taken;
    return begin(std::move(transaction), card);
}

Reply MidtransCharge::begin(MidtransTransaction transaction, const QJsonObject &card)
{
    transaction.status = Pending;
    MidtransTransaction &added = m_lifecycle.begin(std::move(transaction));
    // A card pays at once, unless the customer confirms the payment first (3-D Secure).
    if (!card.isEmpty() && !card.value(QStringLiteral("authentication")).toBool())
        m_lifecycle.payByCard(added, QStringLiteral("customer"));
    else
        m_lifecycle.announce(added);
    return created(added);
}

bool MidtransCharge::isInUse(const MidtransMethod &method) const
{
    return !method.accountNumber.isEmpty() &&
           m_registry.contains([&method](const MidtransTransaction &earlier) {
               return earlier.status == Pending && earlier.method.bank == method.bank &&
                      earlier.method.accountNumber == method.accountNumber;
           });
}

bool MidtransCharge::isTaken(const QString &orderId) const
{
    const MidtransTransaction *earlier = m_registry.byOrder(orderId);
    return earlier && earlier->status != Cancel && earlier->status != Expire && earlier->status != None;
}

Reply MidtransCharge::created(MidtransTransaction &transaction)
{
    return midtransReply(midtransChargeDocument(transaction, m_merchantId, m_serverKey,
                                                transaction.statusCode(), messageFor(transaction)),
                         m_settings);
}

} // namespace meja::sandbox
