#pragma once

#include "listcriteria.h"
#include "resource.h"

#include <QString>

#include <optional>

namespace meja {

/// How a searched text meets a field of the search box. `%`, `_` and `\` of the text stand for
/// themselves. Phones are met in any spelling, since they are stored as +62…: a part that begins with
/// 0, 62 or +62 meets the beginning only. A whole phone or e-mail address is met by an equal one, which
/// an index serves; empty when the text is none, for then no row can be met.
[[nodiscard]] std::optional<FieldTest> searchTest(const Column &column, SearchKind kind, const QString &text);

/// The same for `field:value`: anywhere in the value.
[[nodiscard]] FieldTest containsTest(const Column &column, const QString &text);

} // namespace meja
