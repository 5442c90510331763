#pragma once

#include "ports/clock.h"
#include "transactions.h"

namespace meja {

/// Ends the block that a reversed payment puts on the shipping of its order. Used by the staff API.
class ShippingRelease
{
public:
    ShippingRelease(Transactions &transactions, const Clock &clock)
        : m_transactions(transactions), m_clock(clock)
    {}

    /// An admin takes the responsibility for an order without money. The order then follows its parcel: to
    /// `DIKIRIM` when the courier has it, to `SELESAI` when it was delivered. The actor's reason is logged
    /// with the change, and closes the attention item.
    ///
    /// Failures: `NotFound` for an unknown order; `Forbidden` with code `not-admin`; `RuleViolated` with code
    /// `not-blocked`; those of `Transactions::run`.
    Result<> release(OrderId id, const Actor &actor);

private:
    static Result<> requireAdmin(Records &records, const Actor &actor);
    Result<> unblock(Records &records, Payment payment, const Actor &actor);

    Transactions &m_transactions;
    const Clock &m_clock;
};

} // namespace meja
