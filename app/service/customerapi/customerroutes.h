#pragma once

#include "customercall.h"

namespace meja {

/// A customer's route: what is said of it, and what it does.
struct CustomerRoute
{
    ApiRoute description;
    std::function<ApiResult(const CustomerCall &call)> handle;
};

/// A route without its shapes and its work; `pattern` is what follows `/api/v1`. One that writes takes a key.
[[nodiscard]] CustomerRoute customerRoute(const char *method, const char *pattern, const char *operation,
                                          const char *summary);

/// The whole customers' API as one table.
[[nodiscard]] QList<CustomerRoute> customerRoutes();
/// The same without what they do, for `/openapi.json`.
[[nodiscard]] QList<ApiRoute> customerDescriptions();

// Its parts, by what they are about.
[[nodiscard]] QList<CustomerRoute> customerOrderRoutes();
[[nodiscard]] QList<CustomerRoute> customerCommentRoutes();

} // namespace meja
