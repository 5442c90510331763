#pragma once

#include "column.h"

#include <QString>

namespace meja {

/// The text a list shows for a value as the database printed it; empty for NULL. Choices become
/// their words, money, numbers and times pass through the current locale, times are in store time.
[[nodiscard]] QString cellText(const Column &column, const QString &value);

} // namespace meja
