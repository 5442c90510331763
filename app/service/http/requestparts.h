#pragma once

#include "httprequest.h"
#include "problem.h"

#include <QJsonObject>

namespace meja {

// What every interface of ours reads of a request in the same way.

/// The fields of the body; an empty one has none. `malformed-json`, `unsupported-media-type` or
/// `invalid-fields` otherwise.
[[nodiscard]] tl::expected<QJsonObject, Problem> readBody(const Shape &shape, const HttpRequest &request);

/// 1 to 255 printable characters without blanks.
[[nodiscard]] bool isIdempotencyKey(const QByteArray &key);

/// What is asked of a route: SHA-256 of path and body.
[[nodiscard]] QByteArray digestOf(const HttpRequest &request);

/// An answer that was given before, marked as such.
[[nodiscard]] HttpAnswer replayed(int status, const QByteArray &body, const QByteArray &contentType);

/// A row id as it stands in a path; nothing for any other spelling of a number.
[[nodiscard]] std::optional<qint64> idIn(const QString &text);

} // namespace meja
