#pragma once

#include "mutant.h"

#include <QList>
#include <QString>

#include <utility>

namespace meja {

/// The seeded bugs that the simulation can find, by the names of the enumeration.
[[nodiscard]] const QList<std::pair<Mutant, QString>> &allMutants();

/// A bug that can break nothing, since every transaction of the services may run twice; the simulation
/// shows that it doesn't.
inline constexpr Mutant harmlessMutant = Mutant::CommitRetriedBlindly;

} // namespace meja
