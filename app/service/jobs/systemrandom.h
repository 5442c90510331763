#pragma once

#include "ports/randomsource.h"

#include <QRandomGenerator>

namespace meja {

/// Random numbers of the operating system.
class SystemRandom : public RandomSource
{
public:
    [[nodiscard]] quint64 next() override { return QRandomGenerator::system()->generate64(); }
};

} // namespace meja
