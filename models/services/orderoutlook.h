#pragma once

#include "ports/clock.h"
#include "refundsums.h"
#include "transactions.h"

namespace meja {

/// What of one payment went back, is on its way, and is left.
struct PaymentLeft
{
    PaymentId payment;
    PaymentStatus status = PaymentStatus::Pending;
    Rupiah paid;     ///< Nothing while it has not arrived.
    Rupiah refunded; ///< Gone back for sure.
    Rupiah inFlight; ///< Asked for or on its way.
    Rupiah left;     ///< What may still be asked for; nothing of a disputed payment.
    RefundWay way;   ///< Of all that is left.
};

/// How a cancellation would settle one payment.
enum class PaymentEnd {
    Nothing,       ///< No money of it is with us.
    Void,          ///< Closed at Midtrans so that it can't be paid, or can't be collected, any more.
    GatewayRefund, ///< A refund is asked for, for an admin to approve.
    ManualRefund   ///< The same, to be transferred by hand.
};

/// How a cancellation would stop the parcel.
enum class ParcelEnd {
    NoParcel,      ///< None was booked, or it is cancelled.
    KomerceCancel, ///< Komerce is asked to cancel it.
    AskCourier     ///< Nobody but the courier's telephone can.
};

/// What a cancellation would do, in its order; whether it would be accepted is another question.
struct CancellationPreview
{
    struct Settlement
    {
        PaymentId payment;
        PaymentEnd end = PaymentEnd::Nothing;
        Rupiah amount;
    };
    Order order;
    ParcelEnd parcel = ParcelEnd::NoParcel;
    QString courier;
    QList<Settlement> payments;
};

/// Tells what would become of an order and its money before anybody asks for it. Changes nothing.
class OrderOutlook
{
public:
    OrderOutlook(Database &database, const Clock &clock) : m_database(database), m_clock(clock) {}

    Result<QList<PaymentLeft>> refundable(OrderId order, const Actor &actor);
    Result<CancellationPreview> previewCancellation(OrderId order, const Actor &actor);

private:
    Result<QList<CancellationPreview::Settlement>> settlements(Records &records, OrderId order) const;

    Database &m_database;
    const Clock &m_clock;
};

} // namespace meja
