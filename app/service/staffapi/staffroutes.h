#pragma once

#include "apicall.h"

namespace meja {

/// The whole staff API as one table: which route asks for which role, takes which fields and answers what.
[[nodiscard]] QList<ApiRoute> staffRoutes();

// Its parts, by what they are about.
[[nodiscard]] QList<ApiRoute> orderRoutes();
[[nodiscard]] QList<ApiRoute> refundRoutes();
[[nodiscard]] QList<ApiRoute> partnerRoutes();
[[nodiscard]] QList<ApiRoute> attentionRoutes();
[[nodiscard]] QList<ApiRoute> commentRoutes();
[[nodiscard]] QList<ApiRoute> bulkRoutes();
[[nodiscard]] QList<ApiRoute> sessionRoutes();

} // namespace meja
