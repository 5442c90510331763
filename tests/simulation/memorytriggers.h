#pragma once

#include "simbooks.h"

namespace meja {

/// What the triggers of the database do when a transaction commits, whoever wrote it: report money that is
/// not owed, and let orders follow their payments and parcels.
class MemoryTriggers
{
public:
    /// @param after the books that are about to be committed.
    MemoryTriggers(const SimBooks &before, SimBooks &after, Instant now)
        : m_before(before), m_books(after), m_now(now)
    {}

    void run();

private:
    void watchPayments();
    void paymentReversed(const Payment &payment);
    void watchParcels();
    void parcelMoved(const Shipment &shipment, ShipmentStatus was);
    void completeDeliveredOrders();
    void watchEnds();
    void reportUnowedMoney(OrderId order);
    [[nodiscard]] std::vector<Payment> unpromisedPayments(const Order &order) const;
    [[nodiscard]] bool isReported(const Payment &payment) const;
    [[nodiscard]] bool isBeingCancelled(OrderId order) const;
    [[nodiscard]] bool isMoneyNeeded(const Order &order) const;
    [[nodiscard]] Rupiah promisedOf(PaymentId payment) const;
    void complete(Order &order);
    void report(AttentionKind kind, qint64 subject, OrderId order, const char *detail);

    const SimBooks &m_before;
    SimBooks &m_books;
    Instant m_now;
};

/// Whether a reversal blocks the shipping of the order.
[[nodiscard]] bool isShippingBlocked(const SimBooks &books, OrderId order);

/// Whether another payment of the order than this one holds money.
[[nodiscard]] bool isPaidByAnother(const SimBooks &books, const Payment &payment);

/// Blocks the shipping of an order that is past `DIBAYAR` when its payment is reversed, and ends the block
/// when money arrives: a trigger of the table.
void keepShippingBlock(const SimBooks &books, PaymentStatus was, Payment &payment);

} // namespace meja
