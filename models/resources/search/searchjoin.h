#pragma once

#include "searchreader.h"
#include "searchword.h"

#include <QList>

namespace meja {

/// Joins words that belong together although a space separates them: `hari ini`, a sign or `field:` and its
/// value, and the groups of a complete phone number.
[[nodiscard]] QList<SearchWord> joinedWords(const QList<SearchWord> &words, const SearchReader &reader);

} // namespace meja
