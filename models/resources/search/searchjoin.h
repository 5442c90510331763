#pragma once

#include "searchreader.h"
#include "searchword.h"

#include <QList>

namespace meja {

/// Joins words that belong together although a space separates them: the longest readable value of a field or
/// comparison (`total:Rp 531.000`, `> 500 rb`, `500rb .. 2jt`, `status:Awaiting payment`), an unmistakable
/// day or amount (`30 Nov 2026 18.00 WIB`, `Rp 531.000`), and the groups of a complete phone number.
[[nodiscard]] QList<SearchWord> joinedWords(const QList<SearchWord> &words, const SearchReader &reader);

} // namespace meja
