#include "simactors.h"

#include <algorithm>
#include <array>

namespace meja {

using namespace std::chrono_literals;

namespace {

const RefundDestination account{QStringLiteral("BCA"), QStringLiteral("1"), QStringLiteral("Budi")};

template <class T>
Result<> withoutValue(const Result<T> &result)
{
    return result ? Result<>{} : tl::unexpected(result.error());
}

SimSubject subjectOf(const Order &order)
{
    return {SimSubject::Kind::Order, order.id.value};
}

SimSubject subjectOf(const Refund &refund)
{
    return {SimSubject::Kind::Refund, refund.id.value};
}

} // namespace

Order SimActors::anyOrder()
{
    const auto &orders = m_environment.books().orders;
    return std::next(orders.begin(), m_environment.random.below(static_cast<int>(orders.size())))->second;
}

std::optional<Refund> SimActors::anyRefund()
{
    const auto &refunds = m_environment.books().refunds;
    if (refunds.empty())
        return std::nullopt;
    return std::next(refunds.begin(), m_environment.random.below(static_cast<int>(refunds.size())))->second;
}

QString SimActors::anyAdmin()
{
    return m_environment.random.happens(50) ? QStringLiteral("rani") : QStringLiteral("sari");
}

QString SimActors::anyKey()
{
    return QStringLiteral("k%1").arg(m_keys == 0 || m_environment.random.happens(75) ? ++m_keys : m_keys);
}

// Customers and partners ----------------------------------------------------------------------------

void SimActors::customerActs()
{
    const Order order = anyOrder();
    if (!m_environment.random.happens(10))
        return customerPays(order);
    const QString key = anyKey();
    m_environment.runRequest(
        QStringLiteral("the customer cancels %1 (%2)").arg(order.number, key), subjectOf(order), [=, this] {
            const Actor actor{QStringLiteral("customer"), QStringLiteral("7")};
            return withoutValue(
                m_environment.cancellations.request({order.id, QStringLiteral("berubah"), key, actor}));
        });
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
    if (dice < 25)
        return midtrans.confirmRefund(order) ? QStringLiteral("the bank confirms a refund of %1") : QString();
    if (dice < 48)
        return midtrans.settle(order) ? QStringLiteral("%1 settles") : QString();
    if (dice < 58)
        return midtrans.decideOnFraud(order, dice < 54) ? QStringLiteral("the fraud check of %1 ends")
                                                        : QString();
    if (dice < 66)
        return midtrans.reverse(order) ? QStringLiteral("%1 is reversed") : QString();
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

// Requests of staff ---------------------------------------------------------------------------------

void SimActors::staffActs()
{
    const Order order = anyOrder();
    const Actor actor = Actor::staff(m_environment.random.happens(50) ? QStringLiteral("tuti") : anyAdmin());
    const QString key = anyKey();
    const int dice = m_environment.random.below(100);
    if (dice < 55)
        return staffCancels(order, actor, key);
    if (dice < 85)
        return staffRequestsRefund(order, actor, key);
    if (dice < 93)
        return staffArchives(order, actor);
    m_environment.runRequest(
        QStringLiteral("%1 queries both partners about %2").arg(actor.name, order.number), subjectOf(order),
        [=, this] { return withoutValue(m_environment.jobRequests.checkGateways(order.id, actor)); });
}

void SimActors::staffCancels(const Order &order, const Actor &actor, const QString &key)
{
    m_environment.runRequest(
        QStringLiteral("%1 cancels %2 (%3)").arg(actor.name, order.number, key), subjectOf(order), [=, this] {
            return withoutValue(
                m_environment.cancellations.request({order.id, QStringLiteral("habis"), key, actor}));
        });
}

void SimActors::staffRequestsRefund(const Order &order, const Actor &actor, const QString &key)
{
    std::optional<Rupiah> amount;
    if (m_environment.random.happens(60))
        amount = Rupiah(order.total.amount() / 3);
    m_environment.runRequest(
        QStringLiteral("%1 requests a refund of %2 (%3)").arg(actor.name, order.number, key),
        subjectOf(order), [=, this] {
            return withoutValue(m_environment.requests.request(
                {order.id, amount, QStringLiteral("rusak"), account, key, actor}));
        });
}

void SimActors::staffArchives(const Order &order, const Actor &actor)
{
    const bool archives = m_environment.random.happens(60);
    const ArchivedBy by = m_environment.random.happens(50) ? ArchivedBy::Customer : ArchivedBy::Staff;
    m_environment.runRequest(QStringLiteral("%1 is archived or unarchived").arg(order.number),
                             subjectOf(order), [=, this] {
                                 return archives ? m_environment.archive.archive(order.id, by, actor)
                                                 : m_environment.archive.unarchive(order.id, actor);
                             });
}

void SimActors::adminActs()
{
    if (m_environment.random.happens(4)) {
        Role &role = m_environment.books().staff[QStringLiteral("sari")];
        role = role == Role::Admin ? Role::Staff : Role::Admin;
        return m_environment.note(QStringLiteral("sari's role changes"));
    }
    auto refund = anyRefund();
    // Admins rarely open refunds that have ended.
    if (refund && refund->endedAt)
        refund = anyRefund();
    if (!refund)
        return;
    const Actor actor = Actor::staff(anyAdmin());
    if (refund->state == RefundState::NeedsPerson && m_environment.random.happens(60))
        return adminRecordsDashboardStatus(*refund, actor);
    adminDecides(*refund, actor);
}

void SimActors::adminDecides(const Refund &refund, const Actor &actor)
{
    static constexpr std::array<std::pair<int, const char *>, 7> choices{
        {{50, "approves"},
         {56, "rejects"},
         {64, "halves"},
         {68, "changes the account of"},
         {82, "retries"},
         {96, "records a manual transfer of"},
         {100, "records that Midtrans does not have"}}};
    // A manual transfer that one admin recorded is often confirmed by another one soon afterwards.
    const bool isTransferUnconfirmed = !refund.settledBy.isEmpty() && refund.state != RefundState::Succeeded;
    const int dice =
        isTransferUnconfirmed && m_environment.random.happens(60) ? 90 : m_environment.random.below(100);
    const auto choice =
        std::find_if(choices.begin(), choices.end(), [&](const auto &w) { return dice < w.first; });
    const auto which = choice - choices.begin();
    const QString what = QStringLiteral("%1 %2 refund %3")
                             .arg(actor.name, QString::fromLatin1(choice->second))
                             .arg(refund.id.value);
    m_environment.runRequest(what, subjectOf(refund), [=, this]() -> Result<> {
        RefundRequests &requests = m_environment.requests;
        const RefundId id = refund.id;
        const QString word = QStringLiteral("begitu");
        switch (which) {
        case 0:
            return withoutValue(requests.approve(id, actor));
        case 1:
            return withoutValue(requests.reject(id, word, actor));
        case 2:
            return withoutValue(requests.edit(id, Rupiah(refund.amount.amount() / 2), account, actor));
        case 3:
            return withoutValue(requests.edit(id, {}, account, actor));
        case 4:
            return withoutValue(requests.retry(id, actor));
        case 5:
            return withoutValue(requests.settleManually(id, QStringLiteral("slip"), actor));
        default:
            return withoutValue(requests.recordSeen(id, SeenOutcome::SendAgain, word, actor));
        }
    });
}

/// Records what Midtrans' dashboard shows. A refund that is still being processed must wait.
void SimActors::adminRecordsDashboardStatus(const Refund &refund, const Actor &actor)
{
    const Payment &payment = m_environment.books().payments.at(refund.payment);
    const SimMidtrans::Transaction &transaction = m_environment.midtrans.transactions[payment.gatewayOrderId];
    SeenOutcome seen = m_environment.random.happens(50) ? SeenOutcome::Failed : SeenOutcome::SendAgain;
    for (const SimMidtrans::Effect &effect : transaction.refunds) {
        if (effect.key == refund.key() && !effect.confirmedAt)
            return;
        if (effect.key == refund.key())
            seen = SeenOutcome::Succeeded;
    }
    m_environment.runRequest(QStringLiteral("%1 records what the dashboard shows of refund %2 (%3)")
                                 .arg(actor.name)
                                 .arg(refund.id.value)
                                 .arg(static_cast<int>(seen)),
                             subjectOf(refund), [=, this] {
                                 return withoutValue(m_environment.requests.recordSeen(
                                     refund.id, seen, QStringLiteral("dilihat"), actor));
                             });
}

std::optional<AttentionChoice> sensibleChoice(SimEnvironment &environment, const AttentionItem &item)
{
    if (item.kind != AttentionKind::ConfirmShipmentCancelled)
        return jobToResume(item.kind) ? AttentionChoice::TryAgain : AttentionChoice::Note;
    for (const auto &[id, shipment] : environment.books().shipments) {
        if (shipment.order != item.order || shipment.status == ShipmentStatus::Cancelled)
            continue;
        // On the telephone the courier cancels the parcel if possible and reports its actual state.
        const QString number = SimBooks::parcelNumber(shipment);
        (void)environment.komerce.cancelByCourier(number);
        return environment.komerce.parcels.at(number).isCancelled ? AttentionChoice::ShipmentCancelled
                                                                  : AttentionChoice::CourierKeepsIt;
    }
    return AttentionChoice::ShipmentCancelled;
}

void SimActors::attentionIsResolved()
{
    for (const auto &[id, item] : m_environment.books().attention) {
        if (item.resolvedAt || m_environment.random.happens(70))
            continue;
        std::optional<AttentionChoice> choice = sensibleChoice(m_environment, item);
        // Some people only add a note to close the item.
        if (m_environment.random.happens(25))
            choice = AttentionChoice::Note;
        return m_environment.runRequest(QStringLiteral("rani resolves \"%1\" %2 (%3)")
                                            .arg(code(item.kind))
                                            .arg(item.subject)
                                            .arg(static_cast<int>(*choice)),
                                        {}, [this, itemId = id, chosen = *choice] {
                                            return m_environment.attention.resolve(
                                                itemId, chosen, QStringLiteral("selesai"),
                                                Actor::staff(QStringLiteral("rani")));
                                        });
    }
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
    if (dice < 38)
        workerActs();
    else if (dice < 50)
        requestContinues();
    else if (dice < 58)
        customerActs();
    else if (dice < 63)
        m_shop.act(anyOrder().id);
    else if (dice < 67)
        courierActs();
    else if (dice < 73)
        midtransActs();
    else if (dice < 79)
        notificationArrives();
    else if (dice < 84)
        staffActs();
    else if (dice < 91)
        adminActs();
    else if (dice < 94)
        attentionIsResolved();
    else
        timePasses();
}

} // namespace meja
