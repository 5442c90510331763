#pragma once

#include "call.h"
#include "pickupdesk.h"

namespace meja::sandbox {

/// The Delivery API by Komship.
class Komerce
{
public:
    Komerce(Surroundings &surroundings, QString apiKey);
    Q_DISABLE_COPY_MOVE(Komerce)

    /// What a call is about, without answering it.
    [[nodiscard]] Target target(const Call &call) const;
    [[nodiscard]] Reply answer(const Call &call);

    KomerceSettings &settings() { return m_settings; }
    ParcelBook &book() { return m_book; }
    ParcelLife &life() { return m_life; }
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
    [[nodiscard]] Moment now() const { return m_surroundings.clock.now(); }

    Surroundings &m_surroundings;
    QString m_apiKey;
    KomerceSettings m_settings;
    ParcelBook m_book;
    KomerceWebhooks m_webhooks;
    ParcelLife m_life;
    PickupDesk m_pickups;
};

} // namespace meja::sandbox
