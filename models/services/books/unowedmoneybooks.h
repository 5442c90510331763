#pragma once

#include "ports/records.h"
#include "unowedmoney.h"

namespace meja {

/// Returns the money that an order's customer is owed back, inside a transaction that holds the order's lock:
/// the money of an order that has ended, and of every payment but one. Used by every service after a change
/// of a payment or of an order's end.
class UnowedMoneyBooks
{
public:
    UnowedMoneyBooks(Records &records, Instant now) : m_records(records), m_now(now) {}

    /// The system requests the refund of all unowed money of the order and raises one attention item per
    /// payment. Does nothing while a cancellation of the order is active, because it requests the refunds at
    /// its end, and for a payment whose refund was rejected or has failed, because that has its own item.
    ///
    /// Failures: `NotFound` for an unknown order; those of the record ports.
    Result<> giveBack(OrderId id);

    /// Raises the attention item of a payment that keeps money which is not owed: that the order has ended,
    /// or that another payment pays for it.
    ///
    /// Failures: those of the record ports.
    Result<> raise(const Order &order, PaymentId payment, const QString &detail);

private:
    Result<QList<BookedPayment>> bookedPayments(OrderId id);
    Result<> giveBack(const Order &order, const BookedPayment &entry);

    Records &m_records;
    Instant m_now;
};

} // namespace meja
