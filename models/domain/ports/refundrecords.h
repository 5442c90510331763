#pragma once

#include "error.h"
#include "refund.h"

#include <QList>

#include <optional>

namespace meja {

/// Refunds and their attempts within one transaction; their order is locked first.
/// `OrderRecords` explains the general failures.
class RefundRecords
{
public:
    RefundRecords() = default;
    virtual ~RefundRecords() = default;
    Q_DISABLE_COPY_MOVE(RefundRecords)

    /// Failures: `Conflict`, `Unavailable`.
    virtual Result<std::optional<Refund>> withKey(const QString &idempotencyKey) = 0;

    /// Failures: `NotFound` for an unknown refund; `Conflict`, `Unavailable`.
    virtual Result<Refund> read(RefundId id) = 0;

    /// Sorted by ordinal.
    ///
    /// Failures: `Conflict`, `Unavailable`.
    virtual Result<QList<Refund>> ofPayment(PaymentId payment) = 0;

    /// The refund's `requesters` are its requester; changes of amount or destination add to them.
    ///
    /// Failures: `Conflict` when the idempotency key is taken; `RuleViolated` when a constraint or trigger
    /// refuses the refund; `Conflict`, `Unavailable`.
    virtual Result<RefundId> add(const Refund &refund) = 0;

    /// Failures: `NotFound` for an unknown refund; `RuleViolated` when the change of state is not in the
    /// allow-list, or the approver is not eligible; `Conflict`, `Unavailable`.
    virtual Result<> save(const Refund &refund) = 0;

    /// Adds an attempt. A pending attempt with the same key, which the partner turned away, is continued
    /// instead: it gets the later `sentAt`.
    ///
    /// Failures: `RuleViolated` when a constraint or trigger refuses the change; `Conflict`, `Unavailable`.
    virtual Result<RefundAttemptId> addAttempt(const RefundAttempt &attempt) = 0;

    /// When the last attempt was made, with any key; empty when there was none.
    ///
    /// Failures: `Conflict`, `Unavailable`.
    virtual Result<std::optional<Instant>> lastSentAt(RefundId refund) = 0;

    /// Sets outcome and detail of the pending attempt with this key; with `Pending`, the detail alone.
    ///
    /// Failures: `RuleViolated` when a constraint or trigger refuses the change; `Conflict`, `Unavailable`.
    virtual Result<> closeAttempts(RefundId refund, const QString &key, RefundOutcome outcome,
                                   const QString &detail) = 0;
};

} // namespace meja
