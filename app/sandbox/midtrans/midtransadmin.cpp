#include "midtransadmin.h"

#include "adminreplies.h"
#include "midtransdocument.h"

namespace meja::sandbox {

namespace {

using enum MidtransStatus;

const QString dashboardActor = QStringLiteral("dashboard");

QString text(const QJsonObject &body, const char *name)
{
    return body.value(QLatin1String(name)).toString();
}

bool flag(const QJsonObject &body, const char *name, bool fallback)
{
    return body.value(QLatin1String(name)).toBool(fallback);
}

qint64 number(const QJsonObject &body, const char *name, qint64 fallback = 0)
{
    return body.value(QLatin1String(name)).toInteger(fallback);
}

MidtransMethod methodIn(const QJsonObject &body)
{
    return {.type = text(body, "payment_type"),
            .bank = text(body, "bank"),
            .store = text(body, "store"),
            .acquirer = text(body, "acquirer"),
            .issuer = text(body, "issuer"),
            .isOnUs = flag(body, "on_us", true),
            .isStatic = flag(body, "static", false),
            .isTokenized = flag(body, "tokenized", false)};
}

MidtransTransaction transactionIn(const QJsonObject &body)
{
    MidtransTransaction transaction;
    transaction.orderId = text(body, "order_id");
    transaction.transactionId = text(body, "transaction_id");
    transaction.amount = number(body, "gross_amount");
    transaction.customerFee = number(body, "customer_fee");
    transaction.method = methodIn(body);
    transaction.fraudStatus = body.value(QStringLiteral("fraud_status")).toString(transaction.fraudStatus);
    transaction.willBeReversed = flag(body, "will_be_reversed", false);
    transaction.createdAt = fromRfc3339(text(body, "created_at")).value_or(0);
    transaction.settledAt = fromRfc3339(text(body, "settled_at"));
    return transaction;
}

QJsonObject described(const MidtransTransaction &transaction)
{
    QJsonObject object = midtransDocument(transaction, {}, {}, transaction.statusCode(), {});
    for (const char *name : {"merchant_id", "signature_key", "status_message"})
        object.remove(QLatin1String(name));
    object.insert(QStringLiteral("refunded"), transaction.refunded());
    object.insert(QStringLiteral("charged_back"), transaction.chargedBack);
    return object;
}

} // namespace

WebhookPlan webhookPlanIn(const QJsonObject &body)
{
    WebhookPlan plan;
    plan.subject = text(body, "subject");
    plan.mode = body.value(QStringLiteral("mode")).toString(plan.mode);
    plan.status = text(body, "status");
    plan.count = number(body, "count", plan.count);
    plan.seconds = number(body, "seconds", plan.seconds);
    return plan;
}

Reply MidtransAdmin::create(const QJsonObject &body)
{
    MidtransTransaction transaction = transactionIn(body);
    const QString status = text(body, "status");
    const std::optional<MidtransStatus> known = midtransStatus(status);
    if (transaction.orderId.isEmpty() || transaction.amount <= 0 || (!status.isEmpty() && !known))
        return refused(
            400, QStringLiteral("order_id and gross_amount are required; status must be empty or known"));
    transaction.status = known.value_or(None);
    MidtransTransaction &added = m_midtrans.lifecycle().begin(std::move(transaction));
    if (flag(body, "notify", false))
        m_midtrans.lifecycle().announce(added);
    return done(described(added));
}

Reply MidtransAdmin::show(const QString &id) const
{
    const MidtransTransaction *transaction = m_midtrans.registry().byAnyId(id);
    if (!transaction)
        return refused(404, QStringLiteral("unknown transaction"));
    return done(described(*transaction));
}

Reply MidtransAdmin::act(const QString &id, const QString &action, const QJsonObject &body)
{
    MidtransTransaction *transaction = m_midtrans.registry().byAnyId(id);
    if (!transaction)
        return refused(404, QStringLiteral("unknown transaction"));
    std::optional<bool> isDone = move(*transaction, action);
    if (!isDone)
        isDone = change(*transaction, action, body);
    if (!isDone)
        return refused(400, QStringLiteral("unknown action"));
    if (!*isDone)
        return refused(409, QStringLiteral("not possible in status %1").arg(word(transaction->status)));
    return done(described(*transaction));
}

std::optional<bool> MidtransAdmin::move(MidtransTransaction &transaction, const QString &action)
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
        return m_midtrans.lifecycle().pay(transaction, QStringLiteral("customer"));
    for (const Move &each : moves)
        if (action == QLatin1String(each.action))
            return m_midtrans.lifecycle().transitionTo(transaction, each.status,
                                                       QString::fromLatin1(each.by));
    return {};
}

std::optional<bool> MidtransAdmin::change(MidtransTransaction &transaction, const QString &action,
                                          const QJsonObject &body)
{
    if (action == QLatin1String("choose"))
        return m_midtrans.lifecycle().choose(transaction, methodIn(body));
    if (action == QLatin1String("refund"))
        return refund(transaction, body);
    if (action == QLatin1String("chargeback"))
        return m_midtrans.lifecycle().chargeBack(transaction, number(body, "amount"));
    if (action == QLatin1String("confirm-refund"))
        return m_midtrans.refunds().confirm(transaction, text(body, "refund_key"));
    if (action == QLatin1String("fail-refund"))
        return m_midtrans.refunds().fail(transaction, text(body, "refund_key"));
    if (action != QLatin1String("deny-refunds"))
        return {};
    transaction.refundsToDeny = number(body, "count", 1);
    return true;
}

bool MidtransAdmin::refund(MidtransTransaction &transaction, const QJsonObject &body)
{
    RefundRequest refund{.key = text(body, "refund_key"), .reason = text(body, "reason")};
    if (body.contains(QStringLiteral("amount")))
        refund.amount = number(body, "amount");
    const Reply reply = m_midtrans.refunds().refund(transaction, refund, dashboardActor);
    return reply.body.value(QStringLiteral("status_code")) == QLatin1String("200");
}

Reply MidtransAdmin::planWebhooks(const QJsonObject &body)
{
    if (!m_midtrans.webhooks().plans().add(webhookPlanIn(body)))
        return refused(400, QStringLiteral("unknown mode"));
    return done();
}

Reply MidtransAdmin::sendWebhook(const QJsonObject &body)
{
    const WebhookPlan plan = webhookPlanIn(body);
    MidtransTransaction *transaction = m_midtrans.registry().byAnyId(plan.subject);
    if (!transaction)
        return refused(404, QStringLiteral("unknown transaction"));
    if (!m_midtrans.webhooks().sendAdditional(*transaction, plan))
        return refused(400, QStringLiteral("unknown mode"));
    return done();
}

} // namespace meja::sandbox
