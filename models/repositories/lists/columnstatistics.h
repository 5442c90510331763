#pragma once

#include "column.h"
#include "resultset.h"

#include <QHash>
#include <QStringList>

#include <optional>

namespace meja {

/// The planner's statistics of one column: which value lies at which part of the order. All values are
/// estimates, but reading them takes no scan. For jumps, progress and facets. Texts are in the order of
/// people; this computer's collation may differ slightly from the database's, which only makes an estimate
/// worse.
class ColumnStatistics
{
public:
    ColumnStatistics() = default;
    /// Rows of kind (`null`, `common`, `bound`), value, frequency.
    ColumnStatistics(ValueType type, const ResultSet &rows);

    /// The value below which `part` (0–1) of all rows lies, in ascending order. Empty when unknown.
    [[nodiscard]] std::optional<QString> valueAt(double part) const;
    /// The part (0–1) of all rows whose value is smaller. Empty when unknown.
    [[nodiscard]] std::optional<double> partBelow(const QString &value) const;

    /// Two values with `low` not after `high`.
    struct Range
    {
        QString low;
        QString high;
    };
    /// The value below which `part` (0–1) of the rows in the range lies. Assumes the distribution of the
    /// whole table, or an even one when that is unknown.
    [[nodiscard]] QString valueWithin(const Range &range, double part) const;

    /// The most common values with the part (0–1) of all rows that have each.
    [[nodiscard]] const QHash<QString, double> &common() const { return m_common; }
    [[nodiscard]] double nullPart() const { return m_nullPart; }

private:
    [[nodiscard]] QString between(const QString &low, const QString &high, double part) const;
    [[nodiscard]] bool isBelow(const QString &value, const QString &other) const;

    ValueType m_type = ValueType::Text;
    double m_nullPart = 0;
    QHash<QString, double> m_common;
    QStringList m_bounds; ///< The same number of rows lies between each two neighbours.
};

} // namespace meja
