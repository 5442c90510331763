#pragma once

#include "connection.h"
#include "purchase.h"

#include <optional>

namespace meja {

/// What happens to a purchase once its order is placed: payment, packing, parcel.
class Errands
{
public:
    Errands() = default;
    virtual ~Errands() = default;
    Q_DISABLE_COPY_MOVE(Errands)

    /// Takes the purchase's step, which may be repeated after a lost answer.
    /// @returns the step that follows; nothing when the purchase is over for the shop. Failures as of a
    ///          connection: `Unavailable`, `OutcomeUnknown` and `Cancelled` mean "take it again".
    virtual Result<std::optional<Purchase::Step>> take(Purchase &purchase, Connection &connection) = 0;
};

} // namespace meja
