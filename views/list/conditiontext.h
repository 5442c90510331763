#pragma once

#include "listquery.h"
#include "resource.h"

#include <QHash>
#include <QString>

namespace meja {

/// The text of a filter's chip: `Status: Paid, Shipped`, `Total: from Rp 500.000`. `titles` contains the
/// titles of related rows by `column/key`.
[[nodiscard]] QString conditionText(const Resource &resource, const Condition &condition,
                                    const QHash<QString, QString> &titles);

/// The filter's values without the column name.
[[nodiscard]] QString conditionValue(const Column &column, const Condition &condition,
                                     const QHash<QString, QString> &titles);

/// The text of a date range: `2026`, `November 2026`, `9 Nov 2026`, `1 Nov 2026 – 9 Nov 2026`.
[[nodiscard]] QString daysText(const DateRange &range);

/// The key of a related row in `titles`: `column/key`.
[[nodiscard]] QString relatedName(const QString &column, const QString &key);

} // namespace meja
