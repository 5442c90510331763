#pragma once

#include "error.h"
#include "order.h"

namespace meja {

/// Orders and their stock within one transaction.
///
/// Failures of all record ports: `NotFound` for an unknown id; `Conflict` for a duplicate key, a
/// serialisation failure or a deadlock; `RuleViolated` when a constraint or trigger of the database refuses
/// the change; `Unavailable` and `OutcomeUnknown` of the connection. After a failure the transaction can only
/// be rolled back.
class OrderRecords
{
public:
    OrderRecords() = default;
    virtual ~OrderRecords() = default;
    Q_DISABLE_COPY_MOVE(OrderRecords)

    /// Reads and locks the order. This must be the first lock of the transaction.
    virtual Result<Order> lock(OrderId id) = 0;
    /// Changes the status and writes the status log.
    ///
    /// Failures: `RuleViolated` when the change is not in the allow-list.
    virtual Result<> changeStatus(OrderId id, OrderStatus to, Instant at) = 0;
    virtual Result<> changePaymentStatus(OrderId id, PaymentStatus to) = 0;

    /// Returns the units of every item to stock, at most once for each item. Locks the products in id order.
    enum class Return { Cancelled, Expired };
    virtual Result<> returnStock(OrderId id, Return cause) = 0;

    /// Archives the order, or replaces who archived it.
    virtual Result<> archive(OrderId id, ArchivedBy by, Instant at) = 0;
    virtual Result<> unarchive(OrderId id) = 0;
};

} // namespace meja
