#include "pageplan.h"

#include <algorithm>

namespace meja {

namespace {

/// A run this near is walked to by its cursor; anything farther is jumped to.
constexpr qint64 kNearRows = 2LL * kPageRows;
/// Ahead of the movement: some fifteen screens, so that a held key never overtakes the pages.
constexpr qint64 kRowsAhead = 3LL * kPageRows;
constexpr qint64 kRowsBehind = kPageRows / 2;
/// A search in parts goes on by itself until this many rows wait below the screen.
constexpr qint64 kFoundAhead = 10LL * kPageRows;
/// Rows above the screen that a jump brings along.
constexpr qint64 kLead = kPageRows / 4;

bool isOnScreen(const Segment &run, const Window &window)
{
    return run.first <= window.last && run.end() > window.first;
}

/// One page nearer to `position`, from a run in memory. The run on screen goes first: were another
/// one walked into its guessed positions, the rows being read would give way.
std::optional<PageAsk> stepTo(const RowStore &rows, qint64 position, const Window &window)
{
    const Segment *above = rows.endingNear(position, kNearRows);
    const Segment *below = rows.beginningNear(position, kNearRows);
    const bool down = above && above->after;
    const bool up = below && below->before;
    if (up && (!down || (isOnScreen(*below, window) && !isOnScreen(*above, window))))
        return PageAsk{PageAsk::Kind::Before, below->first - 1, below->before};
    if (down)
        return PageAsk{PageAsk::Kind::After, above->end(), above->after};
    return std::nullopt;
}

PageAsk reach(const RowStore &rows, qint64 position, const Window &window, qint64 total)
{
    if (const auto step = stepTo(rows, position, window))
        return *step;
    if (position < kPageRows)
        return {PageAsk::Kind::First, 0};
    if (position >= total - kPageRows)
        return {PageAsk::Kind::Last, total - kPageRows};
    return {PageAsk::Kind::Jump, std::max<qint64>(0, position - kLead)};
}

std::optional<PageAsk> grow(const RowStore &rows, const Window &window, const Extent &extent)
{
    if (!extent.growing || rows.segments().isEmpty())
        return std::nullopt;
    const Segment &found = rows.segments().last();
    const qint64 wanted = window.last + (extent.searching ? kFoundAhead : kRowsAhead);
    if (!found.after || found.end() > wanted)
        return std::nullopt;
    return PageAsk{PageAsk::Kind::After, found.end(), found.after};
}

std::optional<PageAsk> lookDown(const RowStore &rows, const Window &window, qint64 total, qint64 distance)
{
    const auto missing = rows.firstMissing(window.last + 1, std::min(total - 1, window.last + distance));
    return missing ? stepTo(rows, *missing, window) : std::nullopt;
}

std::optional<PageAsk> lookUp(const RowStore &rows, const Window &window, qint64 distance)
{
    const auto missing = rows.lastMissing(std::max<qint64>(0, window.first - distance), window.first - 1);
    return missing ? stepTo(rows, *missing, window) : std::nullopt;
}

/// What is about to be on screen.
std::optional<PageAsk> ahead(const RowStore &rows, const Window &window, const Extent &extent)
{
    if (const auto more = grow(rows, window, extent))
        return more;
    if (window.upwards) {
        if (const auto above = lookUp(rows, window, kRowsAhead))
            return above;
        return lookDown(rows, window, extent.total, kRowsBehind);
    }
    if (const auto below = lookDown(rows, window, extent.total, kRowsAhead))
        return below;
    return lookUp(rows, window, kRowsBehind);
}

} // namespace

bool PageAsk::isNear(const Window &window) const
{
    const bool upwards = kind == Kind::Before;
    const qint64 low = upwards ? position - kPageRows : position;
    const qint64 high = upwards ? position : position + kPageRows;
    return low <= window.last + kRowsAhead && high >= window.first - kRowsAhead;
}

std::optional<PageAsk> planPage(const RowStore &rows, const Window &wanted, const Extent &extent)
{
    const qint64 last = std::min(wanted.last, extent.total - 1);
    const qint64 first = std::clamp<qint64>(wanted.first, 0, std::max<qint64>(last, 0));
    const Window window{first, last, wanted.upwards};
    if (const auto missing = rows.firstMissing(first, last))
        return reach(rows, *missing, window, extent.total);
    auto next = ahead(rows, window, extent);
    if (next)
        next->isAhead = true;
    return next;
}

} // namespace meja
