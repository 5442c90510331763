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

/// The token in the `Authorization: Bearer` header (RFC 9110, 11.4); empty when the header is missing,
/// occurs twice or has another scheme or form.
[[nodiscard]] QByteArray bearerToken(const HttpRequest &request);

/// SHA-256 of the path and the fields of the body; detects an `Idempotency-Key` that is reused for another
/// request. Blanks and the order of the fields do not matter.
[[nodiscard]] QByteArray digestOf(const HttpRequest &request, const QJsonObject &body);

/// A stored response, marked with `Idempotency-Replayed`.
[[nodiscard]] HttpResponse replayed(int status, const QByteArray &body, const QByteArray &contentType);

/// The row id in a path segment; empty for everything but plain digits without leading zeros.
[[nodiscard]] std::optional<qint64> idIn(const QString &text);

} // namespace meja
