#pragma once

#include "komercesettings.h"
#include "parcel.h"
#include "sandboxcontext.h"
#include "webhookplans.h"

namespace meja::sandbox {

/// Sends Komerce's notifications: three fields, without a signature, for every change. Stops after too many
/// consecutive responses other than 200 (gateways.md B.3). Used by `ParcelLifecycle` and the admin interface.
class KomerceWebhooks
{
public:
    KomerceWebhooks(SandboxContext &context, const KomerceSettings &settings);
    Q_DISABLE_COPY_MOVE(KomerceWebhooks)

    WebhookPlans &plans() { return m_plans; }
    /// Sends the parcel's status, modified by the next matching plan.
    void announce(const Parcel &parcel);
    /// Sends an additional notification now, without using a plan. False if the mode is unknown.
    [[nodiscard]] bool sendAdditional(const Parcel &parcel, const WebhookPlan &plan);

    [[nodiscard]] bool isActive() const { return m_isActive; }
    /// Starts sending again, as after a new registration by the merchant.
    void activate();

private:
    [[nodiscard]] std::optional<Moment> handleResponse(const Webhook &webhook);
    [[nodiscard]] QJsonObject message(const Parcel &parcel, const WebhookPlan &plan) const;
    void send(const Parcel &parcel, const WebhookPlan &plan, Moment delay);
    void post(const Webhook &webhook, const WebhookPlan &plan, Moment delay);

    SandboxContext &m_context;
    const KomerceSettings &m_settings;
    WebhookPlans m_plans;
    qint64 m_failuresInARow = 0;
    bool m_isActive = true;
};

/// The status word that the Delivery API shows for a parcel.
[[nodiscard]] QString shownStatus(const Parcel &parcel, const KomerceSettings &settings);

} // namespace meja::sandbox
