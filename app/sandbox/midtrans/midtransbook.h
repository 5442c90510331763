#pragma once

#include "midtranstransaction.h"

#include <memory>
#include <vector>

namespace meja::sandbox {

/// All transactions of the merchant. They stay where they are: pointers to them live as long as the book.
class MidtransBook
{
public:
    MidtransTransaction &add(MidtransTransaction transaction);
    /// The latest with that `order_id`, for an ended one frees its id; or null.
    [[nodiscard]] MidtransTransaction *byOrder(const QString &orderId) const;
    [[nodiscard]] MidtransTransaction *byTransaction(const QString &transactionId) const;
    [[nodiscard]] MidtransTransaction *byEither(const QString &id) const;

    [[nodiscard]] const auto &all() const { return m_transactions; }

private:
    std::vector<std::unique_ptr<MidtransTransaction>> m_transactions;
    QHash<QString, MidtransTransaction *> m_byOrder;
    QHash<QString, MidtransTransaction *> m_byTransaction;
};

} // namespace meja::sandbox
