#include "memoryrecords.h"

#include "memorytriggers.h"

#include <algorithm>
#include <array>

namespace meja {

// Orders ------------------------------------------------------------------------------------------

Result<Order> MemoryRecords::lock(OrderId id)
{
    return m_books.orders.at(id);
}

Result<> MemoryRecords::changeStatus(OrderId id, OrderStatus to, Instant)
{
    ++m_books.writes;
    Order &order = m_books.orders.change(id);
    m_books.changed(SimSubject::Kind::Order, order.status, to);
    if (!mayBecome(order.status, to))
        m_books.wrongChanges.push_back(
            QStringLiteral("order %1: %2 → %3").arg(id.value).arg(code(order.status), code(to)));
    order.status = to;
    return {};
}

Result<> MemoryRecords::changePaymentStatus(OrderId id, PaymentStatus to)
{
    ++m_books.writes;
    m_books.orders.change(id).paymentStatus = to;
    return {};
}

Result<> MemoryRecords::returnStock(OrderId id, Return)
{
    ++m_books.writes;
    for (SimBooks::Item &item : m_books.items) {
        // The table has a unique key on the item and the kind of movement.
        if (item.order != id || item.returns > 0)
            continue;
        item.returns += 1;
        m_books.stock[item.product] += item.quantity;
    }
    return {};
}

Result<> MemoryRecords::archive(OrderId id, ArchivedBy by, Instant)
{
    ++m_books.writes;
    m_books.orders.change(id).archivedBy = by;
    return {};
}

Result<> MemoryRecords::unarchive(OrderId id)
{
    ++m_books.writes;
    m_books.orders.change(id).archivedBy = ArchivedBy::NotArchived;
    return {};
}

// Payments ----------------------------------------------------------------------------------------

Result<OrderId> MemoryRecords::orderOf(PaymentId id)
{
    return m_books.payments.at(id).order;
}

Result<std::optional<PaymentId>> MemoryRecords::withGatewayOrderId(const QString &gatewayOrderId)
{
    for (const auto &[id, payment] : m_books.payments) {
        if (payment.gatewayOrderId == gatewayOrderId)
            return id;
    }
    return std::nullopt;
}

Result<Payment> MemoryRecords::read(PaymentId id)
{
    return m_books.payments.at(id);
}

Result<QList<Payment>> MemoryRecords::ofOrder(OrderId order)
{
    QList<Payment> found;
    for (const auto &[id, payment] : m_books.payments) {
        if (payment.order == order)
            found.append(payment);
    }
    return found;
}

Result<> MemoryRecords::save(const Payment &payment)
{
    ++m_books.writes;
    const PaymentStatus from = m_books.payments.at(payment.id).status;
    if (from != payment.status)
        m_books.changed(SimSubject::Kind::Payment, from, payment.status);
    if (from != payment.status && !mayBecome(from, payment.status))
        m_books.wrongChanges.push_back(QStringLiteral("payment %1: %2 → %3")
                                           .arg(payment.id.value)
                                           .arg(code(from), code(payment.status)));
    Payment &saved = m_books.payments[payment.id];
    saved = payment;
    ++saved.version;
    keepShippingBlock(m_books, from, saved);
    return {};
}

// Parcels -----------------------------------------------------------------------------------------

Result<OrderId> MemoryRecords::orderOf(ShipmentId id)
{
    return m_books.shipments.at(id).order;
}

Result<std::optional<ShipmentId>> MemoryRecords::withKomerceOrderNo(const QString &number)
{
    for (const auto &[id, shipment] : m_books.shipments) {
        if (shipment.komerceOrderNo == number)
            return id;
    }
    return std::nullopt;
}

Result<Shipment> MemoryRecords::read(ShipmentId id)
{
    return m_books.shipments.at(id);
}

Result<std::optional<Shipment>> MemoryRecords::latestOf(OrderId order)
{
    std::optional<Shipment> latest;
    for (const auto &[id, shipment] : m_books.shipments) {
        if (shipment.order == order)
            latest = shipment;
    }
    return latest;
}

Result<> MemoryRecords::save(const Shipment &shipment)
{
    ++m_books.writes;
    m_books.shipments[shipment.id] = shipment;
    return {};
}

Result<> MemoryRecords::keep(const ShipmentEvent &)
{
    return {};
}

// Jobs --------------------------------------------------------------------------------------------

Result<> MemoryRecords::schedule(const NewJob &job)
{
    ++m_books.writes;
    using State = SimBooks::JobRow::State;
    const auto known = liveOf(job.kind, job.subject);
    if (*known) {
        SimBooks::JobRow &row = m_books.jobs.change(**known);
        const bool isRunning = row.state == State::Leased;
        Instant &dueAt = isRunning ? row.scheduledAgainAt : row.dueAt;
        dueAt = isRunning && !row.isScheduledAgain ? job.dueAt : std::min(dueAt, job.dueAt);
        row.isScheduledAgain = isRunning;
        return {};
    }
    const JobId id{m_books.nextId()};
    SimBooks::JobRow row;
    row.lease = {.job = id,
                 .kind = job.kind,
                 .subject = job.subject,
                 .order = job.order,
                 .requestId = job.requestId,
                 .requestedBy = job.requestedBy};
    row.dueAt = job.dueAt;
    m_books.jobs[id] = row;
    return {};
}

Result<std::optional<JobId>> MemoryRecords::liveOf(JobKind kind, qint64 subject)
{
    using State = SimBooks::JobRow::State;
    for (const auto &[id, row] : m_books.jobs) {
        const bool isLive = row.state == State::Waiting || row.state == State::Leased;
        if (isLive && row.lease.kind == kind && row.lease.subject == subject)
            return id;
    }
    return std::nullopt;
}

Result<JobReport> MemoryRecords::read(JobId id)
{
    const auto found = m_books.jobs.find(id);
    if (found == m_books.jobs.end())
        return failure(ErrorKind::NotFound, QStringLiteral("no job %1").arg(id.value));
    const SimBooks::JobRow &row = found->second;
    constexpr std::array states{JobState::Waiting, JobState::Running, JobState::Finished, JobState::GivenUp};
    return JobReport{id,
                     row.lease.kind,
                     row.lease.subject,
                     row.lease.order,
                     states.at(static_cast<std::size_t>(row.state)),
                     {},
                     row.result};
}

Result<QList<Lease>> MemoryRecords::claim(const QString &, Instant now, int limit,
                                          const QList<JobKind> &kinds)
{
    using State = SimBooks::JobRow::State;
    QList<Lease> leases;
    const auto jobs = m_books.jobs;
    for (const auto &[id, row] : jobs) {
        const bool isDue = row.state == State::Waiting && row.dueAt <= now;
        const bool isAbandoned = row.state == State::Leased && row.lease.until < now;
        if ((!isDue && !isAbandoned) || !kinds.contains(row.lease.kind) || leases.size() >= limit)
            continue;
        SimBooks::JobRow &claimed = m_books.jobs.change(id);
        claimed.state = State::Leased;
        claimed.lease.fence += 1;
        claimed.lease.attempt = row.failures + 1;
        claimed.lease.until = now + limitsOf(row.lease.kind).lease;
        leases.append(claimed.lease);
    }
    return leases;
}

Result<> MemoryRecords::hold(const Lease &lease, Instant now)
{
    const SimBooks::JobRow &row = m_books.jobs.at(lease.job);
    if (row.state == SimBooks::JobRow::State::Leased && row.lease.fence == lease.fence &&
        row.lease.until >= now)
        return {};
    return failure(ErrorKind::Conflict, QStringLiteral("another worker holds the lease"),
                   QStringLiteral("lease-lost"));
}

Result<> MemoryRecords::extend(const Lease &lease, Instant until)
{
    m_books.jobs.change(lease.job).lease.until = until;
    return {};
}

Result<> MemoryRecords::storeResult(const Lease &lease, const QJsonObject &result)
{
    m_books.jobs.change(lease.job).result = result;
    return {};
}

Result<> MemoryRecords::finish(const Lease &lease, Instant)
{
    SimBooks::JobRow &row = m_books.jobs.change(lease.job);
    row.state = row.isScheduledAgain ? SimBooks::JobRow::State::Waiting : SimBooks::JobRow::State::Done;
    row.dueAt = row.scheduledAgainAt;
    row.isScheduledAgain = false;
    row.failures = 0;
    return {};
}

Result<> MemoryRecords::runAgain(const Lease &lease, Instant at, const QString &failure)
{
    SimBooks::JobRow &row = m_books.jobs.change(lease.job);
    row.state = SimBooks::JobRow::State::Waiting;
    row.dueAt = row.isScheduledAgain ? std::min(at, row.scheduledAgainAt) : at;
    row.isScheduledAgain = false;
    row.failures = failure.isEmpty() ? 0 : row.failures + 1;
    return {};
}

Result<> MemoryRecords::giveUp(const Lease &lease, Instant, const QString &)
{
    SimBooks::JobRow &row = m_books.jobs.change(lease.job);
    row.state = SimBooks::JobRow::State::Stopped;
    row.isScheduledAgain = false;
    return {};
}

// Attention and staff -------------------------------------------------------------------------------

Result<> MemoryRecords::raise(const NewAttention &item, Instant now)
{
    ++m_books.writes;
    AttentionId open;
    for (const auto &[id, known] : m_books.attention) {
        if (known.kind != item.kind || known.subject != item.subject)
            continue;
        // The program itself resolves items without a name.
        const bool isOpenOrResolved = !known.resolvedAt || !known.resolvedBy.isEmpty();
        if (describesState(item.kind) && known.detail == item.detail && isOpenOrResolved)
            return {};
        if (!known.resolvedAt)
            open = id;
    }
    if (open != AttentionId{}) {
        m_books.attention.change(open).detail = item.detail;
        return {};
    }
    const AttentionId id{m_books.nextId()};
    m_books.attention[id] = {.id = id,
                             .kind = item.kind,
                             .subject = item.subject,
                             .order = item.order,
                             .detail = item.detail,
                             .raisedAt = now};
    return {};
}

Result<AttentionItem> MemoryRecords::read(AttentionId id)
{
    return m_books.attention.at(id);
}

Result<> MemoryRecords::resolve(AttentionId id, const QString &by, const QString &, Instant now)
{
    ++m_books.writes;
    m_books.attention.change(id).resolvedAt = now;
    m_books.attention.change(id).resolvedBy = by;
    return {};
}

Result<> MemoryRecords::settle(AttentionKind kind, qint64 subject, const QString &, Instant now)
{
    const auto items = m_books.attention;
    for (const auto &[id, item] : items) {
        if (item.kind == kind && item.subject == subject && !item.resolvedAt)
            m_books.attention.change(id).resolvedAt = now;
    }
    return {};
}

Result<std::optional<Role>> MemoryRecords::roleOf(const QString &login)
{
    const auto found = m_books.staff.find(login);
    return found == m_books.staff.end() ? std::nullopt : std::optional(found->second);
}

} // namespace meja
