#pragma once

#include "apiroute.h"
#include "router.h"

namespace meja {

/// The description of the interfaces, OpenAPI 3.1, made of the same routes that are served.
[[nodiscard]] QJsonObject openApiOf(const QList<ApiRoute> &routes, const QString &version);

/// Serves it at `/openapi.json`, to anybody.
void addDescription(Router &router, const QList<ApiRoute> &routes);

} // namespace meja
