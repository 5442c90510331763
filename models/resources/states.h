#pragma once

#include "resource.h"

namespace meja {

/// Whether the column shows a state, as a badge. A choice without any tone, such as a courier or a bank, is
/// shown as text.
[[nodiscard]] bool isState(const Column &column);

/// Whether the payment's status says nothing beyond the order's status beside it, such as *expired* after
/// *expired*. Lists and headings then show the order's status only.
[[nodiscard]] bool repeatsOrderStatus(const QString &paymentStatus, const QString &orderStatus);

/// Whether the column is the title of its records, such as the number of an order, and no link to another
/// record. In lists it opens its own record.
[[nodiscard]] bool opensItsRecord(const Resource &resource, const Column &column);

} // namespace meja
