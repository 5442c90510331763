#pragma once

#include "httprequest.h"
#include "problem.h"

#include <QJsonObject>

namespace meja {

// How both APIs read the parts of a request.

/// The fields of the body; none for an empty body. Fails with the problem `malformed-json`,
/// `unsupported-media-type` or `invalid-fields`.
[[nodiscard]] tl::expected<QJsonObject, Problem> readBody(const Shape &shape, const HttpRequest &request);

/// Whether the key has 1 to 255 printable ASCII characters and no blanks.
[[nodiscard]] bool isIdempotencyKey(const QByteArray &key);

/// SHA-256 of path and body; detects an `Idempotency-Key` that is reused for another request.
[[nodiscard]] QByteArray digestOf(const HttpRequest &request);

/// A stored response, marked with `Idempotency-Replayed`.
[[nodiscard]] HttpResponse replayed(int status, const QByteArray &body, const QByteArray &contentType);

/// The row id in a path segment; empty for everything but plain digits without leading zeros.
[[nodiscard]] std::optional<qint64> idIn(const QString &text);

} // namespace meja
