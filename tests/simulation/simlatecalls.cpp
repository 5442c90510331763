#include "simlatecalls.h"

#include <algorithm>
#include <array>

namespace meja {

namespace {

constexpr std::size_t maxOrders = 6;

/// What the storefront records when Midtrans notifies it of this status.
PaymentStatus newsOf(const QString &midtransStatus)
{
    if (midtransStatus == QLatin1String("pending"))
        return PaymentStatus::Pending;
    if (midtransStatus == QLatin1String("deny"))
        return PaymentStatus::Failed;
    if (midtransStatus == QLatin1String("expire"))
        return PaymentStatus::Expired;
    if (midtransStatus == QLatin1String("cancel"))
        return PaymentStatus::Cancelled;
    return PaymentStatus::Paid;
}

bool isEnded(OrderStatus status)
{
    return status == OrderStatus::Cancelled || status == OrderStatus::Expired;
}

bool isBlocked(const SimBooks &books, OrderId order)
{
    return std::any_of(books.payments.cbegin(), books.payments.cend(), [&](const auto &entry) {
        return entry.second.order == order && entry.second.shippingBlocked;
    });
}

} // namespace

Order SimLateCalls::anyOrder()
{
    const auto &orders = m_environment.books().orders;
    return std::next(orders.begin(), m_environment.random.below(static_cast<int>(orders.size())))->second;
}

void SimLateCalls::requireTaken(const Result<> &result, const QString &what)
{
    if (!result && result.error().code == QLatin1String("MJ001"))
        m_environment.problems.append(QStringLiteral("O3 late news were refused: %1").arg(what));
}

// Payments ----------------------------------------------------------------------------------------

PaymentStatus SimLateCalls::anyNews(const SimMidtrans::Transaction &transaction)
{
    using enum PaymentStatus;
    static constexpr std::array news{Pending, Failed, Expired, Cancelled, Paid};
    SimRandom &random = m_environment.random;
    const QStringList &texts = transaction.statusTexts;
    if (!texts.isEmpty() && random.happens(70))
        return newsOf(texts[random.below(static_cast<int>(texts.size()))]);
    const PaymentStatus any = news.at(static_cast<std::size_t>(random.below(news.size())));
    // A wrong "paid" is about a payment that will end at Midtrans.
    const bool isInvented = any == Paid && !transaction.wasEverPaid;
    return isInvented && transaction.status != TransactionStatus::Pending ? Pending : any;
}

void SimLateCalls::countPayment(const Payment &payment, PaymentStatus news)
{
    const SimBooks &books = m_environment.books();
    const OrderStatus order = books.orders.at(payment.order).status;
    SimCoverage &coverage = m_environment.coverage;
    const bool isNewMoney = news == PaymentStatus::Paid && !hasArrived(payment.status);
    const bool isPaidByAnother =
        std::any_of(books.payments.cbegin(), books.payments.cend(), [&](const auto &entry) {
            return entry.second.order == payment.order && canBeRefunded(entry.second.status);
        });
    if (isNewMoney && isEnded(order))
        coverage.countAct(SimAct::PaidAfterEnd);
    if (isNewMoney && isPaidByAnother)
        coverage.countAct(SimAct::PaidTwice);
    if (news != PaymentStatus::Failed)
        return;
    if (payment.status == PaymentStatus::RefundPending || payment.status == PaymentStatus::Refunded)
        coverage.countAct(SimAct::FailedWhileRefunding);
    if (payment.status == PaymentStatus::Paid && order == OrderStatus::Processing)
        coverage.countAct(SimAct::FailedAfterPacking);
}

void SimLateCalls::recordPayment()
{
    const auto &payments = m_environment.books().payments;
    const Payment payment =
        std::next(payments.begin(), m_environment.random.below(static_cast<int>(payments.size())))->second;
    SimMidtrans::Transaction &transaction = m_environment.midtrans.transactions[payment.gatewayOrderId];
    const PaymentStatus news = anyNews(transaction);
    countPayment(payment, news);
    const QString what = QStringLiteral("the shop records %1 as %2").arg(payment.gatewayOrderId, code(news));
    const Result<> result = m_shop.call(what, [&](MemoryStorefront &functions) {
        return withoutValue(functions.recordPayment({payment.gatewayOrderId, news, transaction.type}));
    });
    requireTaken(result, what);
    if (!result || news != PaymentStatus::Paid || transaction.wasEverPaid)
        return;
    transaction.isClaimedPaid = true;
    m_environment.coverage.countAct(SimAct::PaidWithoutMoney);
}

void SimLateCalls::expireOrder(const Order &order)
{
    const auto expired =
        m_shop.call(QStringLiteral("the shop expires %1").arg(order.number),
                    [&](MemoryStorefront &functions) { return functions.expireOrder(order.id); });
    if (!expired || order.status == OrderStatus::Expired)
        return;
    for (const auto &[id, payment] : m_environment.books().payments) {
        const auto &transaction = m_environment.midtrans.transactions[payment.gatewayOrderId];
        if (payment.order == order.id && transaction.status == TransactionStatus::Pending)
            m_environment.coverage.countAct(SimAct::ExpiredWhileOpen);
    }
}

// Parcels -----------------------------------------------------------------------------------------

/// A status that the parcel has or had.
ShipmentStatus SimLateCalls::anyStage(const SimKomerce::Parcel &parcel)
{
    using enum ShipmentStatus;
    std::vector<ShipmentStatus> stages{Booked};
    if (parcel.isWithCourier)
        stages.push_back(PickedUp);
    if (parcel.journey.size() > 1)
        stages.push_back(InTransit);
    if (parcel.wasDelivered)
        stages.push_back(Delivered);
    return stages[static_cast<std::size_t>(m_environment.random.below(static_cast<int>(stages.size())))];
}

void SimLateCalls::countParcel(const Shipment &shipment, ShipmentStatus news)
{
    const SimBooks &books = m_environment.books();
    SimCoverage &coverage = m_environment.coverage;
    if (news != ShipmentStatus::Booked && !hasLeft(shipment.status) && isBlocked(books, shipment.order))
        coverage.countAct(SimAct::LeftWhileBlocked);
    if (news == ShipmentStatus::Delivered && shipment.status != news &&
        books.orders.at(shipment.order).status == OrderStatus::Cancelling)
        coverage.countAct(SimAct::DeliveredInCancelling);
    if (news == ShipmentStatus::Booked && hasLeft(shipment.status))
        coverage.countAct(SimAct::OldParcelNews);
}

void SimLateCalls::recordShipment()
{
    const auto &shipments = m_environment.books().shipments;
    if (shipments.empty())
        return;
    const Shipment shipment =
        std::next(shipments.begin(), m_environment.random.below(static_cast<int>(shipments.size())))->second;
    const bool isNewest = m_environment.books().newestParcel(shipment.order) == shipment.id;
    if (!isNewest || shipment.status == ShipmentStatus::Cancelled)
        return;
    const ShipmentStatus news = anyStage(m_environment.komerce.parcels.at(shipment.waybill));
    countParcel(shipment, news);
    const QString what = QStringLiteral("the shop records parcel %1 as %2").arg(shipment.waybill, code(news));
    requireTaken(m_shop.call(what,
                             [&](MemoryStorefront &functions) {
                                 return withoutValue(functions.recordShipment(
                                     shipment.order, {shipment.waybill, shipment.komerceOrderNo, news}));
                             }),
                 what);
}

void SimLateCalls::countBlocked(const Order &order)
{
    if (isBlocked(m_environment.books(), order.id))
        m_environment.coverage.countAct(SimAct::PackedWhileBlocked);
}

void SimLateCalls::pack(const Order &order)
{
    countBlocked(order);
    (void)m_shop.call(QStringLiteral("the shop packs %1").arg(order.number),
                      [&](MemoryStorefront &functions) { return functions.markProcessing(order.id); });
}

void SimLateCalls::book(const Order &order)
{
    countBlocked(order);
    m_shop.book(order.id);
}

void SimLateCalls::placeOrder()
{
    const std::size_t orders = m_environment.books().orders.size();
    if (orders < maxOrders)
        m_shop.placeOrder(static_cast<int>(orders));
}

void SimLateCalls::act()
{
    const int dice = m_environment.random.below(100);
    if (dice < 50)
        recordPayment();
    else if (dice < 68)
        recordShipment();
    else if (dice < 78)
        expireOrder(anyOrder());
    else if (dice < 86)
        pack(anyOrder());
    else if (dice < 91)
        book(anyOrder());
    else if (dice < 97)
        m_shop.openPayment(anyOrder().id);
    else
        placeOrder();
}

} // namespace meja
