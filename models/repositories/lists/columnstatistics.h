#pragma once

#include "column.h"
#include "resultset.h"

#include <QHash>
#include <QStringList>

#include <optional>

namespace meja {

/// What PostgreSQL's planner knows of the values of one column: where in the order which value lies.
/// Nothing of it is exact, all of it is at hand at once.
class ColumnStatistics
{
public:
    ColumnStatistics() = default;
    /// Rows of kind (`null`, `common`, `bound`), value, frequency.
    ColumnStatistics(ValueType type, const ResultSet &rows);

    /// The value below which that part (0–1) of all rows lies, in ascending order; empty when unknown.
    [[nodiscard]] std::optional<QString> valueAt(double part) const;
    /// The part of all rows whose value is smaller; empty when unknown.
    [[nodiscard]] std::optional<double> partBelow(const QString &value) const;

    /// Two values with `low` not after `high`.
    struct Range
    {
        QString low;
        QString high;
    };
    /// The value below which that part (0–1) of the rows with values in the range lies, if they are spread as
    /// those of the whole table are, evenly where that isn't known.
    [[nodiscard]] QString valueWithin(const Range &range, double part) const;

    /// The part of all rows that have each of the most common values.
    [[nodiscard]] const QHash<QString, double> &common() const { return m_common; }
    [[nodiscard]] double nullPart() const { return m_nullPart; }

private:
    [[nodiscard]] QString between(const QString &low, const QString &high, double part) const;
    [[nodiscard]] bool isBelow(const QString &value, const QString &other) const;

    ValueType m_type = ValueType::Text;
    double m_nullPart = 0;
    QHash<QString, double> m_common;
    QStringList m_bounds; ///< Equally many rows lie between each two of them.
};

} // namespace meja
