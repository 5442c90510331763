#pragma once

#include "komercewebhooks.h"
#include "parcelbook.h"

namespace meja::sandbox {

/// What happens to parcels: by the merchant, the courier and time. Keeps to the table of stages, writes every
/// effect down and tells the merchant.
class ParcelLife
{
public:
    ParcelLife(Surroundings &surroundings, KomerceSettings &settings, ParcelBook &book,
               KomerceWebhooks &webhooks)
        : m_surroundings(surroundings), m_settings(settings), m_book(book), m_webhooks(webhooks)
    {}

    /// Takes a new order into the book and its price from the balance. Its numbers and time are filled in.
    Parcel &begin(Parcel parcel, qint64 price);
    /// A parcel the courier knows although no order stands behind it; its waybill and courier are filled in.
    Parcel &beginWithoutOrder(const Parcel &parcel);
    /// Gives the parcel its waybill, if it has none yet.
    void giveWaybill(Parcel &parcel);
    /// False, and nothing happens, when the table doesn't allow it. `by` as in `Effect`.
    bool become(Parcel &parcel, ParcelStage stage, const QString &by);

private:
    void goOnLater(Parcel &parcel);
    void giveBack(Parcel &parcel, const QString &by);
    void moveBalance(Parcel &parcel, qint64 amount, const QString &by);
    void writeDown(const Parcel &parcel, const QString &kind, qint64 amount, const QString &by);
    [[nodiscard]] Moment now() const { return m_surroundings.clock.now(); }

    Surroundings &m_surroundings;
    KomerceSettings &m_settings; ///< The balance lives there.
    ParcelBook &m_book;
    KomerceWebhooks &m_webhooks;
    qint64 m_lastOrder = 80'000;
};

} // namespace meja::sandbox
