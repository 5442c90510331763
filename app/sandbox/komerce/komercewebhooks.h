#pragma once

#include "komercesettings.h"
#include "parcel.h"
#include "surroundings.h"
#include "webhookplans.h"

namespace meja::sandbox {

/// Tells the merchant of every change in three fields, unsigned, until he answered too often with other than
/// 200.
class KomerceWebhooks
{
public:
    KomerceWebhooks(Surroundings &surroundings, const KomerceSettings &settings);
    Q_DISABLE_COPY_MOVE(KomerceWebhooks)

    WebhookPlans &plans() { return m_plans; }
    void announce(const Parcel &parcel);
    /// One more message, now, and none of the plans touched. False when there is no such mode.
    [[nodiscard]] bool announceAs(const Parcel &parcel, const WebhookPlan &plan);

    [[nodiscard]] bool isActive() const { return m_isActive; }
    /// As when the merchant registers again.
    void activate();

private:
    [[nodiscard]] std::optional<Moment> afterwards(const Webhook &webhook);
    [[nodiscard]] QJsonObject message(const Parcel &parcel, const WebhookPlan &plan) const;
    void send(const Parcel &parcel, const WebhookPlan &plan, Moment delay);
    void post(const Webhook &webhook, const WebhookPlan &plan, Moment delay);

    Surroundings &m_surroundings;
    const KomerceSettings &m_settings;
    WebhookPlans m_plans;
    qint64 m_failuresInARow = 0;
    bool m_isActive = true;
};

/// The word the Delivery API shows for a parcel.
[[nodiscard]] QString shownStatus(const Parcel &parcel, const KomerceSettings &settings);

} // namespace meja::sandbox
