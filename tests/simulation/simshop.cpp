#include "simshop.h"

#include <algorithm>

namespace meja {

using namespace std::chrono_literals;

namespace {

constexpr int productCount = 3;

} // namespace

QString anyPaymentType(SimRandom &random)
{
    static const QStringList types{QStringLiteral("credit_card"), QStringLiteral("gopay"),
                                   QStringLiteral("bank_transfer"), QStringLiteral("shopeepay"),
                                   QStringLiteral("gopay")};
    return types[random.below(static_cast<int>(types.size()))];
}

void SimShop::open(int orders)
{
    SimBooks &books = m_environment.books();
    for (int product = 1; product <= productCount; ++product)
        books.opening[product] = books.stock[product] = 50;
    books.staff = {{QStringLiteral("rani"), Role::Admin},
                   {QStringLiteral("sari"), Role::Admin},
                   {QStringLiteral("tuti"), Role::Staff}};
    for (int i = 0; i < orders; ++i) {
        m_environment.random.begin(1'000'000 + static_cast<quint64>(i));
        placeOrder(i);
    }
}

void SimShop::placeOrder(int index)
{
    SimBooks &books = m_environment.books();
    SimRandom &random = m_environment.random;
    Order order;
    order.id = {books.nextId()};
    order.number = QStringLiteral("O%1").arg(index);
    order.total = Rupiah(100'000 + 1000 * random.below(400));
    order.expiresAt = m_environment.clock.now() + 24h;
    books.orders[order.id] = order;
    for (int product = 1; product <= productCount; ++product) {
        if (product > 1 && random.happens(50))
            continue;
        const qint64 quantity = 1 + random.below(3);
        books.items.push_back({order.id, product, quantity, 0});
        books.stock[product] -= quantity;
    }
    openPayment(order.id);
    // A second click creates a second transaction, and the first one can still be paid.
    if (random.happens(20))
        openPayment(order.id);
    if (random.happens(50))
        markAsPaid(order.id);
}

void SimShop::openPayment(OrderId orderId)
{
    SimBooks &books = m_environment.books();
    Order &order = books.orders.at(orderId);
    int number = 1;
    for (const auto &[id, payment] : books.payments)
        number += payment.order == order.id ? 1 : 0;
    Payment payment;
    payment.id = {books.nextId()};
    payment.order = order.id;
    payment.gatewayOrderId = QStringLiteral("%1-%2").arg(order.number).arg(number);
    payment.gross = order.total;
    payment.expiresAt = m_environment.clock.now() + 24h;
    books.payments[payment.id] = payment;
    m_environment.midtrans.transactions[payment.gatewayOrderId].gross = order.total;
    order.paymentStatus = PaymentStatus::Pending;
    order.expiresAt = std::max(order.expiresAt, payment.expiresAt);
    m_environment.schedule({JobKind::ExpireOrder, orderId.value, orderId, order.expiresAt});
    m_environment.note(QStringLiteral("the shop opens payment %1").arg(payment.gatewayOrderId));
}

/// Pays the order before the run begins, and books a parcel for some of these orders.
void SimShop::markAsPaid(OrderId orderId)
{
    SimBooks &books = m_environment.books();
    Order &order = books.orders.at(orderId);
    const QString number = order.number + QStringLiteral("-1");
    m_environment.midtrans.choose(number, anyPaymentType(m_environment.random));
    m_environment.midtrans.pay(number);
    SimMidtrans::Transaction &transaction = m_environment.midtrans.transactions[number];
    transaction.isChallenged = false;
    for (auto &[id, payment] : books.payments) {
        if (payment.gatewayOrderId != number)
            continue;
        payment.status = PaymentStatus::Paid;
        payment.type = transaction.type;
        payment.paidAt = m_environment.clock.now();
    }
    order.status = OrderStatus::Paid;
    order.paymentStatus = PaymentStatus::Paid;
    if (m_environment.random.happens(60))
        book(orderId);
}

void SimShop::book(OrderId orderId)
{
    SimBooks &books = m_environment.books();
    const Order order = books.orders.at(orderId);
    int number = 1;
    for (const auto &[id, shipment] : books.shipments)
        number += shipment.order == order.id ? 1 : 0;
    Shipment shipment;
    shipment.id = {books.nextId()};
    shipment.order = order.id;
    shipment.courier = QStringLiteral("jne");
    shipment.waybill = QStringLiteral("%1-P%2").arg(order.number).arg(number);
    // Some are booked at the courier's counter and can only be cancelled by telephone.
    if (m_environment.random.happens(75))
        shipment.komerceOrderNo = shipment.waybill;
    shipment.bookedAt = m_environment.clock.now();
    books.shipments[shipment.id] = shipment;
    m_environment.komerce.parcels[shipment.waybill] = {};
    m_environment.schedule(
        {JobKind::TrackShipment, shipment.id.value, order.id, m_environment.clock.now() + 1h});
    m_environment.note(QStringLiteral("the shop books parcel %1%2")
                           .arg(shipment.waybill, shipment.komerceOrderNo.isEmpty()
                                                      ? QStringLiteral(" at the counter")
                                                      : QString()));
}

void SimShop::act(OrderId id)
{
    SimBooks &books = m_environment.books();
    Order &order = books.orders.at(id);
    if (order.status == OrderStatus::AwaitingPayment) {
        const bool isOpen =
            std::any_of(books.payments.cbegin(), books.payments.cend(), [&](const auto &entry) {
                return entry.second.order == id && entry.second.status == PaymentStatus::Pending;
            });
        // The transition table allows another payment after the last one has failed.
        const bool mayBegin = order.paymentStatus == PaymentStatus::Failed ||
                              order.paymentStatus == PaymentStatus::Expired ||
                              order.paymentStatus == PaymentStatus::Cancelled;
        if (!isOpen && mayBegin)
            openPayment(id);
        return;
    }
    if (order.status == OrderStatus::Paid && m_environment.random.happens(60)) {
        books.changed(SimSubject::Kind::Order, order.status, OrderStatus::Processing);
        order.status = OrderStatus::Processing;
        return m_environment.note(QStringLiteral("the shop packs %1").arg(order.number));
    }
    const bool isBooked =
        std::any_of(books.shipments.cbegin(), books.shipments.cend(), [&](const auto &entry) {
            return entry.second.order == id && entry.second.status != ShipmentStatus::Cancelled;
        });
    if ((order.status == OrderStatus::Paid || order.status == OrderStatus::Processing) && !isBooked)
        book(id);
}

} // namespace meja
