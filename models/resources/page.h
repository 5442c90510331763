#pragma once

#include "cursor.h"
#include "listquery.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace meja {

/// One row of a list as the database printed it: one text per asked column, null text for NULL.
struct Record
{
    qint64 key = 0;
    QStringList values;   ///< In the order of `PageRequest::columns`.
    QStringList linkKeys; ///< Key of the related row per column; null where the column links nowhere.
    Cursor cursor;
};

/// Which rows of a list are wanted.
struct PageRequest
{
    enum class Direction { Forward, Backward };

    ListQuery query;
    QStringList columns = {};        ///< Names; empty: those listed by default.
    std::optional<Cursor> from = {}; ///< Exclusive; empty: the beginning, or the end when backward.
    Direction direction = Direction::Forward;
    int limit = 100;      ///< 1–1000 rows.
    bool isAhead = false; ///< These rows follow others that are on screen already.
};

/// Rows of a list in the list's order, whatever the direction they were asked in.
///
/// A search that no index can serve is answered in parts: `complete` is false, `resume` tells where
/// the walk through the rows stands, and the same request from there finds more. `progress` is the
/// part of the set (0–1) that has been looked through.
struct Page
{
    QList<Record> records;
    bool hasMore = false; ///< Further rows (may) exist beyond the last in the asked direction.
    bool complete = true;
    std::optional<Cursor> resume = {};
    double progress = 1.0;
};

/// How many rows a list has; `≈` until it is exact.
struct Count
{
    qint64 rows = 0;
    bool exact = false;
};

} // namespace meja
