#include "pageplan.h"

#include <algorithm>

namespace meja {

namespace {

/// Rows at most this far from a segment are loaded from its cursor; others need a jump.
constexpr qint64 nearRows = 2LL * pageRows;
/// Prefetched in the direction of scrolling: about fifteen screens, so that a held key never reaches unloaded
/// rows.
constexpr qint64 rowsAhead = 3LL * pageRows;
constexpr qint64 rowsBehind = pageRows / 2;
/// An incomplete search continues until this many rows are loaded below the screen.
constexpr qint64 foundRowsAhead = 10LL * pageRows;
/// Rows above the screen that a jump also loads.
constexpr qint64 rowsAboveJump = pageRows / 4;

bool isOnScreen(const Segment &segment, const Window &window)
{
    return segment.first <= window.last && segment.end() > window.first;
}

/// The next page towards `position` from a segment in memory. The segment on screen is extended first: if
/// another segment grew into its estimated positions, the visible rows would be dropped.
std::optional<PageFetch> stepTo(const RowStore &rows, qint64 position, const Window &window)
{
    const Segment *above = rows.endingNear(position, nearRows);
    const Segment *below = rows.beginningNear(position, nearRows);
    const bool down = above && above->after;
    const bool up = below && below->before;
    if (up && (!down || (isOnScreen(*below, window) && !isOnScreen(*above, window))))
        return PageFetch{PageFetch::Kind::Before, below->first - 1, below->before};
    if (down)
        return PageFetch{PageFetch::Kind::After, above->end(), above->after};
    return std::nullopt;
}

PageFetch reach(const RowStore &rows, qint64 position, const Window &window, qint64 total)
{
    if (const auto step = stepTo(rows, position, window))
        return *step;
    if (position < pageRows)
        return {PageFetch::Kind::First, 0};
    if (position >= total - pageRows)
        return {PageFetch::Kind::Last, total - pageRows};
    return {PageFetch::Kind::Jump, std::max<qint64>(0, position - rowsAboveJump)};
}

std::optional<PageFetch> grow(const RowStore &rows, const Window &window, const Extent &extent)
{
    if (!extent.growing || rows.segments().isEmpty())
        return std::nullopt;
    const Segment &found = rows.segments().last();
    const qint64 wanted = window.last + (extent.searching ? foundRowsAhead : rowsAhead);
    if (!found.after || found.end() > wanted)
        return std::nullopt;
    return PageFetch{PageFetch::Kind::After, found.end(), found.after};
}

std::optional<PageFetch> lookDown(const RowStore &rows, const Window &window, qint64 total, qint64 distance)
{
    const auto missing = rows.firstMissing(window.last + 1, std::min(total - 1, window.last + distance));
    return missing ? stepTo(rows, *missing, window) : std::nullopt;
}

std::optional<PageFetch> lookUp(const RowStore &rows, const Window &window, qint64 distance)
{
    const auto missing = rows.lastMissing(std::max<qint64>(0, window.first - distance), window.first - 1);
    return missing ? stepTo(rows, *missing, window) : std::nullopt;
}

/// The rows that scrolling will show next.
std::optional<PageFetch> ahead(const RowStore &rows, const Window &window, const Extent &extent)
{
    if (const auto more = grow(rows, window, extent))
        return more;
    if (window.upwards) {
        if (const auto above = lookUp(rows, window, rowsAhead))
            return above;
        return lookDown(rows, window, extent.total, rowsBehind);
    }
    if (const auto below = lookDown(rows, window, extent.total, rowsAhead))
        return below;
    return lookUp(rows, window, rowsBehind);
}

} // namespace

bool PageFetch::isNear(const Window &window) const
{
    const bool upwards = kind == Kind::Before;
    const qint64 low = upwards ? position - pageRows : position;
    const qint64 high = upwards ? position : position + pageRows;
    return low <= window.last + rowsAhead && high >= window.first - rowsAhead;
}

std::optional<PageFetch> planPage(const RowStore &rows, const Window &wanted, const Extent &extent)
{
    const qint64 last = std::min(wanted.last, extent.total - 1);
    const qint64 first = std::clamp<qint64>(wanted.first, 0, std::max<qint64>(last, 0));
    const Window window{first, last, wanted.upwards};
    if (const auto missing = rows.firstMissing(first, last))
        return reach(rows, *missing, window, extent.total);
    auto next = ahead(rows, window, extent);
    if (next)
        next->isPrefetch = true;
    return next;
}

} // namespace meja
