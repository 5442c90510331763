#pragma once

#include "ports/cancellationrecords.h"
#include "simbooks.h"

namespace meja {

/// Cancellations in one copy of the books.
class MemoryCancellations : public CancellationRecords
{
public:
    explicit MemoryCancellations(SimBooks &books) : m_books(books) {}

    Result<KnownCancellations> known(OrderId order, const QString &idempotencyKey) override;
    Result<std::optional<Cancellation>> withKey(const QString &idempotencyKey) override;
    Result<std::optional<Cancellation>> liveOf(OrderId order) override;
    Result<Cancellation> read(CancellationId id) override;
    Result<CancellationId> add(const Cancellation &cancellation) override;
    Result<> save(const Cancellation &cancellation) override;

private:
    SimBooks &m_books;
};

} // namespace meja
