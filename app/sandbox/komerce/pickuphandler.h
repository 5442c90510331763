#pragma once

#include "parcellifecycle.h"
#include "reply.h"

namespace meja::sandbox {

/// Handles pickup requests: one request for several orders, each with its own result. Used by `Komerce`.
class PickupHandler
{
public:
    /// The pickup must be at least this much later (gateways.md B.3).
    static constexpr Moment leadTime = 90 * oneMinute;

    PickupHandler(SandboxContext &context, ParcelRegistry &registry, ParcelLifecycle &lifecycle)
        : m_context(context), m_registry(registry), m_lifecycle(lifecycle)
    {}

    [[nodiscard]] Reply request(const QJsonObject &body);

private:
    [[nodiscard]] std::optional<Reply> refusal(const QJsonObject &body) const;
    [[nodiscard]] bool send(Parcel *parcel, const QString &vehicle);

    SandboxContext &m_context;
    ParcelRegistry &m_registry;
    ParcelLifecycle &m_lifecycle;
};

} // namespace meja::sandbox
