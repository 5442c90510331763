#pragma once

#include "shopfixture.h"

#include <QList>

#include <functional>

namespace meja {

/// A call at one step of a procedure to which a fault is applied, and the final state that the procedure must
/// reach.
struct FaultPoint
{
    QString procedure; ///< `Cancelling a paid order with a parcel`.
    QString step;      ///< The step and the purpose of the call.
    QString endpoint;  ///< `komerce.detail`.
    int number = 1;    ///< Counts the calls of the endpoint after `set`; 1 is the first.
    std::function<void(ShopFixture &fixture, FixtureOrder &order)> set; ///< Prepares the order.
    std::function<void(ShopFixture &fixture, FixtureOrder &order)> run; ///< Runs the procedure.
    QString end;                                                        ///< As `ShopFixture::end()`.
};

[[nodiscard]] const QList<FaultPoint> &faultPoints();

} // namespace meja
