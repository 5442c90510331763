#include "memorystorefront.h"

#include "memoryrecords.h"
#include "memorytriggers.h"
#include "result.h"

#include <algorithm>

namespace meja {

using namespace std::chrono_literals;

namespace {

tl::unexpected<Error> refuse(const char *code, const QString &detail)
{
    return failure(ErrorKind::RuleViolated, detail, QString::fromLatin1(code));
}

/// How far a status that the storefront reports is on the way; 0 for the others.
int stageOf(ShipmentStatus status)
{
    using enum ShipmentStatus;
    switch (status) {
    case Booked:
        return 1;
    case PickedUp:
        return 2;
    case InTransit:
        return 3;
    case Delivered:
        return 4;
    case Problem:
    case Returning:
    case Returned:
    case Lost:
    case Cancelled:
        return 0;
    }
    Q_UNREACHABLE();
}

/// Whether the books follow a status that the storefront reports. Everything else is late, or contradicts
/// what is known; Midtrans decides then.
bool follows(PaymentStatus known, PaymentStatus reported)
{
    const bool isExpected =
        known == PaymentStatus::Paid ? reported == PaymentStatus::Failed : !hasArrived(known);
    return isExpected && mayBecome(known, reported);
}

} // namespace

// Orders ------------------------------------------------------------------------------------------

OrderId MemoryStorefront::placeOrder(const QString &number, Rupiah total, const std::vector<Line> &lines)
{
    Order order;
    order.id = {m_books.nextId()};
    order.number = number;
    order.total = total;
    order.expiresAt = m_now + 24h;
    for (const Line &line : lines) {
        m_books.items.push_back({order.id, line.product, line.quantity, 0});
        m_books.stock[line.product] -= line.quantity;
    }
    addPayment(order);
    m_books.orders[order.id] = order;
    schedule(JobKind::ExpireOrder, order.id.value, order.id, order.expiresAt);
    return order.id;
}

/// The status of the order before its active cancellation froze it.
std::optional<OrderStatus> MemoryStorefront::frozenFrom(OrderId id) const
{
    for (const auto &[cancellationId, cancellation] : m_books.cancellations) {
        if (cancellation.order == id && isLive(cancellation.step))
            return cancellation.frozenFrom;
    }
    return std::nullopt;
}

Result<> MemoryStorefront::changeOrder(Order &order, OrderStatus to)
{
    const bool isUnfrozen = order.status == OrderStatus::Cancelling && to != frozenFrom(order.id);
    if (!mayBecome(order.status, to) || isUnfrozen)
        return refuse(
            "MJ001",
            QStringLiteral("orders.status may not change from %1 to %2").arg(code(order.status), code(to)));
    m_books.changed(SimSubject::Kind::Order, order.status, to);
    order.status = to;
    return {};
}

Result<> MemoryStorefront::requireShippingAllowed(const Order &order) const
{
    if (!isShippingBlocked(m_books, order.id))
        return {};
    return refuse("MJ017", QStringLiteral("the shipping of order %1 is blocked").arg(order.number));
}

Result<> MemoryStorefront::markProcessing(OrderId id)
{
    Order &order = m_books.orders.change(id);
    if (order.status == OrderStatus::Shipped || order.status == OrderStatus::Completed)
        return {}; // The parcel's news overtook this call.
    RETURN_IF_ERROR(requireShippingAllowed(order));
    if (order.status == OrderStatus::Cancelling)
        return refuse("MJ001", QStringLiteral("order %1 is being cancelled").arg(order.number));
    return order.status == OrderStatus::Processing ? Result<>{} : changeOrder(order, OrderStatus::Processing);
}

Result<> MemoryStorefront::expireOrder(OrderId id)
{
    Order &order = m_books.orders.change(id);
    if (order.status == OrderStatus::Expired)
        return {};
    if (order.status == OrderStatus::AwaitingPayment && order.expiresAt > m_now && pendingPaymentOf(id))
        return refuse("MJ012", QStringLiteral("order %1 can still be paid").arg(order.number));
    for (auto &[paymentId, payment] : m_books.payments.change()) {
        if (payment.order == id && payment.status == PaymentStatus::Pending)
            RETURN_IF_ERROR(changePayment(payment, PaymentStatus::Expired));
    }
    RETURN_IF_ERROR(changeOrder(order, OrderStatus::Expired));
    updatePaymentStatusOf(order);
    closeUnpaidPayments(id);
    return MemoryRecords(m_books).returnStock(id, OrderRecords::Return::Expired);
}

// Payments ----------------------------------------------------------------------------------------

Payment *MemoryStorefront::paymentWith(const QString &gatewayOrderId)
{
    for (auto &[id, payment] : m_books.payments.change()) {
        if (payment.gatewayOrderId == gatewayOrderId)
            return &payment;
    }
    return nullptr;
}

Payment *MemoryStorefront::pendingPaymentOf(OrderId id)
{
    for (auto &[paymentId, payment] : m_books.payments.change()) {
        if (payment.order == id && payment.status == PaymentStatus::Pending)
            return &payment;
    }
    return nullptr;
}

QString MemoryStorefront::addPayment(const Order &order)
{
    const auto count = std::count_if(m_books.payments.cbegin(), m_books.payments.cend(),
                                     [&](const auto &entry) { return entry.second.order == order.id; });
    Payment payment;
    payment.id = {m_books.nextId()};
    payment.order = order.id;
    payment.gatewayOrderId = QStringLiteral("%1-%2").arg(order.number).arg(count + 1);
    payment.gross = order.total;
    payment.expiresAt = m_now + 24h;
    m_books.payments[payment.id] = payment;
    return payment.gatewayOrderId;
}

Result<QString> MemoryStorefront::openPayment(OrderId id)
{
    if (const Payment *pending = pendingPaymentOf(id))
        return pending->gatewayOrderId;
    Order &order = m_books.orders.change(id);
    if (order.status != OrderStatus::AwaitingPayment)
        return refuse("MJ001", QStringLiteral("order %1 has status %2 and accepts no payment")
                                   .arg(order.number, code(order.status)));
    const QString added = addPayment(order);
    order.paymentStatus = PaymentStatus::Pending;
    order.expiresAt = std::max(order.expiresAt, m_now + 24h);
    return added;
}

Result<> MemoryStorefront::changePayment(Payment &payment, PaymentStatus to)
{
    if (payment.status == to)
        return {};
    if (!mayBecome(payment.status, to))
        return refuse("MJ001", QStringLiteral("payments.status may not change from %1 to %2")
                                   .arg(code(payment.status), code(to)));
    m_books.changed(SimSubject::Kind::Payment, payment.status, to);
    const PaymentStatus was = payment.status;
    payment.status = to;
    ++payment.version;
    keepShippingBlock(m_books, was, payment);
    return {};
}

/// `payment_status_of`: the status of the payment with the lowest rank, the newest of those.
void MemoryStorefront::updatePaymentStatusOf(Order &order)
{
    const Payment *shown = nullptr;
    for (const auto &[id, payment] : m_books.payments) {
        if (payment.order == order.id &&
            (!shown || displayRank(payment.status) <= displayRank(shown->status)))
            shown = &payment;
    }
    order.paymentStatus = shown->status;
}

/// Lets the service query Midtrans about each unpaid payment, until nobody can pay it any more.
void MemoryStorefront::closeUnpaidPayments(OrderId id)
{
    for (const auto &[paymentId, payment] : m_books.payments) {
        if (payment.order == id && !hasArrived(payment.status) && !isReversed(payment))
            schedule(JobKind::CheckPayment, paymentId.value, id, m_now);
    }
}

Result<PaymentStatus> MemoryStorefront::recordPayment(const PaymentNews &news)
{
    Payment &payment = *paymentWith(news.gatewayOrderId);
    const PaymentStatus was = payment.status;
    if (was == news.status)
        return was;
    if (!follows(was, news.status)) {
        const bool isNewsOfMoney =
            news.status == PaymentStatus::Pending || news.status == PaymentStatus::Paid;
        if (hasArrived(was) != isNewsOfMoney)
            schedule(JobKind::CheckPayment, payment.id.value, payment.order, m_now);
        return was;
    }
    RETURN_IF_ERROR(changePayment(payment, news.status));
    if (!news.type.isEmpty())
        payment.type = news.type;
    // Such news contradicts what was known, so Midtrans must confirm it.
    if (was != PaymentStatus::Pending)
        schedule(JobKind::CheckPayment, payment.id.value, payment.order, m_now);
    Order &order = m_books.orders.change(payment.order);
    if (news.status == PaymentStatus::Paid) {
        RETURN_IF_ERROR(becomePaid(payment, order));
    } else {
        RETURN_IF_ERROR(becomeUnpaid(payment, order, was));
    }
    return news.status;
}

Result<> MemoryStorefront::becomePaid(Payment &payment, Order &order)
{
    payment.paidAt = m_now;
    // What Midtrans showed last is older than this news.
    payment.gatewayStatus.clear();
    for (auto &[id, other] : m_books.payments.change()) {
        if (other.order == order.id)
            other.shippingBlocked = false;
    }
    updatePaymentStatusOf(order);
    if (order.status == OrderStatus::AwaitingPayment)
        RETURN_IF_ERROR(changeOrder(order, OrderStatus::Paid));
    closeUnpaidPayments(order.id);
    return followParcel(order);
}

Result<> MemoryStorefront::becomeUnpaid(Payment &payment, Order &order, PaymentStatus was)
{
    payment.paidAt.reset();
    updatePaymentStatusOf(order);
    const bool isHeld = holdsMoney(payment) || isPaidByAnother(m_books, payment);
    if (was != PaymentStatus::Paid || order.status != OrderStatus::Paid || isHeld)
        return {};
    RETURN_IF_ERROR(changeOrder(order, OrderStatus::AwaitingPayment));
    schedule(JobKind::ExpireOrder, order.id.value, order.id, order.expiresAt);
    return {};
}

/// An order whose parcel the courier has already becomes `DIKIRIM`.
Result<> MemoryStorefront::followParcel(Order &order)
{
    const auto newest = m_books.shipments.find(m_books.newestParcel(order.id));
    const bool canLeave = order.status == OrderStatus::Paid || order.status == OrderStatus::Processing;
    if (!canLeave || newest == m_books.shipments.end() || !hasLeft(newest->second.status) ||
        isShippingBlocked(m_books, order.id))
        return {};
    return changeOrder(order, OrderStatus::Shipped);
}

// Parcels -----------------------------------------------------------------------------------------

Shipment *MemoryStorefront::openShipmentOf(OrderId id)
{
    Shipment *newest = nullptr;
    for (auto &[shipmentId, shipment] : m_books.shipments.change()) {
        if (shipment.order == id && shipment.status != ShipmentStatus::Cancelled)
            newest = &shipment;
    }
    return newest;
}

Shipment &MemoryStorefront::addShipment(const Order &order, const ParcelNews &news)
{
    Shipment shipment;
    shipment.id = {m_books.nextId()};
    shipment.order = order.id;
    shipment.courier = QStringLiteral("jne");
    shipment.waybill = news.waybill;
    shipment.komerceOrderNo = news.komerceOrderNo;
    shipment.bookedAt = m_now;
    schedule(JobKind::TrackShipment, shipment.id.value, order.id, m_now + 2h);
    return m_books.shipments[shipment.id] = shipment;
}

/// The status never goes back: older news only adds missing values.
void MemoryStorefront::updateShipment(Shipment &shipment, const ParcelNews &news)
{
    if (shipment.komerceOrderNo.isEmpty())
        shipment.komerceOrderNo = news.komerceOrderNo;
    if (stageOf(shipment.status) == 0 || stageOf(shipment.status) >= stageOf(news.status))
        return;
    shipment.status = news.status;
    shipment.rank = rankOf(news.status);
    ++shipment.version;
}

Result<ShipmentId> MemoryStorefront::recordShipment(OrderId id, const ParcelNews &news)
{
    Order &order = m_books.orders.change(id);
    const bool isBooking = news.status == ShipmentStatus::Booked;
    const bool canBeShipped = order.status == OrderStatus::Paid || order.status == OrderStatus::Processing;
    Shipment *shipment = openShipmentOf(id);
    if (!shipment && isBooking && !canBeShipped)
        return refuse("MJ001", QStringLiteral("order %1 has status %2 and cannot be shipped")
                                   .arg(order.number, code(order.status)));
    if (!shipment && isBooking)
        RETURN_IF_ERROR(requireShippingAllowed(order));
    if (!shipment)
        shipment = &addShipment(order, news);
    if (shipment->waybill != news.waybill)
        return refuse("MJ014", QStringLiteral("order %1 already has a shipment").arg(order.number));
    updateShipment(*shipment, news);
    // A frozen, blocked or cancelled order does not change: the news are stored with the parcel.
    if (isBooking || isShippingBlocked(m_books, id))
        return shipment->id;
    if (canBeShipped)
        RETURN_IF_ERROR(changeOrder(order, OrderStatus::Shipped));
    if (news.status == ShipmentStatus::Delivered && order.status == OrderStatus::Shipped)
        RETURN_IF_ERROR(changeOrder(order, OrderStatus::Completed));
    return shipment->id;
}

// Jobs --------------------------------------------------------------------------------------------

void MemoryStorefront::schedule(JobKind kind, qint64 subject, OrderId order, Instant dueAt)
{
    (void)MemoryRecords(m_books).schedule({kind, subject, order, dueAt});
}

} // namespace meja
