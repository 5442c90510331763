#include "memorycancellations.h"

namespace meja {

Result<CancellationRecords::KnownCancellations> MemoryCancellations::known(OrderId order,
                                                                           const QString &idempotencyKey)
{
    return KnownCancellations{*withKey(idempotencyKey), *liveOf(order)};
}

Result<std::optional<Cancellation>> MemoryCancellations::withKey(const QString &idempotencyKey)
{
    for (const auto &[id, cancellation] : m_books.cancellations) {
        if (cancellation.idempotencyKey == idempotencyKey)
            return cancellation;
    }
    return std::nullopt;
}

Result<std::optional<Cancellation>> MemoryCancellations::liveOf(OrderId order)
{
    for (const auto &[id, cancellation] : m_books.cancellations) {
        if (cancellation.order == order && isLive(cancellation.step))
            return cancellation;
    }
    return std::nullopt;
}

Result<Cancellation> MemoryCancellations::read(CancellationId id)
{
    return m_books.cancellations.at(id);
}

Result<CancellationId> MemoryCancellations::add(const Cancellation &cancellation)
{
    ++m_books.writes;
    const CancellationId id{m_books.nextId()};
    m_books.cancellations[id] = cancellation;
    m_books.cancellations[id].id = id;
    return id;
}

Result<> MemoryCancellations::save(const Cancellation &cancellation)
{
    ++m_books.writes;
    m_books.cancellations[cancellation.id] = cancellation;
    return {};
}

} // namespace meja
