#pragma once

#include "resource.h"

#include <QList>
#include <QString>

namespace meja {

/// An example of the search language that can be run. `meaning` is translated in the context
/// `SearchExamples`.
struct SearchExample
{
    QString search;
    const char *meaning;
};

/// Examples for the list of `resource`: only what this list has and this role may search. For the help (F1).
[[nodiscard]] QList<SearchExample> searchExamples(const Resource &resource, Role role);

} // namespace meja
