#pragma once

#include "namedqueries.h"

namespace meja {

/// A named statement from `resources/sql/queries/shop.sql`.
inline Statement shopStatement(const char *name)
{
    return NamedQueries::statement(QStringLiteral("shop"), QLatin1String(name));
}

} // namespace meja
