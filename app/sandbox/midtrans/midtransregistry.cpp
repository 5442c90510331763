#include "midtransregistry.h"

namespace meja::sandbox {

MidtransTransaction &MidtransRegistry::add(MidtransTransaction transaction)
{
    m_transactions.push_back(std::make_unique<MidtransTransaction>(std::move(transaction)));
    MidtransTransaction *added = m_transactions.back().get();
    m_byOrder.insert(added->orderId, added);
    m_byTransaction.insert(added->transactionId, added);
    return *added;
}

MidtransTransaction *MidtransRegistry::byOrder(const QString &orderId) const
{
    return m_byOrder.value(orderId);
}

MidtransTransaction *MidtransRegistry::byTransaction(const QString &transactionId) const
{
    return m_byTransaction.value(transactionId);
}

MidtransTransaction *MidtransRegistry::byAnyId(const QString &id) const
{
    MidtransTransaction *found = byTransaction(id);
    return found ? found : byOrder(id);
}

} // namespace meja::sandbox
