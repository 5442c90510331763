#pragma once

#include "paymentreconciliation.h"
#include "ports/shippinggateway.h"
#include "trackingdecision.h"

namespace meja {

/// Follows parcels and lets their orders follow: `DIKIRIM` when the courier has it, `SELESAI` when it
/// arrived. The job `TrackShipment`; a webhook is only a hint to run it now.
class ShipmentTracking
{
public:
    ShipmentTracking(Transactions &transactions, ShippingGateway &gateway, const Clock &clock,
                     const TrackingWords &words = TrackingWords::standard())
        : m_transactions(transactions), m_gateway(gateway), m_clock(clock), m_words(words)
    {}

    Result<Progress> track(const Lease &lease);

private:
    struct Heard
    {
        QStringList words;
        QList<ShipmentEvent> events;
        QString waybill;
        bool isSilent = false; ///< The partner doesn't know the parcel (yet).
    };
    Result<Shipment> read(ShipmentId id);
    Result<Heard> listen(const Shipment &shipment, const Lease &lease);
    Result<> hearDetail(const Shipment &shipment, const Lease &lease, Heard &heard);
    Result<> hearJourney(const Shipment &shipment, const Lease &lease, Heard &heard);
    Result<Shipment> write(Records &records, ShipmentId id, const Heard &heard);
    Result<> follow(Records &records, const Order &order, const TrackingDecision &decision);

    Transactions &m_transactions;
    ShippingGateway &m_gateway;
    const Clock &m_clock;
    const TrackingWords &m_words;
};

} // namespace meja
