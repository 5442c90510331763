#pragma once

#include "ports/refundrecords.h"
#include "simbooks.h"

namespace meja {

/// Refunds and their log in one copy of the books.
class MemoryRefunds : public RefundRecords
{
public:
    explicit MemoryRefunds(SimBooks &books) : m_books(books) {}

    Result<std::optional<Refund>> withKey(const QString &idempotencyKey) override;
    Result<Refund> read(RefundId id) override;
    Result<QList<Refund>> ofPayment(PaymentId payment) override;
    Result<RefundId> add(const Refund &refund) override;
    Result<> save(const Refund &refund) override;
    Result<RefundAttemptId> addAttempt(const RefundAttempt &attempt) override;
    Result<std::optional<Instant>> lastSentAt(RefundId refund) override;
    Result<> closeAttempts(RefundId refund, const QString &key, RefundOutcome outcome,
                           const QString &detail) override;

private:
    SimBooks &m_books;
};

} // namespace meja
