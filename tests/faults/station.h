#pragma once

#include "shopscene.h"

#include <QList>

#include <functional>

namespace meja {

/// One call at one step of a procedure, where a fault may strike, and how the procedure must end all the
/// same.
struct Station
{
    QString procedure; ///< `Cancelling a paid order with a parcel`.
    QString step;      ///< What stands or runs when the call is made.
    QString endpoint;
    int number = 1; ///< The how manyth call of that endpoint once the scene is set.
    std::function<void(ShopScene &scene, SceneOrder &order)> set;
    std::function<void(ShopScene &scene, SceneOrder &order)> run;
    QString end;
};

[[nodiscard]] const QList<Station> &stations();

} // namespace meja
