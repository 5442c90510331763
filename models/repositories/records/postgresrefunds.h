#pragma once

#include "ports/refundrecords.h"
#include "recordsession.h"

namespace meja {

/// Refunds and their attempts in PostgreSQL.
class PostgresRefunds : public RefundRecords
{
public:
    explicit PostgresRefunds(RecordSession &session) : m_session(session) {}

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
    RecordSession &m_session;
};

} // namespace meja
