#pragma once

#include "connection.h"
#include "purchase.h"

#include <optional>

namespace meja {

/// The steps of a purchase after its order is placed: payment, packing, parcel. `Shop` calls it; there is one
/// implementation with and one without the partners.
class Fulfilment
{
public:
    Fulfilment() = default;
    virtual ~Fulfilment() = default;
    Q_DISABLE_COPY_MOVE(Fulfilment)

    /// Executes the current step of the purchase. A step may be repeated after a lost response.
    /// @returns the next step, or nothing if the shop is done with the purchase.
    ///
    /// Fails as `Connection::run()` does. After `Unavailable`, `OutcomeUnknown` and `Cancelled` the caller
    /// repeats the step.
    virtual Result<std::optional<Purchase::Step>> execute(Purchase &purchase, Connection &connection) = 0;
};

} // namespace meja
