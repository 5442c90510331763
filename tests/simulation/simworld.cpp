#include "simworld.h"

#include "siminvariants.h"

#include <algorithm>

namespace meja {

using namespace std::chrono_literals;

namespace {

constexpr int maxRounds = 4000;
constexpr quint64 finishStream = 2'000'000;
const RefundDestination repairedAccount{QStringLiteral("BCA"), QStringLiteral("1"), QStringLiteral("Budi")};

} // namespace

SimWorld::SimWorld(const SimPlan &plan, bool hasTrace) : m_plan(plan), m_environment(plan.seed, hasTrace)
{
    m_environment.database.committed = SimChangeInvariants(m_environment);
}

bool SimWorld::holds()
{
    ++m_outcome.checks;
    // Nothing else is part of the invariants, so the result of the last check still holds.
    const bool isChecked = m_environment.changes == m_checkedChanges;
    m_checkedChanges = m_environment.changes;
    if (m_environment.problems.isEmpty() && !isChecked)
        m_environment.problems =
            SimInvariants(m_environment.books(), m_environment.midtrans, m_environment.komerce).always();
    return m_environment.problems.isEmpty();
}

/// An admin who neither requested nor edited them approves all requested refunds.
void SimWorld::approveAllRefunds()
{
    const auto refunds = m_environment.books().refunds;
    for (const auto &[id, refund] : refunds) {
        if (refund.state != RefundState::Requested)
            continue;
        if (refund.destination.bank.isEmpty())
            (void)m_environment.requests.edit(id, {}, repairedAccount, Actor::staff(QStringLiteral("tuti")));
        for (const auto &[login, role] : m_environment.books().staff) {
            if (m_environment.requests.approve(id, Actor::staff(login)))
                break;
        }
    }
}

bool SimWorld::workOn(int days)
{
    const Instant end = m_environment.clock.now() + std::chrono::days(days);
    SimThread &worker = *m_environment.processes[0];
    for (int round = 0; round < maxRounds && m_environment.clock.now() < end; ++round) {
        const qint64 before = m_environment.lines;
        m_environment.work(worker, 1);
        while (worker.isBusy())
            worker.resume();
        for (auto &[order, transaction] : m_environment.midtrans.transactions)
            (void)(m_environment.midtrans.decideOnFraud(order, true) ||
                   m_environment.midtrans.settle(order) || m_environment.midtrans.confirmRefund(order));
        while (!m_environment.notifications.empty()) {
            (void)m_environment.deliver(m_environment.notifications.back());
            m_environment.delivered.push_back(m_environment.notifications.back());
            m_environment.notifications.pop_back();
        }
        if (!holds())
            return false;
        if (m_environment.lines != before)
            continue;
        approveAllRefunds();
        m_environment.passTime(30min);
    }
    return true;
}

QStringList SimWorld::allStates()
{
    QStringList states;
    const auto add = [&](const char *what, auto id, const QString &state) {
        states.append(QStringLiteral("%1 %2: %3").arg(QLatin1String(what)).arg(id.value).arg(state));
    };
    for (const auto &[id, order] : m_environment.books().orders)
        add("order", id, code(order.status) + u' ' + code(order.paymentStatus));
    for (const auto &[id, payment] : m_environment.books().payments)
        add("payment", id, code(payment.status));
    for (const auto &[id, refund] : m_environment.books().refunds)
        add("refund", id, code(refund.state) + u' ' + refund.key());
    for (const auto &[id, shipment] : m_environment.books().shipments)
        add("parcel", id, code(shipment.status));
    return states;
}

void SimWorld::runDueJobs()
{
    SimThread &worker = *m_environment.processes[0];
    qint64 seen = -1;
    for (int round = 0; round < maxRounds && m_environment.lines != seen; ++round) {
        seen = m_environment.lines;
        m_environment.work(worker, 1);
        while (worker.isBusy())
            worker.resume();
    }
}

/// Retries every job that was given up, then runs the due jobs.
void SimWorld::retryGivenUpJobs()
{
    const auto items = m_environment.books().attention;
    for (const auto &[id, item] : items) {
        if (!item.resolvedAt)
            (void)m_environment.attention.resolve(id, AttentionChoice::TryAgain, QStringLiteral("retry"),
                                                  Actor::staff(QStringLiteral("rani")));
    }
    runDueJobs();
}

void SimWorld::repeatNotifications()
{
    const QStringList before = allStates();
    for (auto notification = m_environment.delivered.rbegin(); notification != m_environment.delivered.rend();
         ++notification)
        (void)m_environment.deliver(*notification);
    runDueJobs();
    if (!holds())
        return;
    const QStringList after = allStates();
    for (const QString &state : after) {
        if (!before.contains(state))
            m_environment.problems.append(QStringLiteral("O3 repeated notifications changed %1").arg(state));
    }
}

/// Ends the faults, performs late effects and runs all due jobs for eight days.
void SimWorld::finishWithoutFaults()
{
    m_environment.random.begin(finishStream);
    m_environment.note(QStringLiteral("the faults end"));
    m_environment.faults.end();
    for (const auto &process : m_environment.processes) {
        while (process->isBusy())
            process->resume();
    }
    m_environment.passTime(10min);
    for (const char *admin : {"dewi", "rani", "sari", "system"})
        m_environment.books().staff[QString::fromLatin1(admin)] = Role::Admin;
    if (!workOn(2))
        return;
    m_environment.problems =
        SimInvariants(m_environment.books(), m_environment.midtrans, m_environment.komerce).afterTwoDays();
    if (!m_environment.problems.isEmpty() || !workOn(6))
        return;
    m_environment.problems =
        SimInvariants(m_environment.books(), m_environment.midtrans, m_environment.komerce).atTheEnd();
    if (m_environment.problems.isEmpty())
        retryGivenUpJobs();
    if (holds())
        repeatNotifications();
    countFinalStates();
}

void SimWorld::countFinalStates()
{
    const SimBooks &books = m_environment.books();
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
    for (const auto &[id, attempt] : books.attempts)
        ++m_outcome.ends[QStringLiteral("refund attempt ") + code(attempt.outcome)];
    for (const auto &[id, item] : books.attention)
        ++m_outcome.ends[QStringLiteral("attention ") + code(item.kind)];
}

void SimWorld::describeBooks()
{
    const SimBooks &books = m_environment.books();
    QStringList &lines = m_outcome.books;
    for (const auto &[id, order] : books.orders)
        lines.append(QStringLiteral("order %1 %2 %3, payment %4")
                         .arg(id.value)
                         .arg(order.number, code(order.status), code(order.paymentStatus)));
    for (const auto &[id, payment] : books.payments)
        lines.append(
            QStringLiteral("payment %1 %2 %3, Midtrans: %4%5")
                .arg(id.value)
                .arg(payment.gatewayOrderId, code(payment.status))
                .arg(static_cast<int>(m_environment.midtrans.transactions[payment.gatewayOrderId].status))
                .arg(QStringLiteral(", recorded as \"%1\"").arg(payment.gatewayStatus)));
    for (const auto &[id, refund] : books.refunds)
        lines.append(QStringLiteral("refund %1 of payment %2, %3, key %4: %5 %6%7")
                         .arg(id.value)
                         .arg(refund.payment.value)
                         .arg(refund.amount.amount())
                         .arg(refund.key(), code(refund.state), code(refund.method),
                              refund.settledBy.isEmpty()
                                  ? QString()
                                  : QStringLiteral(", transferred by ") + refund.settledBy));
    for (const auto &[id, cancellation] : books.cancellations)
        lines.append(QStringLiteral("cancellation %1 of order %2 %3")
                         .arg(id.value)
                         .arg(cancellation.order.value)
                         .arg(code(cancellation.step)));
    for (const auto &[id, shipment] : books.shipments)
        lines.append(
            QStringLiteral("parcel %1 %2 %3").arg(id.value).arg(shipment.waybill, code(shipment.status)));
    for (const auto &[id, item] : books.attention)
        lines.append(QStringLiteral("attention %1 on %2 %3")
                         .arg(code(item.kind))
                         .arg(item.subject)
                         .arg(item.resolvedAt ? QStringLiteral("resolved") : item.detail));
}

SimWorld::Outcome SimWorld::run()
{
    m_shop.open(m_plan.orders);
    for (const SimPlan::Step &step : m_plan.steps) {
        m_environment.random.begin(step.stream);
        step.isFaulty ? m_environment.faults.begin() : m_environment.faults.end();
        m_actors.act();
        ++m_outcome.steps;
        if (!holds())
            break;
    }
    if (m_environment.problems.isEmpty())
        finishWithoutFaults();
    describeBooks();
    m_outcome.problems = m_environment.problems;
    m_outcome.trace = m_environment.trace;
    m_outcome.traceHash = m_environment.traceHash;
    m_outcome.coverage = m_environment.coverage;
    return std::move(m_outcome);
}

} // namespace meja
