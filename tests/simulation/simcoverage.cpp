#include "simcoverage.h"

#include "cancellation.h"
#include "orderstatus.h"
#include "paymentstatus.h"
#include "refund.h"
#include "shipment.h"

#include <array>
#include <vector>

namespace meja {

namespace {

using Kind = SimSubject::Kind;

constexpr std::array faults{SimFault::None,      SimFault::Unavailable, SimFault::LostBefore,
                            SimFault::LostAfter, SimFault::Late,        SimFault::Crash};

/// A state by its code, with the kind of row before it.
QString nameOf(Kind kind, int state)
{
    switch (kind) {
    case Kind::None:
        return QStringLiteral("–");
    case Kind::Order:
        return QStringLiteral("order ") + code(static_cast<OrderStatus>(state));
    case Kind::Payment:
        return QStringLiteral("payment ") + code(static_cast<PaymentStatus>(state));
    case Kind::Refund:
        return QStringLiteral("refund ") + code(static_cast<RefundState>(state));
    case Kind::Cancellation:
        return QStringLiteral("cancellation ") + code(static_cast<CancelStep>(state));
    case Kind::Shipment:
        return QStringLiteral("shipment ") + code(static_cast<ShipmentStatus>(state));
    }
    Q_UNREACHABLE();
}

template <class State>
void require(std::vector<std::tuple<Kind, int, SimEvent>> &all, Kind kind,
             std::initializer_list<State> states, std::initializer_list<SimEvent> events)
{
    for (const State state : states) {
        for (const SimEvent event : events)
            all.emplace_back(kind, static_cast<int>(state), event);
    }
}

/// Each call of a service in each state in which it is made. Every fault must happen for each of them.
std::vector<std::tuple<Kind, int, SimEvent>> requiredCalls()
{
    using enum SimEvent;
    std::vector<std::tuple<Kind, int, SimEvent>> all;
    require(all, Kind::Cancellation, {CancelStep::Requested}, {Transaction, KomerceDetail, KomerceCancel});
    require(all, Kind::Cancellation, {CancelStep::ShipmentCancelled}, {Transaction});
    require(all, Kind::Cancellation, {CancelStep::OrderCancelled},
            {Transaction, MidtransStatus, MidtransCancel});
    require(all, Kind::Refund, {RefundState::Approved, RefundState::Unknown, RefundState::Pending},
            {Transaction, MidtransStatus});
    require(all, Kind::Refund, {RefundState::Sending}, {Transaction, MidtransStatus, MidtransRefund});
    require(all, Kind::Refund, {RefundState::Requested, RefundState::Failed, RefundState::NeedsPerson},
            {Transaction});
    require(all, Kind::Order, {OrderStatus::AwaitingPayment}, {Transaction, MidtransStatus, MidtransExpire});
    require(all, Kind::Order,
            {OrderStatus::Paid, OrderStatus::Processing, OrderStatus::Shipped, OrderStatus::Completed,
             OrderStatus::Cancelling, OrderStatus::Cancelled, OrderStatus::Expired},
            {Transaction});
    require(all, Kind::Payment,
            {PaymentStatus::Pending, PaymentStatus::Paid, PaymentStatus::Failed, PaymentStatus::Expired,
             PaymentStatus::Cancelled, PaymentStatus::RefundPending, PaymentStatus::PartiallyRefunded,
             PaymentStatus::Refunded, PaymentStatus::RefundFailed, PaymentStatus::Disputed},
            {Transaction, MidtransStatus});
    require(all, Kind::Shipment,
            {ShipmentStatus::Booked, ShipmentStatus::PickedUp, ShipmentStatus::InTransit,
             ShipmentStatus::Problem, ShipmentStatus::Returning},
            {Transaction, KomerceDetail, KomerceHistory, RajaOngkirTrack});
    return all;
}

template <class State>
void allow(std::vector<std::tuple<Kind, int, int>> &all, Kind kind, int count)
{
    for (int from = 0; from < count; ++from) {
        for (int to = 0; to < count; ++to) {
            if (mayBecome(static_cast<State>(from), static_cast<State>(to)))
                all.emplace_back(kind, from, to);
        }
    }
}

/// Changes that the transition tables allow, but that no part of the simulation performs.
bool isNeverDone(Kind kind, int from, int to)
{
    // The tables allow unfreezing to the previous status. In the simulation the courier refuses a
    // cancellation only after the pick-up, so the order always becomes shipped.
    const bool isUnfreezing = kind == Kind::Order && from == static_cast<int>(OrderStatus::Cancelling) &&
                              to != static_cast<int>(OrderStatus::Cancelled) &&
                              to != static_cast<int>(OrderStatus::Shipped);
    // The simulated Midtrans reports no failure of an accepted refund. In reality a person may see one in the
    // dashboard.
    const bool isFailureAfterAcceptance = kind == Kind::Refund &&
                                          from == static_cast<int>(RefundState::Pending) &&
                                          to == static_cast<int>(RefundState::Failed);
    // A failed refund is retried or transferred manually, never given up.
    const bool isDropped = kind == Kind::Payment && from == static_cast<int>(PaymentStatus::RefundFailed) &&
                           to == static_cast<int>(PaymentStatus::Paid);
    // A late effect always happens before the services send the refund again.
    const bool isTooLate = kind == Kind::Refund && from == static_cast<int>(RefundState::Approved) &&
                           to == static_cast<int>(RefundState::Pending);
    return isUnfreezing || isFailureAfterAcceptance || isDropped || isTooLate;
}

constexpr SimAct lastAct = SimAct::OrderOfNothing;

std::vector<std::tuple<Kind, int, int>> requiredChanges()
{
    std::vector<std::tuple<Kind, int, int>> all;
    allow<OrderStatus>(all, Kind::Order, 8);
    allow<PaymentStatus>(all, Kind::Payment, 10);
    allow<RefundState>(all, Kind::Refund, 9);
    std::erase_if(all, [](const auto &change) { return std::apply(isNeverDone, change); });
    return all;
}

} // namespace

QString name(SimEvent event)
{
    switch (event) {
    case SimEvent::Transaction:
        return QStringLiteral("transaction");
    case SimEvent::MidtransStatus:
        return QStringLiteral("Midtrans status");
    case SimEvent::MidtransCancel:
        return QStringLiteral("Midtrans cancel");
    case SimEvent::MidtransExpire:
        return QStringLiteral("Midtrans expire");
    case SimEvent::MidtransRefund:
        return QStringLiteral("Midtrans refund");
    case SimEvent::KomerceDetail:
        return QStringLiteral("Komerce detail");
    case SimEvent::KomerceCancel:
        return QStringLiteral("Komerce cancel");
    case SimEvent::KomerceHistory:
        return QStringLiteral("Komerce history");
    case SimEvent::RajaOngkirTrack:
        return QStringLiteral("RajaOngkir track");
    }
    Q_UNREACHABLE();
}

QString name(SimFault fault)
{
    switch (fault) {
    case SimFault::None:
        return QStringLiteral("none");
    case SimFault::Unavailable:
        return QStringLiteral("unavailable");
    case SimFault::LostBefore:
        return QStringLiteral("no response, no effect");
    case SimFault::LostAfter:
        return QStringLiteral("effect, no response");
    case SimFault::Late:
        return QStringLiteral("no response, late effect");
    case SimFault::Crash:
        return QStringLiteral("crash");
    }
    Q_UNREACHABLE();
}

void SimCoverage::countCall(SimSubject::Kind kind, int state, SimEvent event, SimFault fault)
{
    ++m_meetings[{kind, state, event}][fault];
}

void SimCoverage::change(SimSubject::Kind kind, int from, int to)
{
    ++m_changes[{kind, from, to}];
}

void SimCoverage::add(const SimCoverage &other)
{
    for (const auto &[meeting, counts] : other.m_meetings) {
        for (const auto &[fault, count] : counts)
            m_meetings[meeting][fault] += count;
    }
    for (const auto &[change, count] : other.m_changes)
        m_changes[change] += count;
    for (const auto &[act, count] : other.m_acts)
        m_acts[act] += count;
}

QStringList SimCoverage::meetings() const
{
    QString head = QStringLiteral("| state | event |");
    QString rule = QStringLiteral("|---|---|");
    for (const SimFault fault : faults) {
        head += QStringLiteral(" %1 |").arg(name(fault));
        rule += QStringLiteral("---:|");
    }
    QStringList lines{head, rule};
    for (const auto &[meeting, counts] : m_meetings) {
        const auto &[kind, state, event] = meeting;
        QString line = QStringLiteral("| %1 | %2 |").arg(nameOf(kind, state), name(event));
        for (const SimFault fault : faults) {
            const auto found = counts.find(fault);
            line += QStringLiteral(" %1 |").arg(found == counts.end() ? 0 : found->second);
        }
        lines.append(line);
    }
    return lines;
}

QStringList SimCoverage::changes() const
{
    QStringList lines{QStringLiteral("| from | to | times |"), QStringLiteral("|---|---|---:|")};
    for (const auto &[change, count] : m_changes) {
        const auto &[kind, from, to] = change;
        lines.append(QStringLiteral("| %1 | %2 | %3 |").arg(nameOf(kind, from), nameOf(kind, to)).arg(count));
    }
    return lines;
}

QStringList SimCoverage::acts() const
{
    QStringList lines{QStringLiteral("| event | times |"), QStringLiteral("|---|---:|")};
    for (const auto &[act, count] : m_acts)
        lines.append(QStringLiteral("| %1 | %2 |").arg(name(act)).arg(count));
    return lines;
}

QStringList SimCoverage::missing() const
{
    QStringList lines;
    for (const auto &[kind, state, event] : requiredCalls()) {
        const auto found = m_meetings.find({kind, state, event});
        for (const SimFault fault : faults) {
            if (found == m_meetings.end() || !found->second.contains(fault))
                lines.append(
                    QStringLiteral("%1 × %2 × %3").arg(nameOf(kind, state), name(event), name(fault)));
        }
    }
    for (const auto &change : requiredChanges()) {
        const auto &[kind, from, to] = change;
        if (!m_changes.contains(change))
            lines.append(QStringLiteral("%1 → %2").arg(nameOf(kind, from), nameOf(kind, to)));
    }
    for (int act = 0; act <= static_cast<int>(lastAct); ++act) {
        if (!m_acts.contains(static_cast<SimAct>(act)))
            lines.append(name(static_cast<SimAct>(act)));
    }
    return lines;
}

} // namespace meja
