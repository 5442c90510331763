#pragma once

#include "order.h"
#include "payment.h"
#include "refund.h"

#include <QList>

namespace meja {

/// A payment of an order with all its refunds.
struct BookedPayment
{
    Payment payment;
    QList<Refund> refunds;
};

/// Whether nobody is owed the goods any more: the order was cancelled or has expired.
[[nodiscard]] bool hasEnded(OrderStatus order);

/// The payments of an order whose remaining money is not owed and not promised back: all of them when the
/// order has ended; otherwise all but one. The one that stays is the payment that was paid first, preferably
/// one whose refund nobody has rejected. Computed from the books, so that it does not matter who recorded the
/// payments, and in which order.
[[nodiscard]] QList<BookedPayment> unowedPayments(OrderStatus order, const QList<BookedPayment> &payments);

/// Whether a person or Midtrans has decided against a refund of this payment. The system then requests no
/// further refund of it; a person decides.
[[nodiscard]] bool wasRefundDeclined(const BookedPayment &payment);

} // namespace meja
