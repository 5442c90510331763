#pragma once

#include "midtranssettings.h"
#include "midtranstransaction.h"
#include "sandboxcontext.h"
#include "webhookplans.h"

#include <QJsonObject>

namespace meja::sandbox {

/// Sends Midtrans' notifications for every change, with errors, repetitions or losses if planned. Source:
/// gateways.md A.4. Used by `MidtransLifecycle` and the admin interface.
class MidtransWebhooks
{
public:
    MidtransWebhooks(SandboxContext &context, const MidtransSettings &settings, QString merchantId,
                     QString serverKey);

    WebhookPlans &plans() { return m_plans; }
    /// Sends the transaction's current status, modified by the next matching plan.
    void announce(MidtransTransaction &transaction);
    /// Sends an additional notification now, without using a plan. False if the mode is unknown.
    [[nodiscard]] bool sendAdditional(MidtransTransaction &transaction, const WebhookPlan &plan);

private:
    [[nodiscard]] QJsonObject message(const MidtransTransaction &transaction) const;
    void send(MidtransTransaction &transaction, const WebhookPlan &plan, Moment delay);
    void applyPlan(QJsonObject &body, const WebhookPlan &plan) const;
    void sign(QJsonObject &body, const QString &key) const;
    void post(const MidtransTransaction &transaction, const WebhookPlan &plan, const QJsonObject &body,
              Moment delay);
    [[nodiscard]] QStringList urls(const MidtransTransaction &transaction) const;

    SandboxContext &m_context;
    const MidtransSettings &m_settings;
    QString m_merchantId;
    QString m_serverKey;
    WebhookPlans m_plans;
};

} // namespace meja::sandbox
