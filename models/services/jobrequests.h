#pragma once

#include "gatewaycall.h"
#include "ports/clock.h"
#include "transactions.h"

namespace meja {

/// Asks the worker for what no change of the books asks for by itself: a look at the courier, a call once
/// more, and a look at whatever a partner's notification speaks of. Nothing here calls anybody.
class JobRequests
{
public:
    JobRequests(Transactions &transactions, const Clock &clock) : m_transactions(transactions), m_clock(clock)
    {}

    /// `RuleViolated` with code `no-shipment` when the order has no parcel.
    Result<JobId> track(OrderId order, const Actor &actor);

    /// A call that only asked is asked again by a job of its kind. One that changed something goes through
    /// the very job it came from, which looks first and uses its own key: never the raw request.
    /// `RuleViolated` with code `not-repeatable` when there is no such job.
    Result<JobId> repeat(const GatewayCall &call, const Actor &actor);

    /// Midtrans spoke of this order id: GET status decides what it means. An id nobody knows becomes an
    /// attention item about the delivery.
    Result<> midtransSpoke(const QString &gatewayOrderId, qint64 delivery, const Actor &actor);
    /// Komerce spoke of this order number: a hint to ask now.
    Result<> komerceSpoke(const QString &orderNo, qint64 delivery, const Actor &actor);

private:
    Result<JobId> schedule(Records &records, JobKind kind, qint64 subject, OrderId order,
                           const Actor &actor) const;
    Result<JobId> trackIn(Records &records, OrderId order, const Actor &actor) const;
    Result<JobId> checkPayments(Records &records, OrderId order, const Actor &actor) const;
    Result<JobId> repeatJob(Records &records, JobId job, const Actor &actor) const;
    Result<> wonderAbout(Records &records, const QString &what, qint64 delivery) const;

    Transactions &m_transactions;
    const Clock &m_clock;
};

} // namespace meja
