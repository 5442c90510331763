#pragma once

#include "connectionsettings.h"

namespace meja {

/// A migrated database of the tests' own with a few stores, users and orders, put there with triggers
/// off; `orders` of them, each placed a second after the other.
ConnectionSettings databaseWithOrders(int orders);

} // namespace meja
