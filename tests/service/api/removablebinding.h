#pragma once

#include <atomic>

namespace meja {

/// While true, no statement of `customers.sql` compares a row's customer with the one who asks.
extern std::atomic<bool> isBindingRemoved;

} // namespace meja
