#include "simpeople.h"

#include <algorithm>

namespace meja {

namespace {

const RefundDestination account{QStringLiteral("BCA"), QStringLiteral("1"), QStringLiteral("Budi")};
const RefundDestination otherAccount{QStringLiteral("BRI"), QStringLiteral("2"), QStringLiteral("Budi")};

SimSubject subjectOf(const Order &order)
{
    return {SimSubject::Kind::Order, order.id.value};
}

} // namespace

std::optional<Refund> SimPeople::anyRefund()
{
    const auto &refunds = m_environment.books().refunds;
    if (refunds.empty())
        return std::nullopt;
    return std::next(refunds.begin(), m_environment.random.below(static_cast<int>(refunds.size())))->second;
}

QString SimPeople::anyOf(const QStringList &people)
{
    return people[m_environment.random.below(static_cast<int>(people.size()))];
}

QString SimPeople::anyAdmin()
{
    // No rule depends on the name of a login, so "system" is an admin, too.
    if (m_environment.random.happens(10))
        return QStringLiteral("system");
    return anyOf({QStringLiteral("rani"), QStringLiteral("sari"), QStringLiteral("dewi")});
}

QString SimPeople::anyPerson()
{
    return m_environment.random.happens(50) ? QStringLiteral("tuti") : anyAdmin();
}

QString SimPeople::anyKey()
{
    return QStringLiteral("k%1").arg(m_keys == 0 || m_environment.random.happens(75) ? ++m_keys : m_keys);
}

// Customers and staff -------------------------------------------------------------------------------

void SimPeople::customerCancels(const Order &order)
{
    const QString key = anyKey();
    m_environment.runRequest(
        QStringLiteral("the customer cancels %1 (%2)").arg(order.number, key), subjectOf(order), [=, this] {
            const Actor actor{QStringLiteral("customer"), QStringLiteral("7")};
            return withoutValue(
                m_environment.cancellations.request({order.id, QStringLiteral("berubah"), key, actor}));
        });
}

/// The order of a failed refund whose manual transfer is not confirmed, now and then; otherwise this one.
Order SimPeople::orderToRefund(const Order &order)
{
    const SimBooks &books = m_environment.books();
    for (const auto &[id, refund] : books.refunds) {
        if (refund.state == RefundState::Failed && !refund.settledBy.isEmpty() &&
            m_environment.random.happens(50))
            return books.orders.at(refund.order);
    }
    return order;
}

void SimPeople::staffActs(const Order &order)
{
    const Actor actor = Actor::staff(anyPerson());
    const QString key = anyKey();
    const int dice = m_environment.random.below(100);
    if (dice < 45)
        return cancel(order, actor, key);
    if (dice < 85)
        return requestRefund(orderToRefund(order), actor, key);
    if (dice < 93)
        return archive(order, actor);
    m_environment.runRequest(
        QStringLiteral("%1 queries both partners about %2").arg(actor.name, order.number), subjectOf(order),
        [=, this] { return withoutValue(m_environment.jobRequests.checkGateways(order.id, actor)); });
}

void SimPeople::cancel(const Order &order, const Actor &actor, const QString &key)
{
    m_environment.runRequest(
        QStringLiteral("%1 cancels %2 (%3)").arg(actor.name, order.number, key), subjectOf(order), [=, this] {
            return withoutValue(
                m_environment.cancellations.request({order.id, QStringLiteral("habis"), key, actor}));
        });
}

/// All, a part, or an amount around the limit of automatic approval.
std::optional<Rupiah> SimPeople::anyAmount(const Order &order)
{
    const qint64 limit = m_environment.approvalLimit.amount();
    const int dice = m_environment.random.below(100);
    if (dice < 35)
        return std::nullopt;
    if (limit == 0 || dice < 55)
        return Rupiah(order.total.amount() / 3);
    if (dice < 70)
        return Rupiah(limit);
    return Rupiah(dice < 85 ? limit - 1 : limit / 2);
}

void SimPeople::requestRefund(const Order &order, const Actor &actor, const QString &key)
{
    const auto amount = anyAmount(order);
    const RefundDestination destination = m_environment.random.happens(80) ? account : RefundDestination();
    m_environment.runRequest(QStringLiteral("%1 requests a refund of %2 of %3 (%4)")
                                 .arg(actor.name,
                                      amount ? QString::number(amount->amount()) : QStringLiteral("all"),
                                      order.number, key),
                             subjectOf(order), [=, this]() -> Result<> {
                                 const auto refund = m_environment.requests.request(
                                     {order.id, amount, QStringLiteral("rusak"), destination, key, actor});
                                 if (!refund)
                                     return tl::unexpected(refund.error());
                                 countRequest(*refund);
                                 return {};
                             });
}

void SimPeople::countRequest(const Refund &refund)
{
    const auto &refunds = m_environment.books().refunds;
    const bool isBesideTransfer = std::any_of(refunds.cbegin(), refunds.cend(), [&](const auto &entry) {
        const Refund &other = entry.second;
        return other.payment == refund.payment && other.state == RefundState::Failed &&
               !other.settledBy.isEmpty();
    });
    if (isBesideTransfer)
        m_environment.coverage.countAct(SimAct::RefundBesideTransfer);
    const bool isBelow = refund.amount < m_environment.approvalLimit;
    if (isBelow && refund.state == RefundState::Approved)
        m_environment.coverage.countAct(SimAct::ApprovedAutomatically);
    if (isBelow && refund.state == RefundState::Requested && !refund.destination.bank.isEmpty())
        m_environment.coverage.countAct(SimAct::LimitUsedUp);
}

void SimPeople::archive(const Order &order, const Actor &actor)
{
    const bool archives = m_environment.random.happens(60);
    const ArchivedBy by = m_environment.random.happens(50) ? ArchivedBy::Customer : ArchivedBy::Staff;
    m_environment.runRequest(QStringLiteral("%1 is archived or unarchived").arg(order.number),
                             subjectOf(order), [=, this] {
                                 return archives ? m_environment.archive.archive(order.id, by, actor)
                                                 : m_environment.archive.unarchive(order.id, actor);
                             });
}

// Admins --------------------------------------------------------------------------------------------

/// An admin becomes an ordinary member of staff, is disabled, or becomes an admin again.
void SimPeople::changeRole(const QString &login)
{
    SimBooks &books = m_environment.books();
    const auto found = books.staff.find(login);
    const bool isAdmin = found != books.staff.end() && found->second == Role::Admin;
    m_environment.note(QStringLiteral("%1 %2").arg(
        login, isAdmin ? QStringLiteral("loses the role of an admin") : QStringLiteral("becomes an admin")));
    if (!isAdmin) {
        books.staff[login] = Role::Admin;
        return;
    }
    const bool isNeeded = std::any_of(books.refunds.cbegin(), books.refunds.cend(), [&](const auto &entry) {
        return entry.second.state == RefundState::Approved && entry.second.approvedBy == login;
    });
    if (isNeeded)
        m_environment.coverage.countAct(SimAct::ApproverDisabled);
    if (m_environment.random.happens(50))
        books.staff.change().erase(login);
    else
        books.staff[login] = Role::Staff;
}

/// Takes the responsibility for an order whose payment was reversed.
void SimPeople::releaseShipping(const Actor &actor)
{
    for (const auto &[id, payment] : m_environment.books().payments) {
        if (!payment.shippingBlocked)
            continue;
        const Order order = m_environment.books().orders.at(payment.order);
        return m_environment.runRequest(
            QStringLiteral("%1 releases the shipping of %2").arg(actor.name, order.number), subjectOf(order),
            [=, this]() -> Result<> {
                const auto released = m_environment.release.release(order.id, actor);
                if (released)
                    m_environment.coverage.countAct(SimAct::BlockReleased);
                return released;
            });
    }
}

void SimPeople::adminActs()
{
    if (m_environment.random.happens(5))
        return releaseShipping(Actor::staff(anyAdmin(), QStringLiteral("uang akan datang")));
    if (m_environment.random.happens(4))
        return changeRole(anyOf({QStringLiteral("sari"), QStringLiteral("dewi"), QStringLiteral("system")}));
    auto refund = anyRefund();
    // Admins rarely open refunds that have ended.
    if (refund && refund->endedAt)
        refund = anyRefund();
    if (!refund)
        return;
    const Actor actor = Actor::staff(anyAdmin());
    if (refund->state == RefundState::NeedsPerson && m_environment.random.happens(60))
        return recordDashboardStatus(*refund, actor);
    decide(*refund, actor);
}

void SimPeople::ask(const QString &what, const Refund &refund, std::optional<SimAct> act,
                    const std::function<Result<Refund>()> &work)
{
    const QString line = QStringLiteral("%1 refund %2").arg(what).arg(refund.id.value);
    m_environment.runRequest(line, {SimSubject::Kind::Refund, refund.id.value}, [=, this]() -> Result<> {
        const auto result = work();
        if (result && act)
            m_environment.coverage.countAct(*act);
        if (!result && result.error().code == QLatin1String("own-request"))
            m_environment.coverage.countAct(SimAct::OwnApprovalRefused);
        return withoutValue(result);
    });
}

void SimPeople::decide(const Refund &refund, const Actor &actor)
{
    RefundRequests &requests = m_environment.requests;
    const RefundId id = refund.id;
    // A manual transfer that one admin recorded is often confirmed by another one soon afterwards.
    const bool isTransferUnconfirmed = !refund.settledBy.isEmpty() && refund.state != RefundState::Succeeded;
    if (isTransferUnconfirmed && m_environment.random.happens(60))
        return m_environment.random.happens(75) ? transfer(refund, actor) : withdrawTransfer(refund, actor);
    // Denied refunds are rare, so their transfers are frequent.
    if (refund.state == RefundState::Failed && refund.settledBy.isEmpty() && m_environment.random.happens(50))
        return transfer(refund, actor);
    const int dice = m_environment.random.below(100);
    if (dice < 48)
        return ask(actor.name + QStringLiteral(" approves"), refund, {},
                   [=, &requests] { return requests.approve(id, actor); });
    if (dice < 54)
        return ask(actor.name + QStringLiteral(" rejects"), refund, {},
                   [=, &requests] { return requests.reject(id, QStringLiteral("begitu"), actor); });
    if (dice < 57)
        return ask(refund.requestedBy + QStringLiteral(" withdraws"), refund, SimAct::RefundWithdrawn,
                   [=, &requests] {
                       return requests.withdraw(id, QStringLiteral("keliru"),
                                                Actor::staff(refund.requestedBy));
                   });
    if (dice < 69)
        return edit(refund, Actor::staff(anyPerson()));
    if (dice < 82)
        return ask(actor.name + QStringLiteral(" retries"), refund, {},
                   [=, &requests] { return requests.retry(id, actor); });
    if (dice < 96)
        return transfer(refund, actor);
    ask(actor.name + QStringLiteral(" records that Midtrans does not have"), refund, {}, [=, &requests] {
        return requests.recordSeen(id, SeenOutcome::SendAgain, QStringLiteral("begitu"), actor);
    });
}

/// Changes the amount or the destination, or repeats what is recorded.
void SimPeople::edit(const Refund &refund, const Actor &actor)
{
    RefundRequests &requests = m_environment.requests;
    const RefundId id = refund.id;
    const int dice = m_environment.random.below(100);
    if (dice < 30)
        return ask(actor.name + QStringLiteral(" changes nothing in"), refund, SimAct::EditedWithoutChange,
                   [=, &requests] { return requests.edit(id, refund.amount, refund.destination, actor); });
    const bool isByOther = refund.requestedBy != actor.name;
    const auto act = isByOther ? std::optional(SimAct::RefundEdited) : std::nullopt;
    if (dice < 65)
        return ask(actor.name + QStringLiteral(" halves"), refund, act, [=, &requests] {
            return requests.edit(id, Rupiah(refund.amount.amount() / 2), account, actor);
        });
    ask(actor.name + QStringLiteral(" changes the account of"), refund, act,
        [=, &requests] { return requests.edit(id, {}, otherAccount, actor); });
}

void SimPeople::withdrawTransfer(const Refund &refund, const Actor &actor)
{
    ask(actor.name + QStringLiteral(" withdraws the manual transfer of"), refund, SimAct::TransferWithdrawn,
        [=, this, id = refund.id] {
            return m_environment.requests.withdrawTransfer(id, QStringLiteral("keliru"), actor);
        });
}

void SimPeople::transfer(const Refund &refund, const Actor &actor)
{
    RefundRequests &requests = m_environment.requests;
    const RefundId id = refund.id;
    const auto act = refund.settledBy.isEmpty() ? SimAct::TransferRecorded : SimAct::TransferConfirmed;
    ask(actor.name + QStringLiteral(" records a manual transfer of"), refund, act,
        [=, &requests] { return requests.settleManually(id, QStringLiteral("slip"), actor); });
}

/// Records what Midtrans' dashboard shows. A refund that is still being processed must wait.
void SimPeople::recordDashboardStatus(const Refund &refund, const Actor &actor)
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
                             {SimSubject::Kind::Refund, refund.id.value}, [=, this] {
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

void SimPeople::attentionIsResolved()
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

} // namespace meja
