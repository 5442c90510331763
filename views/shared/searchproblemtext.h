#pragma once

#include "resource.h"
#include "searchproblem.h"

#include <QString>

namespace meja {

/// A sentence for users about an invalid search: column, word and how to write it.
[[nodiscard]] QString searchProblemSentence(const SearchProblem &problem, const Resource &resource);

} // namespace meja
