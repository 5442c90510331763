#include "midtranswebhooks.h"

#include "midtransdocument.h"
#include "midtransretries.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace meja::sandbox {

namespace {

const QString midtransName = QStringLiteral("midtrans");
/// Rupiah: the fee that the mode `fee_inclusive` adds.
constexpr qint64 addedFee = 4'000;

QString textOf(const QJsonObject &body, const QString &name)
{
    return body.value(name).toString();
}

QStringList midtransModes()
{
    return {QStringLiteral("wrong_signature"),
            QStringLiteral("replay_status"),
            QStringLiteral("replay_amount"),
            QStringLiteral("unknown_order"),
            QStringLiteral("foreign_key"),
            QStringLiteral("duplicate"),
            QStringLiteral("simultaneous"),
            QStringLiteral("out_of_order"),
            QStringLiteral("late"),
            QStringLiteral("lost"),
            QStringLiteral("fee_inclusive"),
            QStringLiteral("no_refunds")};
}

/// A wrong status for the mode `replay_status`.
QString wrongStatus(const QString &status)
{
    return status == QLatin1String("settlement") ? QStringLiteral("refund") : QStringLiteral("settlement");
}

void addForgedRefund(QJsonObject &body)
{
    const QString gross = textOf(body, QStringLiteral("gross_amount"));
    const QJsonObject forged{
        {QStringLiteral("refund_chargeback_id"), 1},
        {QStringLiteral("refund_amount"), gross},
        {QStringLiteral("created_at"), textOf(body, QStringLiteral("transaction_time"))},
        {QStringLiteral("reason"), QString()},
        {QStringLiteral("refund_key"), QStringLiteral("FORGED-1")},
        {QStringLiteral("refund_method"), QStringLiteral("online")},
        {QStringLiteral("bank_confirmed_at"), textOf(body, QStringLiteral("transaction_time"))}};
    body.insert(QStringLiteral("refund_amount"), gross);
    body.insert(QStringLiteral("refunds"), QJsonArray{forged});
}

} // namespace

MidtransWebhooks::MidtransWebhooks(SandboxContext &context, const MidtransSettings &settings,
                                   QString merchantId, QString serverKey)
    : m_context(context),
      m_settings(settings),
      m_merchantId(std::move(merchantId)),
      m_serverKey(std::move(serverKey)),
      m_plans(midtransModes())
{
    m_context.outbox.setRule(midtransName, [this](const Webhook &webhook) {
        return midtransRetryDelay(webhook, m_context.random);
    });
}

void MidtransWebhooks::announce(MidtransTransaction &transaction)
{
    send(transaction, m_plans.take(transaction.orderId), m_settings.webhookDelaySeconds * oneSecond);
}

bool MidtransWebhooks::sendAdditional(MidtransTransaction &transaction, const WebhookPlan &plan)
{
    const bool isKnown = m_plans.hasMode(plan.mode);
    if (isKnown)
        send(transaction, plan, 0);
    return isKnown;
}

QJsonObject MidtransWebhooks::message(const MidtransTransaction &transaction) const
{
    return midtransDocument(transaction, m_merchantId, m_serverKey, webhookCode(transaction.status),
                            QStringLiteral("midtrans payment notification"));
}

void MidtransWebhooks::send(MidtransTransaction &transaction, const WebhookPlan &plan, Moment delay)
{
    if (plan.mode == QLatin1String("fee_inclusive") && transaction.customerFee == 0)
        transaction.customerFee = addedFee;
    QJsonObject body = message(transaction);
    applyPlan(body, plan);
    post(transaction, plan, body, plan.mode == QLatin1String("late") ? plan.seconds * oneSecond : delay);
}

void MidtransWebhooks::applyPlan(QJsonObject &body, const WebhookPlan &plan) const
{
    if (plan.mode == QLatin1String("wrong_signature"))
        sign(body, QStringLiteral("not a key"));
    if (plan.mode == QLatin1String("foreign_key"))
        sign(body, QStringLiteral("SB-Mid-server-of-another-merchant"));
    if (plan.mode == QLatin1String("unknown_order")) {
        body.insert(QStringLiteral("order_id"), QStringLiteral("UNKNOWN-ORDER"));
        sign(body, m_serverKey);
    }
    if (plan.mode == QLatin1String("replay_status"))
        body.insert(QStringLiteral("transaction_status"),
                    plan.status.isEmpty() ? wrongStatus(textOf(body, QStringLiteral("transaction_status")))
                                          : plan.status);
    if (plan.mode == QLatin1String("replay_amount"))
        addForgedRefund(body);
    if (plan.mode == QLatin1String("no_refunds")) {
        body.remove(QStringLiteral("refunds"));
        body.remove(QStringLiteral("refund_amount"));
    }
}

void MidtransWebhooks::sign(QJsonObject &body, const QString &key) const
{
    body.insert(QStringLiteral("signature_key"),
                midtransSignature(textOf(body, QStringLiteral("order_id")),
                                  textOf(body, QStringLiteral("status_code")),
                                  textOf(body, QStringLiteral("gross_amount")), key));
}

QStringList MidtransWebhooks::urls(const MidtransTransaction &transaction) const
{
    const QStringList main = transaction.overridingUrls.isEmpty() ? QStringList{m_settings.webhookUrl}
                                                                  : transaction.overridingUrls;
    return main + transaction.appendedUrls;
}

void MidtransWebhooks::post(const MidtransTransaction &transaction, const WebhookPlan &plan,
                            const QJsonObject &body, Moment delay)
{
    Outbox &outbox = m_context.outbox;
    Webhook webhook{.partner = midtransName,
                    .subject = transaction.orderId,
                    .mode = plan.mode,
                    .userAgent = "Veritrans",
                    .body = QJsonDocument(body).toJson(QJsonDocument::Compact),
                    .timeoutMilliseconds = m_settings.webhookTimeoutMilliseconds};
    webhook.burst = plan.mode == QLatin1String("simultaneous") ? outbox.newBurst() : 0;
    for (const QString &url : urls(transaction)) {
        webhook.url = url;
        if (plan.mode == QLatin1String("lost")) {
            outbox.lose(webhook);
        } else if (plan.mode == QLatin1String("out_of_order")) {
            outbox.hold(webhook);
        } else {
            outbox.post(webhook, delay);
            if (plan.mode == QLatin1String("duplicate") || webhook.burst != 0)
                outbox.post(webhook, delay);
            // Send the held notification after this later one.
            outbox.release(midtransName, transaction.orderId, delay + oneSecond);
        }
    }
}

} // namespace meja::sandbox
