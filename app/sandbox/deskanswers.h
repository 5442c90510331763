#pragma once

#include "reply.h"

#include <QString>

namespace meja::sandbox {

/// Answers of the admin interface.
[[nodiscard]] inline Reply done(const QJsonObject &body = {})
{
    return {.status = 200, .body = body};
}

/// 400: not understood; 404: no such thing; 409: not in its present state.
[[nodiscard]] inline Reply refused(int status, const QString &problem)
{
    return {.status = status, .body = {{QStringLiteral("problem"), problem}}};
}

} // namespace meja::sandbox
