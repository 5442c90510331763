#pragma once

#include "ports/cancellationrecords.h"
#include "recordsession.h"

namespace meja {

/// Cancellations in PostgreSQL.
class PostgresCancellations : public CancellationRecords
{
public:
    explicit PostgresCancellations(RecordSession &session) : m_session(session) {}

    Result<KnownCancellations> known(OrderId order, const QString &idempotencyKey) override;
    Result<std::optional<Cancellation>> withKey(const QString &idempotencyKey) override;
    Result<std::optional<Cancellation>> liveOf(OrderId order) override;
    Result<Cancellation> read(CancellationId id) override;
    Result<CancellationId> add(const Cancellation &cancellation) override;
    Result<> save(const Cancellation &cancellation) override;

private:
    RecordSession &m_session;
};

} // namespace meja
