#pragma once

#include "listquery.h"
#include "resource.h"

#include <QHash>
#include <QString>

namespace meja {

/// A filter in words, for its chip: `Status: Paid, Shipped`, `Total: from Rp 500.000`. `titles` names
/// related rows by `column/key`.
[[nodiscard]] QString conditionText(const Resource &resource, const Condition &condition,
                                    const QHash<QString, QString> &titles);

/// The values alone, short enough for a button; empty when nothing is set.
[[nodiscard]] QString conditionValue(const Column &column, const Condition &condition,
                                     const QHash<QString, QString> &titles);

/// The days of a range in words: `2026`, `November 2026`, `9 Nov 2026`, `1 Nov 2026 – 9 Nov 2026`.
[[nodiscard]] QString daysText(const DateRange &range);

[[nodiscard]] QString relatedName(const QString &column, const QString &key);

} // namespace meja
