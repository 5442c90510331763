#pragma once

#include <atomic>

namespace meja {

/// While true, the statements of `customers.sql` do not filter by the requesting customer.
extern std::atomic<bool> isBindingRemoved;

} // namespace meja
