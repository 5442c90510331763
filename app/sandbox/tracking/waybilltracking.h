#pragma once

#include "call.h"
#include "komercesettings.h"
#include "parcelregistry.h"
#include "reply.h"
#include "sandboxcontext.h"

namespace meja::sandbox {

/// Emulates RajaOngkir's V2 tracking of the parcels of the Delivery API, with its own key and daily quota.
/// Source: gateways.md B.2. Used by `ProductHandler`.
class WaybillTracking
{
public:
    WaybillTracking(const SandboxContext &context, const KomerceSettings &settings,
                    const ParcelRegistry &registry, QString apiKey)
        : m_context(context), m_settings(settings), m_registry(registry), m_apiKey(std::move(apiKey))
    {}

    /// The endpoint and subjects of a call, without processing it.
    [[nodiscard]] Target target(const Call &call) const;
    [[nodiscard]] Reply handle(const Call &call);

private:
    [[nodiscard]] Reply track(const Call &call) const;
    [[nodiscard]] bool takeFromQuota();

    const SandboxContext &m_context;
    const KomerceSettings &m_settings;
    const ParcelRegistry &m_registry;
    QString m_apiKey;
    QString m_day; ///< The day of `m_callsToday`, in Jakarta.
    qint64 m_callsToday = 0;
};

} // namespace meja::sandbox
