#pragma once

#include "connectionsettings.h"

namespace meja {

/// Creates a migrated database with one store, 50 users and `orders` orders, each placed one second after the
/// previous one. Triggers are off while the rows are inserted.
ConnectionSettings databaseWithOrders(int orders);

} // namespace meja
