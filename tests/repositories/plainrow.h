#pragma once

#include <QList>
#include <QString>

namespace meja {

/// One value as the evaluator in memory holds it.
struct PlainValue
{
    QString text = {};   ///< As the database prints it, yes and no as `true` and `false`; null: NULL.
    qint64 number = 0;   ///< Of whole numbers, and of times microseconds since 1970.
    qint64 link = 0;     ///< Key of the related row that the value leads to; 0: none.
    QString folded = {}; ///< The text with its case folded; filled by the evaluator.

    [[nodiscard]] bool isNull() const { return text.isNull(); }
};

/// One row of a list: a value for each column of its description, in that order.
struct PlainRow
{
    qint64 key = 0;
    QList<PlainValue> values;
};

} // namespace meja
