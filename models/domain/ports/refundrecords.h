#pragma once

#include "error.h"
#include "refund.h"

#include <QList>

#include <optional>

namespace meja {

/// Refunds and their attempts within one transaction; their order is locked first. Failures: as for
/// `OrderRecords`.
class RefundRecords
{
public:
    RefundRecords() = default;
    virtual ~RefundRecords() = default;
    Q_DISABLE_COPY_MOVE(RefundRecords)

    virtual Result<std::optional<Refund>> withKey(const QString &idempotencyKey) = 0;
    virtual Result<Refund> read(RefundId id) = 0;
    /// Sorted by ordinal.
    virtual Result<QList<Refund>> ofPayment(PaymentId payment) = 0;
    /// Failures: `Conflict` when the idempotency key is taken.
    virtual Result<RefundId> add(const Refund &refund) = 0;
    /// Failures: `RuleViolated` when the change of state is not in the allow-list, or the approver is not
    /// eligible.
    virtual Result<> save(const Refund &refund) = 0;

    virtual Result<RefundAttemptId> addAttempt(const RefundAttempt &attempt) = 0;
    /// When the last attempt was made, with any key; empty when there was none.
    virtual Result<std::optional<Instant>> lastSentAt(RefundId refund) = 0;
    /// Sets the outcome of every pending attempt with this key.
    virtual Result<> closeAttempts(RefundId refund, const QString &key, RefundOutcome outcome,
                                   const QString &detail) = 0;
};

} // namespace meja
