#pragma once

#include <QList>
#include <QString>

namespace meja {

/// One value of `PlainEvaluator`.
struct PlainValue
{
    QString text = {};   ///< In PostgreSQL's text format, booleans as `true` or `false`; null: NULL.
    qint64 number = 0;   ///< Integers; times as microseconds since 1970.
    qint64 link = 0;     ///< Key of the related row; 0: none.
    QString folded = {}; ///< The case-folded text; set by the evaluator.

    [[nodiscard]] bool isNull() const { return text.isNull(); }
};

/// One row of a list, with a value for each column of its resource, in that order.
struct PlainRow
{
    qint64 key = 0;
    QList<PlainValue> values;
};

} // namespace meja
