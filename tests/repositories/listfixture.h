#pragma once

#include "connectionsettings.h"

namespace meja {

/// A migrated database with one store, 50 users and the given number of orders, each placed a second after
/// the previous one. The rows are inserted with triggers disabled.
ConnectionSettings databaseWithOrders(int orders);

} // namespace meja
