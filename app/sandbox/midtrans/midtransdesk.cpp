#include "midtransdesk.h"

#include "deskanswers.h"
#include "midtransdocument.h"

namespace meja::sandbox {

namespace {

using enum MidtransStatus;

const QString Dashboard = QStringLiteral("dashboard");

QString text(const QJsonObject &wish, const char *name)
{
    return wish.value(QLatin1String(name)).toString();
}

bool flag(const QJsonObject &wish, const char *name, bool otherwise)
{
    return wish.value(QLatin1String(name)).toBool(otherwise);
}

qint64 number(const QJsonObject &wish, const char *name, qint64 otherwise = 0)
{
    return wish.value(QLatin1String(name)).toInteger(otherwise);
}

MidtransMethod methodIn(const QJsonObject &wish)
{
    return {.type = text(wish, "payment_type"),
            .bank = text(wish, "bank"),
            .store = text(wish, "store"),
            .acquirer = text(wish, "acquirer"),
            .issuer = text(wish, "issuer"),
            .isOnUs = flag(wish, "on_us", true),
            .isStatic = flag(wish, "static", false),
            .isTokenized = flag(wish, "tokenized", false)};
}

MidtransTransaction transactionIn(const QJsonObject &wish)
{
    MidtransTransaction transaction;
    transaction.orderId = text(wish, "order_id");
    transaction.transactionId = text(wish, "transaction_id");
    transaction.amount = number(wish, "gross_amount");
    transaction.customerFee = number(wish, "customer_fee");
    transaction.method = methodIn(wish);
    transaction.fraudStatus = wish.value(QStringLiteral("fraud_status")).toString(transaction.fraudStatus);
    transaction.willBeReversed = flag(wish, "will_be_reversed", false);
    transaction.createdAt = fromRfc3339(text(wish, "created_at")).value_or(0);
    transaction.settledAt = fromRfc3339(text(wish, "settled_at"));
    return transaction;
}

QJsonObject described(const MidtransTransaction &transaction)
{
    QJsonObject object = midtransDocument(transaction, {}, {}, statusCode(transaction.status), {});
    for (const char *name : {"merchant_id", "signature_key", "status_message"})
        object.remove(QLatin1String(name));
    object.insert(QStringLiteral("refunded"), transaction.refunded());
    object.insert(QStringLiteral("charged_back"), transaction.chargedBack);
    return object;
}

} // namespace

WebhookPlan webhookPlanIn(const QJsonObject &wish)
{
    WebhookPlan plan;
    plan.subject = text(wish, "subject");
    plan.mode = wish.value(QStringLiteral("mode")).toString(plan.mode);
    plan.status = text(wish, "status");
    plan.count = number(wish, "count", plan.count);
    plan.seconds = number(wish, "seconds", plan.seconds);
    return plan;
}

Reply MidtransDesk::create(const QJsonObject &wish)
{
    MidtransTransaction transaction = transactionIn(wish);
    const QString status = text(wish, "status");
    const std::optional<MidtransStatus> known = midtransStatus(status);
    if (transaction.orderId.isEmpty() || transaction.amount <= 0 || (!status.isEmpty() && !known))
        return refused(400, QStringLiteral("order_id, gross_amount or status is no such thing"));
    transaction.status = known.value_or(None);
    MidtransTransaction &added = m_midtrans.life().begin(std::move(transaction));
    if (flag(wish, "notify", false))
        m_midtrans.life().announce(added);
    return done(described(added));
}

Reply MidtransDesk::show(const QString &id) const
{
    const MidtransTransaction *transaction = m_midtrans.book().byEither(id);
    if (!transaction)
        return refused(404, QStringLiteral("no such transaction"));
    return done(described(*transaction));
}

Reply MidtransDesk::act(const QString &id, const QString &action, const QJsonObject &wish)
{
    MidtransTransaction *transaction = m_midtrans.book().byEither(id);
    if (!transaction)
        return refused(404, QStringLiteral("no such transaction"));
    std::optional<bool> happened = move(*transaction, action);
    if (!happened)
        happened = change(*transaction, action, wish);
    if (!happened)
        return refused(400, QStringLiteral("unknown action"));
    if (!*happened)
        return refused(409, QStringLiteral("not from %1").arg(word(transaction->status)));
    return done(described(*transaction));
}

std::optional<bool> MidtransDesk::move(MidtransTransaction &transaction, const QString &action)
{
    struct Move
    {
        const char *action;
        MidtransStatus status;
        const char *by;
    };
    static constexpr Move moves[] = {{"authorize", Authorize, "customer"},
                                     {"capture", Capture, "dashboard"},
                                     {"settle", Settlement, "time"},
                                     {"deny", Deny, "customer"},
                                     {"reverse", Deny, "time"},
                                     {"expire", Expire, "time"},
                                     {"cancel", Cancel, "dashboard"},
                                     {"fail", Failure, "time"}};
    if (action == QLatin1String("pay"))
        return m_midtrans.life().pay(transaction, QStringLiteral("customer"));
    for (const Move &each : moves)
        if (action == QLatin1String(each.action))
            return m_midtrans.life().become(transaction, each.status, QString::fromLatin1(each.by));
    return {};
}

std::optional<bool> MidtransDesk::change(MidtransTransaction &transaction, const QString &action,
                                         const QJsonObject &wish)
{
    if (action == QLatin1String("choose"))
        return m_midtrans.life().choose(transaction, methodIn(wish));
    if (action == QLatin1String("refund"))
        return refund(transaction, wish);
    if (action == QLatin1String("chargeback"))
        return m_midtrans.life().chargeBack(transaction, number(wish, "amount"));
    if (action == QLatin1String("confirm-refund"))
        return m_midtrans.refunds().confirm(transaction, text(wish, "refund_key"));
    if (action == QLatin1String("fail-refund"))
        return m_midtrans.refunds().fail(transaction, text(wish, "refund_key"));
    if (action != QLatin1String("deny-refunds"))
        return {};
    transaction.refundsToDeny = number(wish, "count", 1);
    return true;
}

bool MidtransDesk::refund(MidtransTransaction &transaction, const QJsonObject &wish)
{
    RefundWish refund{.key = text(wish, "refund_key"), .reason = text(wish, "reason")};
    if (wish.contains(QStringLiteral("amount")))
        refund.amount = number(wish, "amount");
    const Reply reply = m_midtrans.refunds().refund(transaction, refund, Dashboard);
    return reply.body.value(QStringLiteral("status_code")) == QLatin1String("200");
}

Reply MidtransDesk::planWebhooks(const QJsonObject &wish)
{
    if (!m_midtrans.webhooks().plans().add(webhookPlanIn(wish)))
        return refused(400, QStringLiteral("unknown mode"));
    return done();
}

Reply MidtransDesk::sendWebhook(const QJsonObject &wish)
{
    const WebhookPlan plan = webhookPlanIn(wish);
    MidtransTransaction *transaction = m_midtrans.book().byEither(plan.subject);
    if (!transaction)
        return refused(404, QStringLiteral("no such transaction"));
    if (!m_midtrans.webhooks().announceAs(*transaction, plan))
        return refused(400, QStringLiteral("unknown mode"));
    return done();
}

} // namespace meja::sandbox
