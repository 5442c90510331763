#pragma once

#include "simbooks.h"
#include "simkomerce.h"
#include "simmidtrans.h"

#include <QStringList>

namespace meja {

/// Checks the invariants of the domain against the books and the partners' actual states. Each problem
/// begins with the invariant's name.
class SimInvariants
{
public:
    SimInvariants(const SimBooks &books, const SimMidtrans &midtrans, const SimKomerce &komerce)
        : m_books(books), m_midtrans(midtrans), m_komerce(komerce)
    {}

    /// Violations of the invariants that must hold after every step.
    [[nodiscard]] QStringList always() const;
    /// Violations of the invariants that must hold two days after the faults have ended.
    [[nodiscard]] QStringList afterTwoDays() const;
    /// Violations of the invariants that must hold when the faults have ended and no job is due.
    [[nodiscard]] QStringList atTheEnd() const;

private:
    void money(QStringList &problems) const;
    void refundOf(const Refund &refund, QStringList &problems) const;
    void stock(QStringList &problems) const;
    void orders(QStringList &problems) const;
    void jobs(QStringList &problems) const;
    void paymentsAtTheEnd(QStringList &problems) const;
    void ordersAtTheEnd(QStringList &problems) const;
    /// Whether an open attention item asks a person to act on the refund.
    [[nodiscard]] bool hasAttention(const Refund &refund) const;
    [[nodiscard]] const SimMidtrans::Transaction *transactionOf(PaymentId id) const;
    [[nodiscard]] bool isDecidedByPerson(PaymentId payment) const;
    [[nodiscard]] int effectsOf(const Refund &refund) const;

    const SimBooks &m_books;
    const SimMidtrans &m_midtrans;
    const SimKomerce &m_komerce;
};

} // namespace meja
