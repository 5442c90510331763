#pragma once

#include "reply.h"

#include <QJsonValue>

namespace meja::sandbox {

/// A success in the envelope of both products, `{meta: {message, code, status}, data}`, with the code as HTTP
/// status.
[[nodiscard]] Reply komerceSuccess(int code, const QString &message, const QJsonValue &data);
/// A failure in the same envelope. `status` is `failed` or `error`; both occur (gateways.md B.3).
[[nodiscard]] Reply komerceFailure(int code, const QString &message,
                                   const QJsonValue &data = QJsonValue::Null,
                                   const QString &status = QStringLiteral("failed"));
/// The `data` of a failure: `{errors: text}`.
[[nodiscard]] QJsonObject komerceErrors(const QString &text);

} // namespace meja::sandbox
