#pragma once

#include "ports/shippinggateway.h"
#include "simfaults.h"
#include "simlateeffects.h"

#include <functional>
#include <map>
#include <vector>

namespace meja {

/// Komerce's orders and the courier's actions on them. Source: gateways.md B.3.
class SimKomerce : public ShippingGateway
{
public:
    struct Parcel
    {
        QString word = QStringLiteral("Created");
        QString previousWord; ///< The status text before the last change.
        QStringList journey;  ///< All manifest lines so far.
        bool isCancelled = false;
        bool isWithCourier = false;
        bool wasDelivered = false;
        bool isReturning = false;
    };

    SimKomerce(SimFaults &faults, const SimClock &clock) : m_faults(faults), m_late(clock) {}

    Result<ShipmentDetail> detail(const QString &number, const CallPurpose &purpose) override;
    Result<ShipmentCancelResponse> cancel(const QString &number, const CallPurpose &purpose) override;
    Result<TrackingReport> history(const QString &courier, const QString &waybill,
                                   const CallPurpose &purpose) override;
    Result<TrackingReport> track(const QString &courier, const QString &waybill, const QString &phone,
                                 const CallPurpose &purpose) override;

    std::map<QString, Parcel> parcels; ///< By `order_no` or waybill; both are the same here.

    /// Called when a parcel has changed, to send a notification.
    std::function<void(const QString &number)> changed;

    /// The courier's next action on a parcel. If the courier does not have the parcel yet, every action is
    /// the pick-up; if the parcel is being returned, every action completes the return.
    enum class Turn { Advance, Return, FailedAttempt, Lose, UnknownScan };
    bool move(const QString &number, Turn turn);
    bool cancelByCourier(const QString &number);
    SimLateEffects &late() { return m_late; }

private:
    ShipmentCancelResponse cancelNow(const QString &number);
    Result<TrackingReport> journeyOf(SimEvent event, const QString &number);
    /// The structured status while the parcel has this word.
    [[nodiscard]] static QString statusOf(const QString &word);
    [[nodiscard]] static QString nextWord(const Parcel &parcel, Turn turn);

    SimFaults &m_faults;
    SimLateEffects m_late;
};

} // namespace meja
