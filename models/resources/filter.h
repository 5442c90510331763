#pragma once

#include <QString>

namespace meja {

/// How a filter is offered beside a list.
enum class FilterKind {
    Choices, ///< Several codes of a Choice or Boolean column, with counts beside them.
    Range,   ///< From and to of an amount or a number.
    Dates,   ///< From and to of a time, in store days, half-open.
    Related, ///< Rows of a related resource found by type-ahead.
    Presence ///< Empty or not empty.
};

/// A filter of a resource; `column` names a column of it.
struct Filter
{
    QString column;
    FilterKind kind = FilterKind::Choices;
};

} // namespace meja
