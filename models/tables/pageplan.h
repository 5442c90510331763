#pragma once

#include "rowstore.h"

#include <optional>

namespace meja {

/// The rows on screen and the direction of scrolling.
struct Window
{
    qint64 first = 0;
    qint64 last = 0;
    bool upwards = false;
};

/// The next page a list needs.
struct PageFetch
{
    enum class Kind {
        First,  ///< The beginning of the list.
        Last,   ///< The end of the list.
        After,  ///< The rows after a segment in memory, from its cursor.
        Before, ///< The rows before a segment in memory.
        Jump,   ///< Rows far from every segment in memory.
        Place   ///< The rows after a cursor, shown at `position`.
    };

    Kind kind = Kind::First;
    qint64 position = 0; ///< Expected position of the first row; with `Before`, of the last row.
    std::optional<Cursor> from = {};
    bool isPrefetch = false; ///< The rows on screen do not depend on it.

    [[nodiscard]] bool isNear(const Window &window) const;
};

/// The known length of a list.
struct Extent
{
    qint64 total = 0;
    bool growing = false;   ///< An incomplete search: the length is the number of rows found so far.
    bool searching = false; ///< The search has not reached the end of the table.
};

inline constexpr int pageRows = 200;
inline constexpr qint64 maxRowsInMemory = 40LL * pageRows;

/// Chooses the next page to load: first rows on screen, then rows in the direction of scrolling. Empty when
/// all of them are in memory.
[[nodiscard]] std::optional<PageFetch> planPage(const RowStore &rows, const Window &wanted,
                                                const Extent &extent);

} // namespace meja
