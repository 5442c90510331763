#pragma once

#include "resource.h"

/// One function per model, each in a file of its own. `resourceCatalogue()` calls them.
namespace meja {

[[nodiscard]] Resource ordersResource();
[[nodiscard]] Resource orderItemsResource();
[[nodiscard]] Resource paymentsResource();
[[nodiscard]] Resource shipmentsResource();
[[nodiscard]] Resource cartsResource();
[[nodiscard]] Resource cartItemsResource();
[[nodiscard]] Resource checkoutSessionsResource();
[[nodiscard]] Resource productsResource();
[[nodiscard]] Resource storesResource();
[[nodiscard]] Resource commentsResource();
[[nodiscard]] Resource usersResource();
[[nodiscard]] Resource staffResource();
[[nodiscard]] Resource orderStatusLogResource();
[[nodiscard]] Resource stockMovementsResource();
[[nodiscard]] Resource auditResource();
[[nodiscard]] Resource contactLookupsResource();

} // namespace meja
