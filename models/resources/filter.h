#pragma once

#include <QString>

namespace meja {

/// How a filter selects rows.
enum class FilterKind {
    Choices, ///< Several codes of a Choice or Boolean column, or several values of a Text column with few
             ///< different values. Counts are shown beside them; for text, the counts also provide the
             ///< values.
    Range,   ///< A range of amounts or numbers, both ends included.
    Dates,   ///< A range of store days; the end is not included.
    Related, ///< Related rows, found by type-ahead. The values of the condition are keys, compared with the
             ///< column's `linkField`.
    Presence ///< Empty or not empty.
};

/// A filter of a resource. An index must lead with the column's field.
struct Filter
{
    QString column;
    FilterKind kind = FilterKind::Choices;
    bool offered = true; ///< False: used only by inlines and links, not shown above the list.
};

} // namespace meja
