#pragma once

#include "reply.h"

#include <QJsonValue>

namespace meja::sandbox {

/// The envelope of both products: `{meta: {message, code, status}, data}`, under the same HTTP status.
[[nodiscard]] Reply komerceSuccess(int code, const QString &message, const QJsonValue &data);
/// `status` is `failed` or `error`; both occur.
[[nodiscard]] Reply komerceFailure(int code, const QString &message,
                                   const QJsonValue &data = QJsonValue::Null,
                                   const QString &status = QStringLiteral("failed"));
/// As `data` of a failure.
[[nodiscard]] QJsonObject komerceErrors(const QString &text);

} // namespace meja::sandbox
