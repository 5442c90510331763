#pragma once

#include "apiroute.h"

namespace meja {

/// The description of the interface, OpenAPI 3.1, made of the same routes that are served.
[[nodiscard]] QJsonObject openApiOf(const QList<ApiRoute> &routes, const QString &version);

} // namespace meja
