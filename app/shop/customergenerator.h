#pragma once

#include "purchase.h"

#include <QRandomGenerator>

namespace meja {

/// Generates random customers and their choices for `Shop`. The same seed gives the same customers in the
/// same order, so that a second run has returning customers.
class CustomerGenerator
{
public:
    explicit CustomerGenerator(quint32 seed) : m_random(seed) {}

    /// A purchase with a customer, courier and payment type, but without products.
    Purchase next();

    /// A random number from 0 to `limit` - 1.
    int choose(qsizetype limit) { return m_random.bounded(static_cast<int>(limit)); }

private:
    ShopCustomer customer();

    QRandomGenerator m_random;
};

} // namespace meja
