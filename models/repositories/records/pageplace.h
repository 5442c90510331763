#pragma once

#include <QList>

#include <algorithm>
#include <optional>

namespace meja {

/// Where a page begins: behind the row with this time (microseconds since 1970) and key.
struct PagePlace
{
    qint64 at = 0;
    qint64 id = 0;
    bool isBack = false; ///< The rows before it are wanted, the nearest ones.
    friend bool operator==(const PagePlace &, const PagePlace &) = default;
};

/// Microseconds since 1970 that lie behind every row; no place is farther.
constexpr qint64 farFuture = 4'000'000'000'000'000;

struct PageWish
{
    std::optional<PagePlace> place; ///< None: from the newest on.
    int limit = 50;
};

/// One page of a customer's list, newest first, and where its neighbours begin.
template <class Row>
struct CustomerPage
{
    QList<Row> rows;
    std::optional<PagePlace> next;
    std::optional<PagePlace> previous;
};

/// Puts a page together of one row more than it takes, each with its place.
/// @param rows in the order of the walk: backwards for a place that is.
template <class Row>
[[nodiscard]] CustomerPage<Row> pageOf(QList<std::pair<Row, PagePlace>> rows, const PageWish &request)
{
    const bool isBack = request.place && request.place->isBack;
    const bool hasMore = rows.size() > request.limit;
    if (hasMore)
        rows.resize(request.limit);
    if (isBack)
        std::reverse(rows.begin(), rows.end());
    CustomerPage<Row> page;
    for (const auto &[row, place] : rows)
        page.rows.append(row);
    // Whoever goes back came from what follows; whoever goes on came from what was before.
    if (!rows.isEmpty() && (isBack || hasMore))
        page.next = rows.constLast().second;
    if (!rows.isEmpty() && request.place && (!isBack || hasMore)) {
        page.previous = rows.constFirst().second;
        page.previous->isBack = true;
    }
    return page;
}

} // namespace meja
