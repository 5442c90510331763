#pragma once

#include "midtranssettings.h"
#include "midtranstransaction.h"
#include "surroundings.h"
#include "webhookplans.h"

#include <QJsonObject>

namespace meja::sandbox {

/// Tells the merchant of every change, and lies, stutters and loses on request.
class MidtransWebhooks
{
public:
    MidtransWebhooks(Surroundings &surroundings, const MidtransSettings &settings, QString merchantId,
                     QString serverKey);

    WebhookPlans &plans() { return m_plans; }
    /// A notification of what the transaction is right now.
    void announce(MidtransTransaction &transaction);
    /// One more notification, now, and none of the plans touched. False when there is no such mode.
    [[nodiscard]] bool announceAs(MidtransTransaction &transaction, const WebhookPlan &plan);

private:
    [[nodiscard]] QJsonObject message(const MidtransTransaction &transaction) const;
    void send(MidtransTransaction &transaction, const WebhookPlan &plan, Moment delay);
    void falsify(QJsonObject &body, const WebhookPlan &plan) const;
    void sign(QJsonObject &body, const QString &key) const;
    void post(const MidtransTransaction &transaction, const WebhookPlan &plan, const QJsonObject &body,
              Moment delay);
    [[nodiscard]] QStringList urls(const MidtransTransaction &transaction) const;

    Surroundings &m_surroundings;
    const MidtransSettings &m_settings;
    QString m_merchantId;
    QString m_serverKey;
    WebhookPlans m_plans;
};

} // namespace meja::sandbox
