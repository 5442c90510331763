#pragma once

#include "cancellation.h"
#include "error.h"

#include <optional>

namespace meja {

/// Cancellations within one transaction; their order is locked first. `OrderRecords` explains the
/// general failures.
class CancellationRecords
{
public:
    CancellationRecords() = default;
    virtual ~CancellationRecords() = default;
    Q_DISABLE_COPY_MOVE(CancellationRecords)

    /// The earlier cancellations that decide about a new request, read in one statement.
    struct KnownCancellations
    {
        std::optional<Cancellation> withKey; ///< Requested with this key, for any order.
        std::optional<Cancellation> live;    ///< Active for this order; may be the same as `withKey`.
    };
    /// Failures: `Conflict`, `Unavailable`.
    virtual Result<KnownCancellations> known(OrderId order, const QString &idempotencyKey) = 0;

    /// Failures: `Conflict`, `Unavailable`.
    virtual Result<std::optional<Cancellation>> withKey(const QString &idempotencyKey) = 0;

    /// The order's active cancellation.
    ///
    /// Failures: `Conflict`, `Unavailable`.
    virtual Result<std::optional<Cancellation>> liveOf(OrderId order) = 0;

    /// Failures: `NotFound` for an unknown cancellation; `Conflict`, `Unavailable`.
    virtual Result<Cancellation> read(CancellationId id) = 0;

    /// Failures: `Conflict` when the key is taken or the order has an active cancellation; `RuleViolated`
    /// when a constraint or trigger refuses the cancellation; `Conflict`, `Unavailable`.
    virtual Result<CancellationId> add(const Cancellation &cancellation) = 0;

    /// Failures: `NotFound` for an unknown cancellation; `RuleViolated` when a constraint or trigger refuses
    /// the change; `Conflict`, `Unavailable`.
    virtual Result<> save(const Cancellation &cancellation) = 0;
};

} // namespace meja
