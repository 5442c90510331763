#pragma once

#include "simbooks.h"

#include <QStringList>

namespace meja {

/// M6 and M7: money that is not owed, and money that is promised. Only the books are needed for them.
class SimMoneyInvariants
{
public:
    explicit SimMoneyInvariants(const SimBooks &books) : m_books(books) {}

    /// Violations after a step, each beginning with the invariant's name.
    [[nodiscard]] QStringList problems() const;
    /// Violations when the faults have ended and no job is due.
    [[nodiscard]] QStringList problemsAtTheEnd() const;

private:
    void surplusOf(const Order &order, QStringList &problems) const;
    void promisedOf(const Payment &payment, QStringList &problems) const;
    /// Whether the money is promised to the customer, or a person knows that it is not owed.
    [[nodiscard]] bool isCovered(const Payment &payment) const;
    [[nodiscard]] bool hasItem(const Payment &payment) const;
    /// Whether a refund of the money was requested, or a person has decided on it.
    [[nodiscard]] bool isHandled(const Payment &payment) const;
    [[nodiscard]] bool isBeingCancelled(OrderId order) const;
    [[nodiscard]] QList<Refund> refundsOf(PaymentId payment) const;

    const SimBooks &m_books;
};

} // namespace meja
