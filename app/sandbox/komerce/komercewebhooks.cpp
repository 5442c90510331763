#include "komercewebhooks.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace meja::sandbox {

namespace {

const QString komerceName = QStringLiteral("komerce");

QStringList komerceModes()
{
    return {QStringLiteral("forged"),    QStringLiteral("unknown_order"), QStringLiteral("empty_cnote"),
            QStringLiteral("duplicate"), QStringLiteral("simultaneous"),  QStringLiteral("out_of_order"),
            QStringLiteral("late"),      QStringLiteral("lost")};
}

} // namespace

QString shownStatus(const Parcel &parcel, const KomerceSettings &settings)
{
    return parcel.statusOverride.isEmpty() ? orderStatus(parcel.stage, settings.usesEnglish)
                                           : parcel.statusOverride;
}

KomerceWebhooks::KomerceWebhooks(SandboxContext &context, const KomerceSettings &settings)
    : m_context(context), m_settings(settings), m_plans(komerceModes())
{
    m_context.outbox.setRule(komerceName, [this](const Webhook &webhook) { return handleResponse(webhook); });
}

void KomerceWebhooks::announce(const Parcel &parcel)
{
    // Komerce sends no notifications for waybills without an order.
    if (!parcel.orderNo.isEmpty())
        send(parcel, m_plans.take(parcel.orderNo), m_settings.webhookDelaySeconds * oneSecond);
}

bool KomerceWebhooks::sendAdditional(const Parcel &parcel, const WebhookPlan &plan)
{
    const bool isKnown = m_plans.hasMode(plan.mode);
    if (isKnown)
        send(parcel, plan, 0);
    return isKnown;
}

void KomerceWebhooks::activate()
{
    m_isActive = true;
    m_failuresInARow = 0;
}

std::optional<Moment> KomerceWebhooks::handleResponse(const Webhook &webhook)
{
    m_failuresInARow = webhook.attempts.last().status == 200 ? 0 : m_failuresInARow + 1;
    if (m_failuresInARow >= m_settings.webhookDeactivatesAfter)
        m_isActive = false;
    if (!m_isActive || webhook.attempts.size() > m_settings.webhookRetries)
        return {};
    return m_settings.webhookRetrySeconds * oneSecond;
}

QJsonObject KomerceWebhooks::message(const Parcel &parcel, const WebhookPlan &plan) const
{
    QJsonObject body{{QStringLiteral("order_no"), parcel.orderNo},
                     {QStringLiteral("cnote"), parcel.awb},
                     {QStringLiteral("status"), shownStatus(parcel, m_settings)}};
    if (plan.mode == QLatin1String("forged"))
        body.insert(QStringLiteral("status"),
                    plan.status.isEmpty() ? QStringLiteral("Selesai") : plan.status);
    if (plan.mode == QLatin1String("unknown_order"))
        body.insert(QStringLiteral("order_no"), QStringLiteral("KOM00000000000000000"));
    if (plan.mode == QLatin1String("empty_cnote"))
        body.insert(QStringLiteral("cnote"), QString());
    return body;
}

void KomerceWebhooks::send(const Parcel &parcel, const WebhookPlan &plan, Moment delay)
{
    const QJsonObject body = message(parcel, plan);
    const QJsonDocument document =
        m_settings.webhookAsArray ? QJsonDocument(QJsonArray{body}) : QJsonDocument(body);
    post({.partner = komerceName,
          .subject = parcel.orderNo,
          .mode = plan.mode,
          .url = m_isActive ? m_settings.webhookUrl : QString(),
          .method = m_settings.webhookByPut ? "PUT" : "POST",
          .userAgent = "Komerce",
          .body = document.toJson(QJsonDocument::Compact),
          .timeoutMilliseconds = m_settings.webhookTimeoutMilliseconds,
          .burst = plan.mode == QLatin1String("simultaneous") ? m_context.outbox.newBurst() : 0},
         plan, plan.mode == QLatin1String("late") ? plan.seconds * oneSecond : delay);
}

void KomerceWebhooks::post(const Webhook &webhook, const WebhookPlan &plan, Moment delay)
{
    Outbox &outbox = m_context.outbox;
    if (plan.mode == QLatin1String("lost")) {
        outbox.lose(webhook);
        return;
    }
    if (plan.mode == QLatin1String("out_of_order")) {
        outbox.hold(webhook);
        return;
    }
    outbox.post(webhook, delay);
    if (plan.mode == QLatin1String("duplicate") || webhook.burst != 0)
        outbox.post(webhook, delay);
    outbox.release(komerceName, webhook.subject, delay + oneSecond);
}

} // namespace meja::sandbox
