#pragma once

#include "parcellife.h"
#include "reply.h"

namespace meja::sandbox {

/// Calls the courier for several orders at once, each with a result of its own.
class PickupDesk
{
public:
    static constexpr Moment Notice = 90 * Minute;

    PickupDesk(Surroundings &surroundings, ParcelBook &book, ParcelLife &life)
        : m_surroundings(surroundings), m_book(book), m_life(life)
    {}

    [[nodiscard]] Reply request(const QJsonObject &body);

private:
    [[nodiscard]] std::optional<Reply> refusal(const QJsonObject &body) const;
    [[nodiscard]] bool send(Parcel *parcel, const QString &vehicle);

    Surroundings &m_surroundings;
    ParcelBook &m_book;
    ParcelLife &m_life;
};

} // namespace meja::sandbox
