#pragma once

#include "ports/clock.h"
#include "refundsums.h"
#include "transactions.h"

namespace meja {

/// How much of one payment was refunded, is being refunded, and is left.
struct PaymentBalance
{
    PaymentId payment;
    PaymentStatus status = PaymentStatus::Pending;
    Rupiah paid;     ///< 0 until the money has arrived.
    Rupiah refunded; ///< Confirmed refunds.
    Rupiah inFlight; ///< Requested or sent, not confirmed.
    Rupiah left;     ///< What may still be refunded; 0 for a disputed payment.
    RefundWay way;   ///< For the whole remaining amount.
};

/// What a cancellation would do with one payment.
enum class PaymentAction {
    Nothing,       ///< The payment holds no money.
    Void,          ///< Cancelled at Midtrans, so that it can no longer be paid or captured.
    GatewayRefund, ///< A refund is requested, which an admin approves.
    ManualRefund   ///< The same, transferred manually.
};

/// How a cancellation would cancel the parcel.
enum class ParcelAction {
    NoParcel,      ///< No parcel was booked, or it is cancelled.
    KomerceCancel, ///< Through the API of Komerce.
    AskCourier     ///< Only by telephoning the courier.
};

/// What a cancellation would do, in order. Whether it would be accepted is checked separately.
struct CancellationPreview
{
    struct Settlement
    {
        PaymentId payment;
        PaymentAction end = PaymentAction::Nothing;
        Rupiah amount;
    };
    Order order;
    ParcelAction parcel = ParcelAction::NoParcel;
    QString courier;
    QList<Settlement> payments;
};

/// Previews refunds and cancellations of an order for the staff API. Reads only.
class OrderPreviews
{
public:
    OrderPreviews(Database &database, const Clock &clock) : m_database(database), m_clock(clock) {}

    /// Failures: `NotFound` for an unknown order; those of `Transactions::run`.
    Result<QList<PaymentBalance>> refundable(OrderId order, const Actor &actor);
    /// Failures: `NotFound` for an unknown order; those of `Transactions::run`.
    Result<CancellationPreview> previewCancellation(OrderId order, const Actor &actor);

private:
    Result<QList<CancellationPreview::Settlement>> settlements(Records &records, OrderId order) const;

    Database &m_database;
    const Clock &m_clock;
};

} // namespace meja
