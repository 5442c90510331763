#pragma once

#include "komercewebhooks.h"
#include "parcelregistry.h"

namespace meja::sandbox {

/// Changes the stage of parcels, by merchant, courier or time. Allows only transitions of the stage table,
/// records every effect in the ledger and sends notifications. Used by the Komerce emulator.
class ParcelLifecycle
{
public:
    ParcelLifecycle(SandboxContext &context, KomerceSettings &settings, ParcelRegistry &registry,
                    KomerceWebhooks &webhooks)
        : m_context(context), m_settings(settings), m_registry(registry), m_webhooks(webhooks)
    {}

    /// Registers a new order, sets its numbers and time, and deducts `price` rupiah from the balance.
    Parcel &begin(Parcel parcel, qint64 price);
    /// Registers a parcel without an order at Komerce. The caller sets its waybill and courier.
    Parcel &beginWithoutOrder(const Parcel &parcel);
    /// Assigns a waybill unless the parcel has one.
    void assignWaybill(Parcel &parcel);
    /// False, without any change, if the transition is not allowed. `by` as in `Effect`.
    bool transitionTo(Parcel &parcel, ParcelStage stage, const QString &by);

private:
    void scheduleNextStage(Parcel &parcel);
    void refundShipping(Parcel &parcel, const QString &by);
    void changeBalance(Parcel &parcel, qint64 amount, const QString &by);
    void recordEffect(const Parcel &parcel, const QString &kind, qint64 amount, const QString &by);
    [[nodiscard]] Moment now() const { return m_context.clock.now(); }

    SandboxContext &m_context;
    KomerceSettings &m_settings; ///< Contains the balance.
    ParcelRegistry &m_registry;
    KomerceWebhooks &m_webhooks;
    qint64 m_lastOrder = m_context.numberBefore(80'000);
};

} // namespace meja::sandbox
