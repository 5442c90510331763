#pragma once

#include "purchase.h"

#include <QRandomGenerator>

namespace meja {

/// Who comes into the shop: the same seed gives the same visitors in the same order, so that a second
/// run meets its customers again.
class Visitors
{
public:
    explicit Visitors(quint32 seed) : m_dice(seed) {}

    /// A visitor with everything decided but the goods.
    Purchase next();

    /// 0 to `limit` - 1.
    int choose(qsizetype limit) { return m_dice.bounded(static_cast<int>(limit)); }

private:
    Visitor visitor();

    QRandomGenerator m_dice;
};

} // namespace meja
