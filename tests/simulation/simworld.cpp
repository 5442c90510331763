#include "simworld.h"

#include "siminvariants.h"

#include <array>

namespace meja {

using namespace std::chrono_literals;

namespace {

constexpr int orderCount = 4;
constexpr int productCount = 3;
constexpr int faultySteps = 420;
constexpr int mostQuietRounds = 4000;

} // namespace

SimWorld::SimWorld(quint64 seed) : m_random(seed)
{
    m_runner.handle(JobKind::AdvanceCancellation,
                    [this](const Lease &l) { return m_cancellation.advance(l); });
    m_runner.handle(JobKind::AdvanceRefund, [this](const Lease &l) { return m_refunding.advance(l); });
    m_runner.handle(JobKind::CheckPayment, [this](const Lease &l) { return m_reconciliation.check(l); });
    m_runner.handle(JobKind::TrackShipment, [this](const Lease &l) { return m_tracking.track(l); });
    m_runner.handle(JobKind::ExpireOrder, [this](const Lease &l) { return m_expiry.expire(l); });
    m_midtrans.refundArrives = [this](const QString &key, Rupiah amount) {
        const SimBooks &books = m_database.books();
        for (const auto &[id, refund] : books.refunds) {
            if (refund.key() != key)
                continue;
            if (refund.approvedBy.isEmpty() || refund.amount != amount ||
                refund.state == RefundState::Requested || refund.state == RefundState::Rejected)
                m_outcome.problems.append(
                    QStringLiteral("M4 refund %1 was sent without a live approval of its amount")
                        .arg(id.value));
            if (books.payments.at(refund.payment).status == PaymentStatus::Disputed)
                m_outcome.problems.append(
                    QStringLiteral("M1 refund %1 was sent for a payment known to be disputed").arg(id.value));
        }
    };
    m_database.committed = [this](const SimBooks &before, const SimBooks &after) { watch(before, after); };
    for (const char *name : {"worker 1", "worker 2", "desk 1", "desk 2"})
        m_processes.push_back(std::make_unique<SimThread>(QString::fromLatin1(name)));
}

SimWorld::~SimWorld() = default;

/// What only the change itself shows.
void SimWorld::watch(const SimBooks &before, const SimBooks &after)
{
    for (const auto &[id, refund] : after.refunds) {
        const auto earlier = before.refunds.find(id);
        const RefundState was =
            earlier == before.refunds.end() ? RefundState::Rejected : earlier->second.state;
        if (refund.state == was)
            continue;
        if (was == RefundState::Requested && refund.state == RefundState::Approved)
            m_approved[id] = refund.amount;
        // The role is looked at when the attempt is written down; what changes after that comes too late.
        const auto role = after.staff.find(refund.approvedBy);
        if (refund.state == RefundState::Sending &&
            (role == after.staff.end() || role->second != Role::Admin))
            m_outcome.problems.append(
                QStringLiteral("M4 refund %1 goes out, and who approved it is no admin").arg(id.value));
        const TransactionStatus shown =
            m_midtrans.transactions[after.payments.at(refund.payment).gatewayOrderId].status;
        const bool canStillGo =
            shown == TransactionStatus::Settlement || shown == TransactionStatus::PartialRefund;
        if (was == RefundState::Unknown && refund.state == RefundState::Failed && canStillGo)
            m_outcome.problems.append(
                QStringLiteral("L3 refund %1 was unknown and became failed by itself").arg(id.value));
        if (refund.state == RefundState::Sending && m_approved[id] != refund.amount)
            m_outcome.problems.append(
                QStringLiteral("M4 refund %1 goes out with another amount than was approved").arg(id.value));
    }
    for (const auto &[id, payment] : after.payments) {
        const OrderId order = payment.order;
        const bool expiresNow = after.orders.at(order).status == OrderStatus::Expired &&
                                before.orders.at(order).status != OrderStatus::Expired;
        const TransactionStatus shown = m_midtrans.transactions[payment.gatewayOrderId].status;
        const bool isOpen = shown == TransactionStatus::Pending || shown == TransactionStatus::Settlement ||
                            shown == TransactionStatus::Capture;
        if (expiresNow && isOpen)
            m_outcome.problems.append(QStringLiteral("O2 order %1 expires, and payment %2 is open or paid")
                                          .arg(order.value)
                                          .arg(id.value));
    }
    for (const auto &[id, shipment] : after.shipments) {
        const auto earlier = before.shipments.find(id);
        if (earlier != before.shipments.end() && earlier->second.rank > shipment.rank)
            m_outcome.problems.append(QStringLiteral("O3 parcel %1 travels backwards").arg(id.value));
    }
}

void SimWorld::note(const QString &line)
{
    const QString timed =
        QStringLiteral("%1 %2").arg(m_clock.now().milliseconds / 1000 - 1'795'500'000).arg(line);
    m_outcome.trace.append(timed);
    for (const QChar each : timed)
        m_outcome.traceHash = (m_outcome.traceHash ^ each.unicode()) * 0x100000001b3ULL;
}

void SimWorld::openShop()
{
    SimBooks &books = m_database.books();
    for (int product = 1; product <= productCount; ++product)
        books.opening[product] = books.stock[product] = 50;
    books.staff = {{QStringLiteral("rani"), Role::Admin},
                   {QStringLiteral("sari"), Role::Admin},
                   {QStringLiteral("tuti"), Role::Staff}};
    for (int i = 0; i < orderCount; ++i)
        openOrder(i);
}

void SimWorld::openOrder(int index)
{
    SimBooks &books = m_database.books();
    const OrderId id{books.nextId()};
    Order order;
    order.id = id;
    order.number = QStringLiteral("O%1").arg(index);
    order.total = Rupiah(100'000 + 1000 * m_random.below(400));
    order.expiresAt = m_clock.now() + 24h;
    books.orders[id] = order;
    for (int product = 1; product <= productCount; ++product) {
        if (product > 1 && m_random.happens(50))
            continue;
        const qint64 quantity = 1 + m_random.below(3);
        books.items.push_back({id, product, quantity, 0});
        books.stock[product] -= quantity;
    }
    const int tries = m_random.happens(20) ? 2 : 1;
    for (int number = 1; number <= tries; ++number) {
        Payment payment;
        payment.id = {books.nextId()};
        payment.order = id;
        payment.gatewayOrderId = QStringLiteral("%1-%2").arg(order.number).arg(number);
        payment.gross = order.total;
        payment.expiresAt = order.expiresAt;
        books.payments[payment.id] = payment;
        m_midtrans.transactions[payment.gatewayOrderId].gross = order.total;
    }
    if (m_random.happens(50))
        openPaid(books.orders.at(id), index);
    QString ignored;
    (void)m_database.attempt(
        Actor::system(),
        [&](Records &records) {
            return records.jobs().schedule({JobKind::ExpireOrder, id.value, id, order.expiresAt});
        },
        ignored);
}

/// Half of the orders have come further when the run begins: paid, some with a parcel.
void SimWorld::openPaid(Order &order, int index)
{
    SimBooks &books = m_database.books();
    static const QStringList types{QStringLiteral("credit_card"), QStringLiteral("gopay"),
                                   QStringLiteral("bank_transfer"), QStringLiteral("gopay")};
    const QString number = QStringLiteral("O%1-1").arg(index);
    m_midtrans.choose(number, types[m_random.below(4)]);
    m_midtrans.pay(number);
    for (auto &[id, payment] : books.payments) {
        if (payment.gatewayOrderId != number)
            continue;
        payment.status = PaymentStatus::Paid;
        payment.type = m_midtrans.transactions[number].type;
        payment.paidAt = m_clock.now();
    }
    order.status = OrderStatus::Paid;
    order.paymentStatus = PaymentStatus::Paid;
    if (m_random.happens(60))
        book(order);
}

void SimWorld::book(const Order &order)
{
    SimBooks &books = m_database.books();
    Shipment shipment;
    shipment.id = {books.nextId()};
    shipment.order = order.id;
    shipment.courier = QStringLiteral("jne");
    shipment.komerceOrderNo = order.number;
    shipment.waybill = order.number;
    shipment.bookedAt = m_clock.now();
    books.shipments[shipment.id] = shipment;
    m_komerce.parcels[order.number] = {};
    note(QStringLiteral("the shop books a parcel for %1").arg(order.number));
}

Order SimWorld::anyOrder()
{
    const auto &orders = m_database.books().orders;
    return std::next(orders.begin(), m_random.below(static_cast<int>(orders.size())))->second;
}

std::optional<Refund> SimWorld::anyRefund()
{
    const auto &refunds = m_database.books().refunds;
    if (refunds.empty())
        return std::nullopt;
    return std::next(refunds.begin(), m_random.below(static_cast<int>(refunds.size())))->second;
}

QString SimWorld::anyAdmin()
{
    return m_random.happens(50) ? QStringLiteral("rani") : QStringLiteral("sari");
}

void SimWorld::inProcess(const QString &what, std::function<void()> work)
{
    for (const auto &process : m_processes) {
        if (process->isBusy() || process->name().startsWith(QLatin1String("worker")))
            continue;
        note(process->name() + u' ' + what);
        return process->start(std::move(work));
    }
}

void SimWorld::customerActs()
{
    const Order order = anyOrder();
    for (const auto &[id, payment] : m_database.books().payments) {
        if (payment.order != order.id || m_random.happens(50))
            continue;
        static const QStringList types{QStringLiteral("credit_card"), QStringLiteral("gopay"),
                                       QStringLiteral("bank_transfer"), QStringLiteral("gopay")};
        if (m_clock.now() < payment.expiresAt &&
            m_midtrans.choose(payment.gatewayOrderId, types[m_random.below(4)]))
            note(QStringLiteral("the customer chooses how to pay %1").arg(payment.gatewayOrderId));
        else if (m_midtrans.pay(payment.gatewayOrderId))
            note(QStringLiteral("the customer pays %1").arg(payment.gatewayOrderId));
    }
}

/// The storefront's functions: mark_processing and record_shipment.
void SimWorld::shopActs()
{
    SimBooks &books = m_database.books();
    Order &order = books.orders.at(anyOrder().id);
    if (order.status == OrderStatus::Paid && m_random.happens(60)) {
        books.statusLog.push_back({order.id, order.status, OrderStatus::Processing});
        order.status = OrderStatus::Processing;
        return note(QStringLiteral("the shop packs %1").arg(order.number));
    }
    const bool isBooked = m_komerce.parcels.contains(order.number);
    if ((order.status != OrderStatus::Paid && order.status != OrderStatus::Processing) || isBooked)
        return;
    book(order);
}

void SimWorld::courierActs()
{
    if (m_komerce.parcels.empty())
        return;
    const QString number =
        std::next(m_komerce.parcels.begin(), m_random.below(static_cast<int>(m_komerce.parcels.size())))
            ->first;
    if (m_random.happens(5) ? m_komerce.cancelByCourier(number)
                            : m_komerce.move(number, m_random.happens(15)))
        note(QStringLiteral("the courier: %1 is \"%2\"").arg(number, m_komerce.parcels[number].word));
}

void SimWorld::midtransActs()
{
    auto transaction = std::next(m_midtrans.transactions.begin(),
                                 m_random.below(static_cast<int>(m_midtrans.transactions.size())));
    const QString order = transaction->first;
    const Rupiah part(transaction->second.gross.amount() / 4);
    const int dice = m_random.below(100);
    bool happened = false;
    if (dice < 35)
        happened = m_midtrans.confirmRefund(order);
    else if (dice < 60)
        happened = m_midtrans.settle(order);
    else if (dice < 68)
        happened = m_midtrans.reverse(order);
    else if (dice < 74)
        happened = m_midtrans.chargeBack(order);
    else if (dice < 78)
        happened = m_midtrans.refundAtDashboard(order, part);
    else
        happened = m_midtrans.letLateEffectHappen() || m_komerce.letLateEffectHappen();
    if (happened)
        note(QStringLiteral("something happens at a partner (%1, %2)").arg(order).arg(dice));
}

/// A notification, on time, late, twice or never: it says when to look, not what to believe.
void SimWorld::notificationArrives()
{
    const SimBooks &books = m_database.books();
    const Order order = anyOrder();
    NewJob job{JobKind::CheckPayment, 0, order.id, m_clock.now()};
    for (const auto &[id, payment] : books.payments) {
        if (payment.order == order.id && (job.subject == 0 || m_random.happens(30)))
            job.subject = id.value;
    }
    if (m_random.happens(40)) {
        for (const auto &[id, shipment] : books.shipments) {
            if (shipment.order == order.id)
                job = {JobKind::TrackShipment, id.value, order.id, m_clock.now()};
        }
    }
    inProcess(QStringLiteral("takes a notification about %1").arg(order.number), [this, job] {
        (void)m_transactions.run(Actor::system(),
                                 [&](Records &records) { return records.jobs().schedule(job); });
    });
}

void SimWorld::staffActs()
{
    const Order order = anyOrder();
    const Actor actor = Actor::staff(m_random.happens(50) ? QStringLiteral("tuti") : anyAdmin());
    // Now and then somebody presses twice: the same key comes again.
    const QString key = QStringLiteral("k%1").arg(m_keys == 0 || m_random.happens(75) ? ++m_keys : m_keys);
    if (m_random.happens(65))
        return inProcess(QStringLiteral("%1 cancels %2 (%3)").arg(actor.name, order.number, key), [=, this] {
            (void)m_cancellation.request({order.id, QStringLiteral("habis"), key, actor});
        });
    std::optional<Rupiah> amount;
    if (m_random.happens(60))
        amount = Rupiah(order.total.amount() / 3);
    inProcess(QStringLiteral("%1 asks for a refund of %2 (%3)").arg(actor.name, order.number, key), [=,
                                                                                                     this] {
        const RefundDestination account{QStringLiteral("BCA"), QStringLiteral("1"), QStringLiteral("Budi")};
        (void)m_requests.request({order.id, amount, QStringLiteral("rusak"), account, key, actor});
    });
}

void SimWorld::adminActs()
{
    if (m_random.happens(4)) {
        Role &role = m_database.books().staff[QStringLiteral("sari")];
        role = role == Role::Admin ? Role::Staff : Role::Admin;
        return note(QStringLiteral("sari's role changes"));
    }
    const auto refund = anyRefund();
    if (!refund)
        return;
    const Actor actor = Actor::staff(anyAdmin());
    const int dice = m_random.below(100);
    inProcess(QStringLiteral("%1 decides on refund %2 (%3)").arg(actor.name).arg(refund->id.value).arg(dice),
              [=, this] {
                  const RefundId id = refund->id;
                  const RefundDestination account{QStringLiteral("BCA"), QStringLiteral("1"),
                                                  QStringLiteral("Budi")};
                  if (dice < 60)
                      (void)m_requests.approve(id, actor);
                  else if (dice < 66)
                      (void)m_requests.reject(id, QStringLiteral("tidak"), actor);
                  else if (dice < 74)
                      (void)m_requests.edit(id, Rupiah(refund->amount.amount() / 2), account, actor);
                  else if (dice < 88)
                      (void)m_requests.retry(id, actor);
                  else if (dice < 94 && refund->state != RefundState::NeedsPerson)
                      (void)m_requests.settleManually(id, QStringLiteral("slip"), actor);
                  else
                      (void)m_requests.edit(id, {}, account, actor);
              });
}

void SimWorld::attentionIsLookedAt()
{
    for (const auto &[id, item] : m_database.books().attention) {
        if (item.resolvedAt || !jobBehind(item.kind) || m_random.happens(70))
            continue;
        return inProcess(
            QStringLiteral("rani takes up \"%1\" %2 again").arg(code(item.kind)).arg(item.subject),
            [this, itemId = id] {
                (void)m_attention.resolve(itemId, AttentionChoice::TryAgain, QStringLiteral("lagi"),
                                          Actor::staff(QStringLiteral("rani")));
            });
    }
}

void SimWorld::workerActs(int index)
{
    SimThread &worker = *m_processes[static_cast<size_t>(index)];
    if (worker.isBusy()) {
        if (m_faults.isOn() && m_random.happens(2)) {
            note(worker.name() + QStringLiteral(" dies"));
            return worker.crash();
        }
        for (int calls = 1 + m_random.below(8); calls > 0 && worker.isBusy(); --calls)
            worker.resume();
        return;
    }
    worker.start([this] {
        const auto leases = m_runner.claim(1);
        if (!leases)
            return;
        for (const Lease &lease : *leases) {
            const JobRun run = m_runner.run(lease);
            note(QStringLiteral("%1 %2: %3")
                     .arg(code(lease.kind))
                     .arg(lease.subject)
                     .arg(run.outcome ? QString::number(static_cast<int>(run.outcome->kind))
                                      : run.outcome.error().detail));
        }
    });
}

void SimWorld::timePasses()
{
    static constexpr std::array<Duration, 12> spans{1s, 1s, 5s, 5s, 30s, 30s, 2min, 2min, 20min, 1h, 3h, 96h};
    m_clock.advance(spans[static_cast<size_t>(m_random.below(spans.size()))]);
    for (const auto &[id, payment] : m_database.books().payments) {
        if (m_clock.now() > payment.expiresAt)
            m_midtrans.expireByTime(payment.gatewayOrderId);
    }
}

void SimWorld::step()
{
    const int dice = m_random.below(100);
    if (dice < 40)
        workerActs(m_random.below(2));
    else if (dice < 52) {
        SimThread &desk = *m_processes[static_cast<size_t>(2 + m_random.below(2))];
        for (int calls = 1 + m_random.below(4); calls > 0 && desk.isBusy(); --calls)
            desk.resume();
    } else if (dice < 60)
        customerActs();
    else if (dice < 65)
        shopActs();
    else if (dice < 69)
        courierActs();
    else if (dice < 75)
        midtransActs();
    else if (dice < 81)
        notificationArrives();
    else if (dice < 86)
        staffActs();
    else if (dice < 92)
        adminActs();
    else if (dice < 94)
        attentionIsLookedAt();
    else
        timePasses();
}

bool SimWorld::checks()
{
    ++m_outcome.steps;
    if (m_outcome.problems.isEmpty())
        m_outcome.problems = SimInvariants(m_database.books(), m_midtrans, m_komerce).always();
    return m_outcome.problems.isEmpty();
}

/// Somebody comes and decides on what waits.
void SimWorld::adminsCatchUp()
{
    const auto refunds = m_database.books().refunds;
    for (const auto &[id, refund] : refunds) {
        if (refund.state == RefundState::Requested)
            (void)m_requests.approve(id, Actor::staff(refund.requestedBy == QLatin1String("rani")
                                                          ? QStringLiteral("sari")
                                                          : QStringLiteral("rani")));
    }
}

/// The faults end, what was late arrives, and everything that is due is done for eight days.
void SimWorld::quietEnd()
{
    m_faults.end();
    for (const auto &process : m_processes) {
        while (process->isBusy())
            process->resume();
    }
    while (m_midtrans.letLateEffectHappen() || m_komerce.letLateEffectHappen()) {
    }
    const auto payments = m_database.books().payments;
    for (const auto &[id, payment] : payments) {
        QString ignored;
        (void)m_database.attempt(
            Actor::system(),
            [&](Records &records) {
                return records.jobs().schedule(
                    {JobKind::CheckPayment, id.value, payment.order, m_clock.now()});
            },
            ignored);
    }
    const Instant end = m_clock.now() + std::chrono::days(8);
    for (int round = 0; round < mostQuietRounds && m_clock.now() < end && m_outcome.problems.isEmpty();
         ++round) {
        SimThread &worker = *m_processes[0];
        const auto before = m_outcome.trace.size();
        workerActs(0);
        while (worker.isBusy())
            worker.resume();
        for (auto &[order, transaction] : m_midtrans.transactions)
            (void)(m_midtrans.settle(order) || m_midtrans.confirmRefund(order));
        adminsCatchUp();
        if (!checks())
            return;
        if (m_outcome.trace.size() == before)
            m_clock.advance(30min);
    }
    if (m_outcome.problems.isEmpty())
        m_outcome.problems = SimInvariants(m_database.books(), m_midtrans, m_komerce).atTheEnd();
    countEnds();
}

void SimWorld::countEnds()
{
    const SimBooks &books = m_database.books();
    for (const auto &[id, order] : books.orders)
        ++m_outcome.ends[QStringLiteral("order ") + code(order.status)];
    for (const auto &[id, cancellation] : books.cancellations)
        ++m_outcome.ends[QStringLiteral("cancellation ") + code(cancellation.step)];
    for (const auto &[id, refund] : books.refunds)
        ++m_outcome.ends[(refund.isFromOutside ? QStringLiteral("refund from outside ")
                                               : QStringLiteral("refund ")) +
                         code(refund.state)];
    for (const auto &[id, payment] : books.payments)
        ++m_outcome.ends[QStringLiteral("payment ") + code(payment.status)];
    for (const RefundAttempt &attempt : books.attempts)
        ++m_outcome.ends[QStringLiteral("refund attempt ") + code(attempt.outcome)];
    for (const auto &[id, item] : books.attention)
        ++m_outcome.ends[QStringLiteral("attention ") + code(item.kind)];
}

void SimWorld::describeBooks()
{
    const SimBooks &books = m_database.books();
    for (const auto &[id, order] : books.orders)
        m_outcome.books.append(
            QStringLiteral("order %1 %2 %3").arg(id.value).arg(order.number, code(order.status)));
    for (const auto &[id, payment] : books.payments)
        m_outcome.books.append(
            QStringLiteral("payment %1 of %2 %3, Midtrans: %4, ever paid: %5")
                .arg(id.value)
                .arg(payment.order.value)
                .arg(code(payment.status))
                .arg(static_cast<int>(m_midtrans.transactions[payment.gatewayOrderId].status))
                .arg(m_midtrans.transactions[payment.gatewayOrderId].wasEverPaid));
    for (const auto &[id, refund] : books.refunds)
        m_outcome.books.append(QStringLiteral("refund %1 of payment %2 %3 %4 %5")
                                   .arg(id.value)
                                   .arg(refund.payment.value)
                                   .arg(refund.amount.amount())
                                   .arg(code(refund.state), code(refund.method)));
    for (const auto &[id, cancellation] : books.cancellations)
        m_outcome.books.append(QStringLiteral("cancellation %1 of %2 %3")
                                   .arg(id.value)
                                   .arg(cancellation.order.value)
                                   .arg(code(cancellation.step)));
    for (const auto &[id, item] : books.attention)
        m_outcome.books.append(QStringLiteral("attention %1 on %2 %3")
                                   .arg(code(item.kind))
                                   .arg(item.subject)
                                   .arg(item.resolvedAt ? QStringLiteral("resolved") : item.detail));
}

SimWorld::Outcome SimWorld::run()
{
    openShop();
    m_faults.begin();
    for (int i = 0; i < faultySteps; ++i) {
        step();
        if (!checks())
            break;
    }
    if (m_outcome.problems.isEmpty())
        quietEnd();
    describeBooks();
    return m_outcome;
}

} // namespace meja
