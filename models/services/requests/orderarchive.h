#pragma once

#include "ports/clock.h"
#include "transactions.h"

namespace meja {

/// Archives closed orders, which hides them from their customers, and unarchives them. Used by the staff API
/// and the customer API. Never deletes anything.
class OrderArchive
{
public:
    OrderArchive(Transactions &transactions, const Clock &clock)
        : m_transactions(transactions), m_clock(clock)
    {}

    /// Does nothing when the order is already archived by the same kind of actor, or by its customer.
    ///
    /// Failures: `NotFound` for an unknown order; `RuleViolated` with code `not-over` when its status may
    /// still change; those of `Transactions::run`.
    Result<> archive(OrderId id, ArchivedBy by, const Actor &actor);
    /// Does nothing when the order is not archived.
    ///
    /// Failures: `NotFound` for an unknown order; `Forbidden` with code `archived-by-customer`; those of
    /// `Transactions::run`.
    Result<> unarchive(OrderId id, const Actor &actor);

private:
    Transactions &m_transactions;
    const Clock &m_clock;
};

} // namespace meja
