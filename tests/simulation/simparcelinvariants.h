#pragma once

#include "simbooks.h"

#include <QStringList>

namespace meja {

/// O5 and O6: orders whose shipping is blocked, and parcels that were delivered.
class SimParcelInvariants
{
public:
    explicit SimParcelInvariants(const SimBooks &books) : m_books(books) {}

    /// Violations after a step, each beginning with the invariant's name.
    [[nodiscard]] QStringList problems() const;
    /// Violations by one change of the books.
    [[nodiscard]] static QStringList problemsOf(const SimBooks &before, const SimBooks &after);

private:
    [[nodiscard]] bool isBlocked(OrderId order) const;
    [[nodiscard]] bool isBeingCancelled(OrderId order) const;
    /// Whether a person must see, or has seen, an item about the order's parcel or its reversed payment.
    [[nodiscard]] bool hasItem(OrderId order) const;

    const SimBooks &m_books;
};

} // namespace meja
