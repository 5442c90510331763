#pragma once

#include "cancellation.h"
#include "error.h"

#include <optional>

namespace meja {

/// Cancellations within one transaction; their order is locked first.
class CancellationRecords
{
public:
    CancellationRecords() = default;
    virtual ~CancellationRecords() = default;
    Q_DISABLE_COPY_MOVE(CancellationRecords)

    /// What a request has to know, in one question.
    struct Standing
    {
        std::optional<Cancellation> withKey; ///< Asked for with this key before, by whomever.
        std::optional<Cancellation> live;    ///< The order's running one; may be the same.
    };
    virtual Result<Standing> standing(OrderId order, const QString &idempotencyKey) = 0;

    virtual Result<std::optional<Cancellation>> withKey(const QString &idempotencyKey) = 0;
    virtual Result<std::optional<Cancellation>> liveOf(OrderId order) = 0;
    virtual Result<Cancellation> read(CancellationId id) = 0;
    /// `Conflict` when the key or the order's one live place is taken.
    virtual Result<CancellationId> add(const Cancellation &cancellation) = 0;
    virtual Result<> save(const Cancellation &cancellation) = 0;
};

} // namespace meja
