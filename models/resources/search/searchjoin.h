#pragma once

#include "searchreader.h"
#include "searchword.h"

#include <QList>

namespace meja {

/// Words that are one to people although white space splits them, put together: `hari ini`, a sign or
/// `field:` and its value, a whole phone number in groups.
[[nodiscard]] QList<SearchWord> joinedWords(const QList<SearchWord> &words, const SearchReader &reader);

} // namespace meja
