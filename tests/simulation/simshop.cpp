#include "simshop.h"

#include "result.h"

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

Result<> SimShop::call(const QString &what, const Work &work)
{
    const Instant now = m_environment.clock.now();
    Result<> result = m_environment.database.call([&](SimBooks &books) {
        MemoryStorefront functions(books, now);
        return work(functions);
    });
    m_environment.note(result ? what : QStringLiteral("%1: %2").arg(what, result.error().detail));
    return result;
}

void SimShop::open(int orders)
{
    SimBooks &books = m_environment.books();
    for (int product = 1; product <= productCount; ++product)
        books.opening[product] = books.stock[product] = 50;
    books.staff.change() = {{QStringLiteral("rani"), Role::Admin},
                            {QStringLiteral("sari"), Role::Admin},
                            {QStringLiteral("dewi"), Role::Admin},
                            {QStringLiteral("system"), Role::Admin},
                            {QStringLiteral("tuti"), Role::Staff}};
    for (int i = 0; i < orders; ++i) {
        m_environment.random.begin(1'000'000 + static_cast<quint64>(i));
        placeOrder(i);
    }
}

void SimShop::placeOrder(int index)
{
    SimRandom &random = m_environment.random;
    const QString number = QStringLiteral("O%1").arg(index);
    const bool isFree = random.happens(4);
    const Rupiah total(isFree ? 0 : 100'000 + 1000 * random.below(400));
    std::vector<MemoryStorefront::Line> lines;
    for (int product = 1; product <= productCount; ++product) {
        if (product == 1 || random.happens(50))
            lines.push_back({product, 1 + random.below(3)});
    }
    OrderId id;
    (void)call(QStringLiteral("the shop places %1 of Rp %2").arg(number).arg(total.amount()),
               [&](MemoryStorefront &functions) {
                   id = functions.placeOrder(number, total, lines);
                   return Result<>{};
               });
    m_environment.midtrans.transactions[number + QStringLiteral("-1")].gross = total;
    if (isFree)
        return m_environment.coverage.countAct(SimAct::OrderOfNothing);
    if (random.happens(50))
        return markAsPaid(number + QStringLiteral("-1"));
    // A second click after a failure at the bank creates a second transaction; the first can still be paid.
    if (random.happens(30)) {
        (void)call(QStringLiteral("the shop records that %1-1 failed").arg(number), [&](MemoryStorefront &f) {
            return withoutValue(f.recordPayment({number + QStringLiteral("-1"), PaymentStatus::Failed}));
        });
        openPayment(id);
    }
}

void SimShop::openPayment(OrderId id)
{
    QString number;
    const auto opened = call(QStringLiteral("the shop opens a payment"), [&](MemoryStorefront &functions) {
        const auto added = functions.openPayment(id);
        number = added.value_or(QString());
        return withoutValue(added);
    });
    if (opened)
        m_environment.midtrans.transactions[number].gross = m_environment.books().orders.at(id).total;
}

/// Pays the order before the run begins, and books a parcel for some of these orders.
void SimShop::markAsPaid(const QString &number)
{
    m_environment.midtrans.choose(number, anyPaymentType(m_environment.random));
    m_environment.midtrans.pay(number);
    SimMidtrans::Transaction &transaction = m_environment.midtrans.transactions[number];
    transaction.isChallenged = false;
    (void)call(QStringLiteral("the shop records that %1 is paid").arg(number), [&](MemoryStorefront &f) {
        return withoutValue(f.recordPayment({number, PaymentStatus::Paid, transaction.type}));
    });
    const OrderId id = std::prev(m_environment.books().orders.end())->first;
    if (m_environment.random.happens(60))
        book(id);
}

void SimShop::book(OrderId id)
{
    const SimBooks &books = m_environment.books();
    const Order order = books.orders.at(id);
    const auto count = std::count_if(books.shipments.cbegin(), books.shipments.cend(),
                                     [&](const auto &entry) { return entry.second.order == id; });
    MemoryStorefront::ParcelNews news{QStringLiteral("%1-P%2").arg(order.number).arg(count + 1)};
    // Some are booked at the courier's counter and can only be cancelled by telephone.
    if (m_environment.random.happens(75))
        news.komerceOrderNo = news.waybill;
    const auto booked = call(
        QStringLiteral("the shop books parcel %1%2")
            .arg(news.waybill, news.komerceOrderNo.isEmpty() ? QStringLiteral(" at the counter") : QString()),
        [&](MemoryStorefront &functions) { return withoutValue(functions.recordShipment(id, news)); });
    if (booked)
        m_environment.komerce.parcels[news.waybill] = {};
}

/// Nobody pays an order of Rp 0 at Midtrans: the shop records it as paid.
void SimShop::payNothing(const Order &order)
{
    (void)call(QStringLiteral("the shop records that %1 costs nothing").arg(order.number),
               [&](MemoryStorefront &functions) {
                   return withoutValue(
                       functions.recordPayment({order.number + QStringLiteral("-1"), PaymentStatus::Paid}));
               });
}

void SimShop::act(OrderId id)
{
    const SimBooks &books = m_environment.books();
    const Order order = books.orders.at(id);
    if (order.status == OrderStatus::AwaitingPayment) {
        if (order.total == Rupiah(0))
            return payNothing(order);
        const bool isOpen =
            std::any_of(books.payments.cbegin(), books.payments.cend(), [&](const auto &entry) {
                return entry.second.order == id && entry.second.status == PaymentStatus::Pending;
            });
        if (!isOpen)
            openPayment(id);
        return;
    }
    if (order.status == OrderStatus::Paid && m_environment.random.happens(60)) {
        (void)call(QStringLiteral("the shop packs %1").arg(order.number),
                   [&](MemoryStorefront &functions) { return functions.markProcessing(id); });
        return;
    }
    const bool isBooked =
        std::any_of(books.shipments.cbegin(), books.shipments.cend(), [&](const auto &entry) {
            return entry.second.order == id && entry.second.status != ShipmentStatus::Cancelled;
        });
    if ((order.status == OrderStatus::Paid || order.status == OrderStatus::Processing) && !isBooked)
        book(id);
}

} // namespace meja
