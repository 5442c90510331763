#pragma once

#include "reply.h"

#include <QString>

namespace meja::sandbox {

/// Success of an admin request.
[[nodiscard]] inline Reply done(const QJsonObject &body = {})
{
    return {.status = 200, .body = body};
}

/// Failure of an admin request. 400: invalid request; 404: unknown object; 409: not allowed in the object's
/// state.
[[nodiscard]] inline Reply refused(int status, const QString &problem)
{
    return {.status = status, .body = {{QStringLiteral("problem"), problem}}};
}

} // namespace meja::sandbox
