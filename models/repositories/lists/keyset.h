#pragma once

#include "cursor.h"
#include "listcriteria.h"
#include "sqltext.h"
#include "tablefacts.h"

#include <QStringList>

#include <optional>

namespace meja {

/// One way through a list's rows: the levels as they are walked, forwards or backwards.
class Keyset
{
public:
    Keyset(QList<OrderLevel> levels, TableFacts facts, bool backward);

    /// `alias."placed_at" desc, alias."id" desc`
    [[nodiscard]] QString orderBy(const QString &alias) const;
    /// The same over the picked columns `s0`, `s1`, … of a sub-select; the key is the last of them.
    [[nodiscard]] QString orderByPicked(const QString &alias) const;

    /// Conditions over `t` that together cover the rows behind the cursor, none of them twice: each is
    /// one range of an index. A single empty one without a cursor.
    /// Without one, `start` may give a value of the first level to begin at. `Invalid` when the cursor
    /// belongs to another order.
    Result<QStringList> ranges(const std::optional<Cursor> &cursor, const std::optional<QString> &start,
                               SqlText &text) const;

    [[nodiscard]] const QList<OrderLevel> &levels() const { return m_levels; }

private:
    [[nodiscard]] bool isNullable(const OrderLevel &level) const;
    [[nodiscard]] bool allAgree() const;
    [[nodiscard]] QStringList rangesFrom(const QString &start, SqlText &text) const;
    QStringList rangesByRow(const QStringList &values, SqlText &text) const;
    QStringList rangesByLevel(const QStringList &values, SqlText &text) const;

    QList<OrderLevel> m_levels;
    TableFacts m_facts;
};

} // namespace meja
