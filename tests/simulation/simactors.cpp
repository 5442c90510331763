#include "simactors.h"

#include <algorithm>
#include <array>

namespace meja {

using namespace std::chrono_literals;

Order SimActors::anyOrder()
{
    const auto &orders = m_environment.books().orders;
    return std::next(orders.begin(), m_environment.random.below(static_cast<int>(orders.size())))->second;
}

// Customers and partners ----------------------------------------------------------------------------

void SimActors::customerActs()
{
    const Order order = anyOrder();
    if (m_environment.random.happens(10))
        return m_people.customerCancels(order);
    customerPays(order);
}

void SimActors::customerPays(const Order &order)
{
    for (const auto &[id, payment] : m_environment.books().payments) {
        if (payment.order != order.id || m_environment.random.happens(50))
            continue;
        const QString number = payment.gatewayOrderId;
        if (m_environment.clock.now() < payment.expiresAt &&
            m_environment.midtrans.choose(number, anyPaymentType(m_environment.random)))
            m_environment.note(QStringLiteral("the customer chooses the payment method of %1").arg(number));
        else if (m_environment.midtrans.pay(number))
            m_environment.note(QStringLiteral("the customer pays %1").arg(number));
    }
}

void SimActors::courierActs()
{
    using Turn = SimKomerce::Turn;
    auto &parcels = m_environment.komerce.parcels;
    if (parcels.empty())
        return;
    const QString number =
        std::next(parcels.begin(), m_environment.random.below(static_cast<int>(parcels.size())))->first;
    const int dice = m_environment.random.below(100);
    bool happened = false;
    if (dice < 5)
        happened = m_environment.komerce.cancelByCourier(number);
    else if (dice < 18)
        happened = m_environment.komerce.move(number, Turn::Return);
    else if (dice < 26)
        happened = m_environment.komerce.move(number, Turn::FailedAttempt);
    else if (dice < 28)
        happened = m_environment.komerce.move(number, Turn::Lose);
    else if (dice < 33)
        happened = m_environment.komerce.move(number, Turn::UnknownScan);
    else
        happened = m_environment.komerce.move(number, Turn::Advance);
    if (happened)
        m_environment.note(QStringLiteral("the courier: %1 is \"%2\"").arg(number, parcels[number].word));
}

void SimActors::midtransActs()
{
    auto &transactions = m_environment.midtrans.transactions;
    const QString order =
        std::next(transactions.begin(), m_environment.random.below(static_cast<int>(transactions.size())))
            ->first;
    const QString what = performAtMidtrans(m_environment.random.below(100), order);
    if (!what.isEmpty())
        m_environment.note(what.arg(order));
}

/// Performs the event and returns its description for the trace; empty when it is not possible now.
QString SimActors::performAtMidtrans(int dice, const QString &order)
{
    SimMidtrans &midtrans = m_environment.midtrans;
    if (dice < 20)
        return midtrans.confirmRefund(order) ? QStringLiteral("the bank confirms a refund of %1") : QString();
    if (dice < 26 && midtrans.giveUpRefund(order)) {
        m_environment.coverage.countAct(SimAct::RefundGivenUp);
        return QStringLiteral("the provider gives up a refund of %1");
    }
    if (dice < 45)
        return midtrans.settle(order) ? QStringLiteral("%1 settles") : QString();
    if (dice < 55)
        return midtrans.decideOnFraud(order, dice < 51) ? QStringLiteral("the fraud check of %1 ends")
                                                        : QString();
    if (dice < 66) {
        if (!midtrans.reverse(order))
            return {};
        countReversal(order);
        return QStringLiteral("%1 is reversed");
    }
    if (dice < 76)
        return midtrans.chargeBack(order) ? QStringLiteral("%1 is charged back") : QString();
    if (dice < 80) {
        const SimMidtrans::Transaction &transaction = midtrans.transactions[order];
        const Rupiah rest = transaction.gross - SimMidtrans::refunded(transaction);
        return midtrans.refundAtDashboard(order, dice < 78 ? Rupiah(rest.amount() / 4) : rest)
                   ? QStringLiteral("a person refunds %1 in the dashboard")
                   : QString();
    }
    if (dice < 85)
        return midtrans.payAfterEnd(order) ? QStringLiteral("%1 is paid after it had ended") : QString();
    return midtrans.late().performOldest() || m_environment.komerce.late().performOldest()
               ? QStringLiteral("a late effect of %1 or of another call takes place")
               : QString();
}

void SimActors::countReversal(const QString &order)
{
    const SimBooks &books = m_environment.books();
    for (const auto &[id, payment] : books.payments) {
        if (payment.gatewayOrderId == order &&
            books.orders.at(payment.order).status == OrderStatus::Processing)
            m_environment.coverage.countAct(SimAct::ReversedAfterPacking);
    }
}

/// Loses the notification of a first payment. Without it, Meja must notice the money by itself.
bool SimActors::loseNotification(const SimEnvironment::Notification &notification)
{
    const auto found = m_environment.midtrans.transactions.find(notification.about);
    if (found == m_environment.midtrans.transactions.end() || !m_environment.random.happens(10))
        return false;
    const SimMidtrans::Transaction &transaction = found->second;
    const bool isFirst = transaction.status == TransactionStatus::Settlement ||
                         transaction.status == TransactionStatus::Capture;
    if (!isFirst || transaction.wasPaidAfterEnd || !transaction.givenUp.empty())
        return false;
    std::erase_if(m_environment.notifications,
                  [&](const auto &other) { return other.about == notification.about; });
    m_environment.note(QStringLiteral("the notifications about %1 are lost").arg(notification.about));
    m_environment.coverage.countAct(SimAct::PaidUnnoticed);
    return true;
}

/// A random notification arrives: a new one in any order, or an old one again. It only triggers a query.
void SimActors::notificationArrives()
{
    const bool isOld = !m_environment.delivered.empty() &&
                       (m_environment.notifications.empty() || m_environment.random.happens(25));
    auto &source = isOld ? m_environment.delivered : m_environment.notifications;
    if (source.empty())
        return;
    const auto chosen = source.begin() + m_environment.random.below(static_cast<int>(source.size()));
    const SimEnvironment::Notification notification = *chosen;
    if (!isOld && loseNotification(notification))
        return;
    m_environment.runRequest(
        QStringLiteral("a notification about %1 arrives").arg(notification.about), {},
        [this, notification, isOld] {
            const auto taken = m_environment.deliver(notification);
            // A notification without a 200 response is sent again.
            const bool isTaken = taken || taken.error().kind == ErrorKind::NotFound;
            auto &waiting = m_environment.notifications;
            const auto same = std::find_if(waiting.begin(), waiting.end(), [&](const auto &other) {
                return other.about == notification.about && other.claimedStatus == notification.claimedStatus;
            });
            if (!isTaken || isOld || same == waiting.end())
                return Result<>{};
            m_environment.delivered.push_back(notification);
            waiting.erase(same);
            return Result<>{};
        });
}

// Workers and time ----------------------------------------------------------------------------------

/// Returns the index of the worker that runs next. Sometimes one worker pauses so long that its lease can
/// expire and the other one runs the same job.
std::size_t SimActors::pickWorker()
{
    const auto worker = static_cast<std::size_t>(m_environment.random.below(2));
    if (m_pausedTurns == 0 && m_environment.random.happens(6)) {
        m_pausedTurns = 5 + m_environment.random.below(20);
        m_pausedWorker = worker;
    }
    if (m_pausedTurns == 0)
        return worker;
    --m_pausedTurns;
    return 1 - m_pausedWorker;
}

void SimActors::workerActs()
{
    SimThread &worker = *m_environment.processes[pickWorker()];
    if (worker.isBusy() && m_environment.faults.isOn() && m_environment.random.below(100) >= 95) {
        m_environment.note(worker.name() + QStringLiteral(" crashes"));
        return worker.crash();
    }
    m_environment.work(worker, 1 + m_environment.random.below(8));
}

void SimActors::requestContinues()
{
    SimThread &process =
        *m_environment.processes[2 + static_cast<std::size_t>(m_environment.random.below(2))];
    if (process.isBusy() && m_environment.faults.isOn() && m_environment.random.below(100) >= 95) {
        m_environment.note(process.name() + QStringLiteral(" crashes"));
        return process.crash();
    }
    for (int calls = 1 + m_environment.random.below(4); calls > 0 && process.isBusy(); --calls)
        process.resume();
}

void SimActors::timePasses()
{
    static constexpr std::array<Duration, 13> spans{1s,   1s,    5s, 5s, 30s, 30s, 2min,
                                                    2min, 20min, 1h, 3h, 96h, -40s};
    m_environment.passTime(spans[static_cast<std::size_t>(m_environment.random.below(spans.size()))]);
}

void SimActors::act()
{
    const int dice = m_environment.random.below(100);
    if (dice < 36)
        workerActs();
    else if (dice < 48)
        requestContinues();
    else if (dice < 55)
        customerActs();
    else if (dice < 59)
        m_shop.act(anyOrder().id);
    else if (dice < 63)
        m_lateCalls.act();
    else if (dice < 67)
        courierActs();
    else if (dice < 73)
        midtransActs();
    else if (dice < 79)
        notificationArrives();
    else if (dice < 84)
        m_people.staffActs(anyOrder());
    else if (dice < 91)
        m_people.adminActs();
    else if (dice < 94)
        m_people.attentionIsResolved();
    else
        timePasses();
}

} // namespace meja
