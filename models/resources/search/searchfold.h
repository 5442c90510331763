#pragma once

#include <QString>

namespace meja {

/// A text in the form in which searches compare it, apart from case: composed accents (NFC), straight
/// apostrophes and quotes, `-` for every dash, one space for every run of blanks. The SQL function
/// `meja.search_text` does the same.
[[nodiscard]] QString searchFold(const QString &text);

/// Whether a folded text contains this character only where the stored text contains it too. Other
/// characters, such as `é`, `'` and `-`, may be stored in another form.
[[nodiscard]] bool isStoredUnfolded(char32_t point);

} // namespace meja
