#pragma once

#include "parcellife.h"
#include "reply.h"

namespace meja::sandbox {

/// Handles pickup requests: one request for several orders, each with its own result. Used by `Komerce`.
class PickupDesk
{
public:
    /// The pickup must be at least this much later (gateways.md B.3).
    static constexpr Moment Notice = 90 * Minute;

    PickupDesk(Surroundings &surroundings, ParcelBook &book, ParcelLife &life)
        : m_context(surroundings), m_registry(book), m_lifecycle(life)
    {}

    [[nodiscard]] Reply request(const QJsonObject &body);

private:
    [[nodiscard]] std::optional<Reply> refusal(const QJsonObject &body) const;
    [[nodiscard]] bool send(Parcel *parcel, const QString &vehicle);

    Surroundings &m_context;
    ParcelBook &m_registry;
    ParcelLife &m_lifecycle;
};

} // namespace meja::sandbox
