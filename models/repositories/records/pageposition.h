#pragma once

#include <QList>

#include <algorithm>
#include <optional>

namespace meja {

/// The position of a page: the time and id of the row next to which it starts. The customer API encodes it as
/// a cursor.
struct PagePosition
{
    qint64 at = 0; ///< Microseconds since 1970, UTC.
    qint64 id = 0;
    bool isBackward = false; ///< The page ends before this row instead of starting after it.
    friend bool operator==(const PagePosition &, const PagePosition &) = default;
};

/// Microseconds since 1970, later than any row: the cursor of the first page.
constexpr qint64 farFuture = 4'000'000'000'000'000;

/// The request for one page of a customer's list.
struct CustomerPageRequest
{
    std::optional<PagePosition> place; ///< Missing: the newest rows.
    int limit = 50;                    ///< Maximum number of rows.
};

/// One page of a customer's list, newest first, with the cursors of the next and previous page.
template <class Row>
struct CustomerPage
{
    QList<Row> rows;
    std::optional<PagePosition> next;
    std::optional<PagePosition> previous;
};

/// Builds a page from rows with their cursors.
/// @param rows one more than `request.limit` if there are more; in reading order, so oldest first when paging
///        backward.
template <class Row>
[[nodiscard]] CustomerPage<Row> pageOf(QList<std::pair<Row, PagePosition>> rows,
                                       const CustomerPageRequest &request)
{
    const bool isBackward = request.place && request.place->isBackward;
    const bool hasMore = rows.size() > request.limit;
    if (hasMore)
        rows.resize(request.limit);
    if (isBackward)
        std::reverse(rows.begin(), rows.end());
    CustomerPage<Row> page;
    for (const auto &[row, place] : rows)
        page.rows.append(row);
    // Paging backward starts from the next page and paging forward from the previous one, so that page
    // exists.
    if (!rows.isEmpty() && (isBackward || hasMore))
        page.next = rows.constLast().second;
    if (!rows.isEmpty() && request.place && (!isBackward || hasMore)) {
        page.previous = rows.constFirst().second;
        page.previous->isBackward = true;
    }
    return page;
}

} // namespace meja
