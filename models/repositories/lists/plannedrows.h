#pragma once

#include "resultset.h"

#include <QList>

namespace meja {

/// What `explain (format json)` says of a statement.
struct PlannedRows
{
    qint64 rows = 0;      ///< Of the whole statement.
    qint64 mostRows = 0;  ///< The largest estimate of any step.
    double cost = 0;      ///< In the planner's units: reading one page in a row is 1.
    QList<qint64> arms{}; ///< Of each arm of a `union all`, in order.

    static PlannedRows read(const ResultSet &explained);
};

} // namespace meja
