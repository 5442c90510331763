#pragma once

#include "apiroute.h"
#include "router.h"

namespace meja {

/// The OpenAPI 3.1 description of both APIs, generated from the routes that are served.
[[nodiscard]] QJsonObject openApiOf(const QList<ApiRoute> &routes, const QString &version);

/// Adds `/openapi.json`, which needs no authentication.
void addDescription(Router &router, const QList<ApiRoute> &routes);

} // namespace meja
