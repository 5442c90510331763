#pragma once

#include "call.h"
#include "pickuphandler.h"

namespace meja::sandbox {

/// Emulates Komship's Delivery API. Source: gateways.md B.3. Used by `ProductHandler` and the admin
/// interface.
class Komerce
{
public:
    Komerce(SandboxContext &context, QString apiKey);
    Q_DISABLE_COPY_MOVE(Komerce)

    /// The endpoint and subjects of a call, without processing it.
    [[nodiscard]] Target target(const Call &call) const;
    [[nodiscard]] Reply handle(const Call &call);

    KomerceSettings &settings() { return m_settings; }
    ParcelRegistry &registry() { return m_registry; }
    ParcelLifecycle &lifecycle() { return m_lifecycle; }
    KomerceWebhooks &webhooks() { return m_webhooks; }

private:
    [[nodiscard]] Reply store(const Call &call);
    [[nodiscard]] Reply pickup(const Call &call);
    [[nodiscard]] Reply label(const Call &call) const;
    [[nodiscard]] Reply detail(const Call &call) const;
    [[nodiscard]] Reply cancel(const Call &call);
    [[nodiscard]] Reply history(const Call &call) const;
    [[nodiscard]] Reply webhook(const Call &call);
    [[nodiscard]] bool mayBeCancelled(const Parcel &parcel) const;
    [[nodiscard]] Moment now() const { return m_context.clock.now(); }

    SandboxContext &m_context;
    QString m_apiKey;
    KomerceSettings m_settings;
    ParcelRegistry m_registry;
    KomerceWebhooks m_webhooks;
    ParcelLifecycle m_lifecycle;
    PickupHandler m_pickups;
};

} // namespace meja::sandbox
