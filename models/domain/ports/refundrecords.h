#pragma once

#include "error.h"
#include "refund.h"

#include <QList>

#include <optional>

namespace meja {

/// Refunds and their log within one transaction; their order is locked first.
class RefundRecords
{
public:
    RefundRecords() = default;
    virtual ~RefundRecords() = default;
    Q_DISABLE_COPY_MOVE(RefundRecords)

    virtual Result<std::optional<Refund>> withKey(const QString &idempotencyKey) = 0;
    virtual Result<Refund> read(RefundId id) = 0;
    /// In the order of their ordinals.
    virtual Result<QList<Refund>> ofPayment(PaymentId payment) = 0;
    virtual Result<RefundId> add(const Refund &refund) = 0;
    virtual Result<> save(const Refund &refund) = 0;

    virtual Result<RefundAttemptId> addAttempt(const RefundAttempt &attempt) = 0;
    /// When the refund was last sent, or was about to be; nothing when it never was.
    virtual Result<std::optional<Instant>> lastSentAt(RefundId refund) = 0;
    /// Closes every attempt of the key that is still pending.
    virtual Result<> closeAttempts(RefundId refund, const QString &key, RefundOutcome outcome,
                                   const QString &detail) = 0;
};

} // namespace meja
