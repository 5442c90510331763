#pragma once

#include "ports/shippinggateway.h"
#include "simfaults.h"

#include <functional>
#include <map>
#include <vector>

namespace meja {

/// Komerce's orders and what the courier does with them. Source: gateways.md B.3.
class SimKomerce : public ShippingGateway
{
public:
    struct Parcel
    {
        QString word = QStringLiteral("Created");
        QString wordBefore;
        QStringList journey;
        bool isCancelled = false;
        bool hasCourierIt = false;
        bool wasDelivered = false;
        bool isGoingBack = false;
    };

    explicit SimKomerce(SimFaults &faults) : m_faults(faults) {}

    Result<ShipmentDetail> detail(const QString &komerceOrderNo, const CallPurpose &purpose) override;
    Result<ShipmentCancelAnswer> cancel(const QString &komerceOrderNo, const CallPurpose &purpose) override;
    Result<TrackingReport> history(const QString &courier, const QString &waybill,
                                   const CallPurpose &purpose) override;
    Result<TrackingReport> track(const QString &courier, const QString &waybill, const QString &phone,
                                 const CallPurpose &purpose) override;

    std::map<QString, Parcel> parcels; ///< By `order_no`; the waybill is the same text.

    /// The courier does the next thing, or turns back.
    bool move(const QString &number, bool turnsBack);
    bool cancelByCourier(const QString &number);
    bool letLateEffectHappen();

private:
    ShipmentCancelAnswer cancelNow(const QString &number);
    Result<TrackingReport> journeyOf(const QString &number);

    SimFaults &m_faults;
    std::vector<std::function<void()>> m_late;
};

} // namespace meja
