#pragma once

#include "cursor.h"
#include "listquery.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace meja {

/// One row of a list: one text per requested column as the database printed it; a null text for NULL.
struct Record
{
    qint64 key = 0;
    QStringList values;   ///< In the order of `PageRequest::columns`.
    QStringList linkKeys; ///< Key of the related row per column; null when the column has no link.
    Cursor cursor;
};

/// Requests rows of a list.
struct PageRequest
{
    enum class Direction { Forward, Backward };

    ListQuery query;
    QStringList columns = {}; ///< Names; empty: those listed by default.
    std::optional<Cursor> from =
        {}; ///< Not included. Empty: from the beginning, or from the end when backward.
    Direction direction = Direction::Forward;
    int limit = 100;         ///< 1–1000 rows.
    bool isPrefetch = false; ///< These rows are not on screen yet, so other requests have priority.
};

/// Rows of a list. They are always in the list's order, for both directions.
///
/// A search without an index returns incomplete pages: `complete` is false, and the same request from
/// `resume` continues the scan. `progress` is the part (0–1) of the table that was scanned.
struct Page
{
    QList<Record> records;
    bool hasMore = false; ///< There are (or may be) further rows in the requested direction.
    bool complete = true;
    std::optional<Cursor> resume = {};
    double progress = 1.0;
};

/// The number of rows of a list. An estimate is shown with `≈`.
struct Count
{
    qint64 rows = 0;
    bool exact = false;
};

} // namespace meja
