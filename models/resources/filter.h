#pragma once

#include <QString>

namespace meja {

/// How a filter is offered beside a list.
enum class FilterKind {
    Choices, ///< Several codes of a Choice or Boolean column, or several values of a Text column that
             ///< has few; counts stand beside them and, for text, bring the values.
    Range,   ///< From and to of an amount or a number.
    Dates,   ///< From and to of a time, in store days, half-open.
    Related, ///< Rows of the resource the column links to, found by type-ahead: the values of such a
             ///< condition are keys, compared with the column's `linkField`.
    Presence ///< Empty or not empty.
};

/// A filter of a resource; `column` names a column of it. An index leads with its field.
struct Filter
{
    QString column;
    FilterKind kind = FilterKind::Choices;
    bool offered = true; ///< False: serves inlines and links, and is not shown beside the list.
};

} // namespace meja
