#pragma once

#include "ports/clock.h"
#include "transactions.h"

namespace meja {

/// Hides orders that are over from their customers, and shows them again; nothing is ever deleted.
class OrderArchive
{
public:
    OrderArchive(Transactions &transactions, const Clock &clock)
        : m_transactions(transactions), m_clock(clock)
    {}

    /// Repeatable. `RuleViolated` with code `not-over` while something may still happen to the order.
    Result<> archive(OrderId id, ArchivedBy by, const Actor &actor);
    /// Only what staff archived; `Forbidden` with code `archived-by-customer` otherwise.
    Result<> unarchive(OrderId id, const Actor &actor);

private:
    Transactions &m_transactions;
    const Clock &m_clock;
};

} // namespace meja
