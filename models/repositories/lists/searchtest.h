#pragma once

#include "fieldtest.h"
#include "resource.h"

#include <QString>

#include <optional>

namespace meja {

/// The test that finds `text` in a field of the search box. `%`, `_` and `\` in the text are literal.
/// Accents, apostrophes, quotes, dashes and blanks are found in whatever form they are stored (`searchFold`).
/// For a code, punctuation around the text is ignored: `#MJ2K9ABC.`
///
/// Phones are stored as +62…, so any spelling is converted first; a part that begins with 0, 62 or +62
/// matches only the beginning of a number. With `SearchKind::Exact`, phones and e-mail addresses are compared
/// for equality, which an index serves. Empty when the text is not a complete phone or address: no row can
/// match then.
[[nodiscard]] std::optional<FieldTest> searchTest(const Column &column, SearchKind kind, const QString &text);

/// The same with a pattern in every case, for `field:value` and type-ahead.
[[nodiscard]] FieldTest likeTest(const Column &column, SearchKind kind, const QString &text);

} // namespace meja
