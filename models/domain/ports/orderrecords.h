#pragma once

#include "error.h"
#include "order.h"

namespace meja {

/// Orders and their stock within one transaction. Failures of all record ports: `NotFound`, `Conflict`
/// (somebody else's row or a unique key is in the way), `RuleViolated` (the database refuses it), and
/// those of a connection; after any of them the transaction is lost.
class OrderRecords
{
public:
    OrderRecords() = default;
    virtual ~OrderRecords() = default;
    Q_DISABLE_COPY_MOVE(OrderRecords)

    /// Reads and locks the order. Always the first lock a transaction takes.
    virtual Result<Order> lock(OrderId id) = 0;
    virtual Result<> changeStatus(OrderId id, OrderStatus to, Instant at) = 0;
    virtual Result<> changePaymentStatus(OrderId id, PaymentStatus to) = 0;

    /// Puts every item's units back, once per item whatever happens; products are locked in id order.
    enum class Return { Cancelled, Expired };
    virtual Result<> returnStock(OrderId id, Return cause) = 0;

    virtual Result<> archive(OrderId id, ArchivedBy by, Instant at) = 0;
    virtual Result<> unarchive(OrderId id) = 0;
};

} // namespace meja
