#pragma once

#include "error.h"
#include "order.h"

namespace meja {

/// Orders and their stock within one transaction.
///
/// In all record ports, `Conflict` without another reason means a serialisation failure, a deadlock or a lock
/// timeout, and `Unavailable` that the connection is lost. Changes may be sent later, with the next read or
/// COMMIT, which then returns their failure. After a failure the transaction can only be rolled back.
class OrderRecords
{
public:
    OrderRecords() = default;
    virtual ~OrderRecords() = default;
    Q_DISABLE_COPY_MOVE(OrderRecords)

    /// Reads and locks the order. This must be the first lock of the transaction.
    ///
    /// Failures: `NotFound` for an unknown order; `Conflict`, `Unavailable`.
    virtual Result<Order> lock(OrderId id) = 0;

    /// Changes the status and writes the status log.
    ///
    /// Failures: `NotFound` for an unknown order; `RuleViolated` when the change is not in the allow-list;
    /// `Conflict`, `Unavailable`.
    virtual Result<> changeStatus(OrderId id, OrderStatus to, Instant at) = 0;

    /// Failures: `NotFound` for an unknown order; `RuleViolated` when a constraint or trigger refuses the
    /// change; `Conflict`, `Unavailable`.
    virtual Result<> changePaymentStatus(OrderId id, PaymentStatus to) = 0;

    /// Why stock is returned.
    enum class Return { Cancelled, Expired };
    /// Returns the units of every item to stock, at most once for each item. Locks the products in id order.
    ///
    /// Failures: `RuleViolated` when a constraint or trigger refuses the change; `Conflict`, `Unavailable`.
    virtual Result<> returnStock(OrderId id, Return cause) = 0;

    /// Archives the order, or replaces who archived it.
    ///
    /// Failures: `NotFound` for an unknown order; `RuleViolated` when a constraint or trigger refuses the
    /// change; `Conflict`, `Unavailable`.
    virtual Result<> archive(OrderId id, ArchivedBy by, Instant at) = 0;

    /// Failures: `NotFound` for an unknown order; `RuleViolated` when a constraint or trigger refuses the
    /// change; `Conflict`, `Unavailable`.
    virtual Result<> unarchive(OrderId id) = 0;
};

} // namespace meja
