#pragma once

#include "cursor.h"
#include "listcriteria.h"
#include "sqltext.h"
#include "tablefacts.h"

#include <QStringList>

#include <optional>

namespace meja {

/// `alias."placed_at"`; a text with the collation of its order and of its index.
[[nodiscard]] QString sortExpression(const QString &alias, const OrderLevel &level);

/// The sort levels of a list in one direction of reading, as SQL. For `ListComposer` and `SummaryComposer`.
class Keyset
{
public:
    Keyset(QList<OrderLevel> levels, TableFacts facts, bool backward);

    /// The same levels, read in the opposite direction.
    [[nodiscard]] Keyset reversed() const { return {m_levels, m_facts, true}; }

    /// `alias."placed_at" desc, alias."id" desc`
    [[nodiscard]] QString orderBy(const QString &alias) const;
    /// The same over the columns `s0`, `s1`, … of a sub-select; the key is the last of them.
    [[nodiscard]] QString orderByPicked(const QString &alias) const;

    /// Conditions over `t` that together cover the rows after the cursor, each row once. Each condition is
    /// one range of an index. Without a cursor, `start` may give a value of the first level to begin at;
    /// without both, the result is one empty condition. Fails with `Invalid` when the cursor belongs to
    /// another order.
    Result<QStringList> ranges(const std::optional<Cursor> &cursor, const std::optional<QString> &start,
                               SqlText &text) const;

    [[nodiscard]] const QList<OrderLevel> &levels() const { return m_levels; }

private:
    [[nodiscard]] bool isNullable(const OrderLevel &level) const;
    [[nodiscard]] bool allSameDirection() const;
    [[nodiscard]] QStringList rangesFrom(const QString &start, SqlText &text) const;
    QStringList rangesByRow(const QStringList &values, SqlText &text) const;
    QStringList rangesByLevel(const QStringList &values, SqlText &text) const;

    QList<OrderLevel> m_levels;
    TableFacts m_facts;
};

} // namespace meja
