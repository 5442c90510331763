#pragma once

#include "error.h"
#include "simbooks.h"

namespace meja {

/// The storefront's functions (docs/storefront.md) on one copy of the books, with the rules of the database.
/// A refused call may have changed the copy; the caller then drops it.
///
/// The codes of the failures are the SQLSTATEs of the functions.
class MemoryStorefront
{
public:
    MemoryStorefront(SimBooks &books, Instant now) : m_books(books), m_now(now) {}

    struct Line
    {
        int product = 0;
        qint64 quantity = 0;
    };
    /// `place_order`: deducts the stock and opens the first payment.
    OrderId placeOrder(const QString &number, Rupiah total, const std::vector<Line> &lines);

    /// Failures: `MJ001` when the order accepts no payment.
    Result<QString> openPayment(OrderId id);

    struct PaymentNews
    {
        QString gatewayOrderId;
        PaymentStatus status = PaymentStatus::Pending;
        QString type = {};
    };
    /// Returns the recorded status of the payment.
    Result<PaymentStatus> recordPayment(const PaymentNews &news);

    /// Failures: `MJ001` when the order cannot be packed; `MJ017` when its shipping is blocked.
    Result<> markProcessing(OrderId id);

    struct ParcelNews
    {
        QString waybill;
        QString komerceOrderNo = {};
        ShipmentStatus status = ShipmentStatus::Booked;
    };
    /// Failures: `MJ001` when the order cannot be shipped; `MJ014` when it has a shipment with another
    /// number.
    Result<ShipmentId> recordShipment(OrderId id, const ParcelNews &news);

    /// Failures: `MJ012` when the order can still be paid; `MJ001` when it is not unpaid.
    Result<> expireOrder(OrderId id);

private:
    Payment *paymentWith(const QString &gatewayOrderId);
    Payment *pendingPaymentOf(OrderId id);
    QString addPayment(const Order &order);
    [[nodiscard]] std::optional<OrderStatus> frozenFrom(OrderId id) const;
    Result<> changeOrder(Order &order, OrderStatus to);
    Result<> changePayment(Payment &payment, PaymentStatus to);
    void updatePaymentStatusOf(Order &order);
    void closeUnpaidPayments(OrderId id);
    Result<> becomePaid(Payment &payment, Order &order);
    Result<> becomeUnpaid(Payment &payment, Order &order, PaymentStatus was);
    Result<> followParcel(Order &order);
    [[nodiscard]] Result<> requireShippingAllowed(const Order &order) const;
    Shipment *openShipmentOf(OrderId id);
    Shipment &addShipment(const Order &order, const ParcelNews &news);
    void updateShipment(Shipment &shipment, const ParcelNews &news);
    void schedule(JobKind kind, qint64 subject, OrderId order, Instant dueAt);

    SimBooks &m_books;
    Instant m_now;
};

} // namespace meja
