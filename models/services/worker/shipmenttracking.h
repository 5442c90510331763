#pragma once

#include "paymentreconciliation.h"
#include "ports/shippinggateway.h"
#include "trackingdecision.h"

namespace meja {

/// Polls the courier's status of a parcel and updates its order: `DIKIRIM` when the courier has the parcel,
/// `SELESAI` when it was delivered. The job `TrackShipment` of the worker; a webhook only makes it run now.
class ShipmentTracking
{
public:
    ShipmentTracking(Transactions &transactions, ShippingGateway &gateway, const Clock &clock)
        : m_transactions(transactions), m_gateway(gateway), m_clock(clock)
    {}

    /// Runs the job for one parcel. The partners are not asked about a parcel that has ended; its order still
    /// follows it.
    ///
    /// Failures: `Unavailable`, `OutcomeUnknown` and `Rejected` of the partner; `NotFound` for an unknown
    /// shipment; `Conflict` with code `lease-lost`; those of `Transactions::run`. A parcel without a record
    /// at the partner is no failure.
    Result<Progress> track(const Lease &lease);

private:
    /// What the partners report about one parcel.
    struct Report
    {
        TrackingNews news;
        QList<ShipmentEvent> events; ///< To be stored, unchanged.
        QString waybill;
        bool isUnknown = false; ///< The partner has no record of the parcel (yet).
    };
    Result<Shipment> read(ShipmentId id);
    Result<Report> query(const Shipment &shipment, const Lease &lease);
    Result<> queryDetail(const Shipment &shipment, const Lease &lease, Report &report);
    Result<> queryHistory(const Shipment &shipment, const Lease &lease, Report &report);
    [[nodiscard]] ShipmentEvent unknownStatus(const Shipment &shipment, const PartnerStatus &status) const;
    Result<Shipment> write(Records &records, ShipmentId id, const std::optional<Report> &report);
    Result<> save(Records &records, const Report &report, TrackingDecision &decision);
    Result<> closeItems(Records &records, ShipmentId id);
    Result<> updateOrder(Records &records, const Order &order, const TrackingDecision &decision);

    Transactions &m_transactions;
    ShippingGateway &m_gateway;
    const Clock &m_clock;
};

} // namespace meja
