#pragma once

#include "apicall.h"

namespace meja {

/// All routes of the staff API with their required role, fields and response.
[[nodiscard]] QList<ApiRoute> staffRoutes();

// The routes by subject.
[[nodiscard]] QList<ApiRoute> orderRoutes();
[[nodiscard]] QList<ApiRoute> refundRoutes();
[[nodiscard]] QList<ApiRoute> partnerRoutes();
[[nodiscard]] QList<ApiRoute> attentionRoutes();
[[nodiscard]] QList<ApiRoute> commentRoutes();
[[nodiscard]] QList<ApiRoute> bulkRoutes();
[[nodiscard]] QList<ApiRoute> sessionRoutes();

} // namespace meja
