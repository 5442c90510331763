#pragma once

#include "midtranstransaction.h"

#include <algorithm>
#include <memory>
#include <vector>

namespace meja::sandbox {

/// All transactions of the merchant. Pointers to them stay valid as long as the registry exists.
class MidtransRegistry
{
public:
    MidtransTransaction &add(MidtransTransaction transaction);
    /// The latest transaction with this `order_id`, or null. The id of an ended transaction may be used
    /// again.
    [[nodiscard]] MidtransTransaction *byOrder(const QString &orderId) const;
    /// The transaction with this `transaction_id`, or null.
    [[nodiscard]] MidtransTransaction *byTransaction(const QString &transactionId) const;
    /// Looks for a `transaction_id`, then for an `order_id`; null if there is none.
    [[nodiscard]] MidtransTransaction *byAnyId(const QString &id) const;

    /// Whether a transaction satisfies the condition.
    template <class Condition>
    [[nodiscard]] bool contains(const Condition &condition) const
    {
        return std::any_of(m_transactions.cbegin(), m_transactions.cend(),
                           [&condition](const auto &each) { return condition(*each); });
    }

private:
    std::vector<std::unique_ptr<MidtransTransaction>> m_transactions;
    QHash<QString, MidtransTransaction *> m_byOrder;
    QHash<QString, MidtransTransaction *> m_byTransaction;
};

} // namespace meja::sandbox
