#pragma once

#include "resource.h"
#include "searchproblem.h"

#include <QString>

namespace meja {

/// What can't be read in a search, where, and how to write it, in the language of the moment.
[[nodiscard]] QString searchProblemSentence(const SearchProblem &problem, const Resource &resource);

} // namespace meja
