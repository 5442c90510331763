#pragma once

#include "rowstore.h"

#include <optional>

namespace meja {

/// Rows on screen and which way they have been moving.
struct Window
{
    qint64 first = 0;
    qint64 last = 0;
    bool upwards = false;
};

/// The next page a list needs.
struct PageAsk
{
    enum class Kind {
        First,  ///< From the beginning of the list.
        Last,   ///< From its end.
        After,  ///< The rows that follow a run in memory, from its cursor.
        Before, ///< Those that precede one.
        Jump,   ///< Far from everything in memory.
        Place   ///< From a cursor, to be shown at `position`.
    };

    Kind kind = Kind::First;
    qint64 position = 0; ///< Where the answer's first row is expected, or its last one with `Before`.
    std::optional<Cursor> from = {};
    bool isAhead = false; ///< What is on screen shows all that is known without it.

    [[nodiscard]] bool isNear(const Window &window) const;
};

/// What is known of a list's length while pages are asked for.
struct Extent
{
    qint64 total = 0;
    bool growing = false;   ///< A search in parts: the list is as long as what was found so far.
    bool searching = false; ///< The last part ended before the search did.
};

inline constexpr int kPageRows = 200;
inline constexpr qint64 kRowsInMemory = 40LL * kPageRows;

/// Decides which page comes next: first what is on screen, then what is about to be. None when
/// everything near is in memory.
[[nodiscard]] std::optional<PageAsk> planPage(const RowStore &rows, const Window &wanted,
                                              const Extent &extent);

} // namespace meja
