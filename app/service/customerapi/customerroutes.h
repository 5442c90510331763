#pragma once

#include "customercall.h"

namespace meja {

/// A route of the customer API: its description and its handler.
struct CustomerRoute
{
    ApiRoute description;
    std::function<ApiResult(const CustomerCall &call)> handle;
};

/// A route without shapes and handler. Routes that write require an `Idempotency-Key`.
///
/// @param pattern the path after `/api/v1`.
[[nodiscard]] CustomerRoute customerRoute(const char *method, const char *pattern, const char *operation,
                                          const char *summary);

/// All routes of the customer API.
[[nodiscard]] QList<CustomerRoute> customerRoutes();
/// The descriptions of all routes, for `/openapi.json`.
[[nodiscard]] QList<ApiRoute> customerDescriptions();

// The routes by subject.
[[nodiscard]] QList<CustomerRoute> customerOrderRoutes();
[[nodiscard]] QList<CustomerRoute> customerCommentRoutes();

} // namespace meja
