#pragma once

#include "gatewaycall.h"
#include "ports/clock.h"
#include "transactions.h"

namespace meja {

/// Schedules the jobs that staff or a partner's notification request: track a parcel now, repeat a call,
/// check both partners, check a payment. Used by the staff API and the webhooks; calls no partner.
class JobRequests
{
public:
    JobRequests(Transactions &transactions, const Clock &clock) : m_transactions(transactions), m_clock(clock)
    {}

    /// Tracks the order's newest parcel now.
    ///
    /// Failures: `NotFound` for an unknown order; `RuleViolated` with code `no-shipment` when it has no
    /// parcel; `Conflict`, `Unavailable`, `OutcomeUnknown` of `Transactions::run`.
    Result<JobId> track(OrderId order, const Actor &actor);

    /// Queries both partners about an order. While such a check is scheduled or running, returns its job.
    ///
    /// Failures: `NotFound` for an unknown order; `Conflict`, `Unavailable`, `OutcomeUnknown` of
    /// `Transactions::run`.
    Result<JobId> checkGateways(OrderId order, const Actor &actor);

    /// Repeats a call to a partner by scheduling a job; the logged request itself is never sent again. A
    /// query is repeated by a job that makes the same query. A call that changed something is repeated by the
    /// job that made it, which first queries the partner and uses its own idempotency key.
    ///
    /// Failures: `NotFound` for an unknown order or job; `RuleViolated` with code `not-repeatable` when there
    /// is no such job or order, or `no-shipment`; `Conflict`, `Unavailable`, `OutcomeUnknown` of
    /// `Transactions::run`.
    Result<JobId> repeat(const GatewayCall &call, const Actor &actor);

    /// Schedules a check of the payment that a Midtrans notification names. For an unknown id it raises an
    /// attention item about the delivery.
    ///
    /// Failures: `Conflict`, `Unavailable`, `OutcomeUnknown` of `Transactions::run`.
    Result<> handleMidtransNotification(const QString &gatewayOrderId, qint64 delivery, const Actor &actor);

    /// Schedules tracking of the parcel that a Komerce notification names. For an unknown number it raises an
    /// attention item about the delivery.
    ///
    /// Failures: `Conflict`, `Unavailable`, `OutcomeUnknown` of `Transactions::run`.
    Result<> handleKomerceNotification(const QString &orderNo, qint64 delivery, const Actor &actor);

private:
    Result<JobId> schedule(Records &records, JobKind kind, qint64 subject, OrderId order,
                           const Actor &actor) const;
    Result<JobId> trackIn(Records &records, OrderId order, const Actor &actor) const;
    Result<JobId> checkPayments(Records &records, OrderId order, const Actor &actor) const;
    Result<JobId> repeatJob(Records &records, JobId id, const Actor &actor) const;
    Result<> raiseUnknown(Records &records, const QString &detail, qint64 delivery) const;

    Transactions &m_transactions;
    const Clock &m_clock;
};

} // namespace meja
