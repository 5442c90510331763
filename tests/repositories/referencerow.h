#pragma once

#include <QList>
#include <QString>

namespace meja {

/// One value in memory.
struct ReferenceValue
{
    QString text = {}; ///< As the database prints it, but booleans as `true` and `false`. Null: NULL.
    /// The value of a whole number, microseconds since 1970 of a time, or the place of a text in the order of
    /// people (`rankTexts`).
    qint64 number = 0;
    qint64 link = 0;      ///< Key of the related row; 0: none.
    QString folded = {};  ///< The text with folded case, set by the evaluator.
    QString unified = {}; ///< The same with composed accents and one form of each sign.

    [[nodiscard]] bool isNull() const { return text.isNull(); }
};

/// One row of a list: a value for each column of its resource, in that order.
struct ReferenceRow
{
    qint64 key = 0;
    QList<ReferenceValue> values;
};

} // namespace meja
