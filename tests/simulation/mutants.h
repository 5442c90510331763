#pragma once

#include "mutant.h"

#include <QList>
#include <QString>

#include <utility>

namespace meja {

/// The seeded bugs that the simulation can find, by the names of the enumeration.
[[nodiscard]] const QList<std::pair<Mutant, QString>> &allMutants();

} // namespace meja
