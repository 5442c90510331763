#pragma once

#include "resultset.h"

#include <QList>

namespace meja {

/// The planner's estimates for a statement, from `explain (format json)`.
struct PlannedRows
{
    qint64 rows = 0;       ///< Rows of the whole statement.
    qint64 maxRows = 0;    ///< The largest estimate of any step.
    double cost = 0;       ///< In planner units: one sequential page read costs 1.
    QList<qint64> parts{}; ///< Rows of each part of a `union all`, in order.

    static PlannedRows read(const ResultSet &explained);
};

} // namespace meja
