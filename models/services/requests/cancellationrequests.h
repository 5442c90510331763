#pragma once

#include "cancellation.h"
#include "ports/cancellationrecords.h"
#include "ports/clock.h"
#include "transactions.h"

namespace meja {

/// A request to cancel an order.
struct CancellationRequest
{
    OrderId order;
    QString reason = {};
    QString idempotencyKey; ///< Stays unique permanently.
    Actor actor;
};

/// What staff and customers may do with cancellations: request one, and record what the courier said by
/// phone. Each call is one transaction and calls no partner; `OrderCancellation` carries the request out in
/// the worker.
class CancellationRequests
{
public:
    CancellationRequests(Transactions &transactions, const Clock &clock)
        : m_transactions(transactions), m_clock(clock)
    {}

    /// Freezes the order and schedules the job `AdvanceCancellation`. The same key again returns the same
    /// cancellation.
    ///
    /// Failures: `Conflict` with code `cancellation-live` while another cancellation of the order is active,
    /// or `key-reused` when the key belongs to another order; `RuleViolated` with code `not-cancellable` when
    /// the order's status does not allow it; `NotFound` for an unknown order; those of `Transactions::run`.
    Result<Cancellation> request(const CancellationRequest &request);

    /// Records what the courier said by phone about a parcel that no API call can cancel, inside the caller's
    /// transaction. Does nothing when the cancellation has already advanced.
    ///
    /// Failures: `NotFound` for an unknown cancellation; those of the record ports.
    /// @param isCancelled whether the courier cancelled the parcel; otherwise it counts as picked up.
    /// @param confirmedBy login of the person who telephoned.
    static Result<> confirmShipment(Records &records, CancellationId id, bool isCancelled,
                                    const QString &confirmedBy, Instant now);

private:
    static Result<> requireCancellable(const CancellationRecords::KnownCancellations &known,
                                       const Order &order);
    Result<Cancellation> begin(Records &records, const Order &order, const CancellationRequest &request);

    Transactions &m_transactions;
    const Clock &m_clock;
};

} // namespace meja
