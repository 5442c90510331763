#pragma once

#include "httpheaders.h"
#include "requesttarget.h"

#include <tl/expected.hpp>

#include <optional>

namespace meja {

// Parsing of the lines of a request's head (RFC 9112). Used by `RequestReader`. A failure is the status of
// the response. Whatever two programs could read differently is refused, so that a proxy and this server
// always agree on where a request ends.

/// The first line: method, target and version.
struct RequestLine
{
    QByteArray method;
    RequestTarget target;
    bool isOldHttp = false; ///< HTTP/1.0.
};

/// 400 if it is malformed, 505 for another version than HTTP/1.
[[nodiscard]] tl::expected<RequestLine, int> parseRequestLine(QByteArrayView line);

/// A field of the head or a trailer, without blanks around its value; nothing if it is malformed, such as a
/// blank before the colon or a continued line.
[[nodiscard]] std::optional<HttpHeaders::Field> parseField(QByteArrayView line);

/// How the body ends, and what the client expects.
struct RequestFraming
{
    bool isChunked = false;
    qsizetype length = 0; ///< Of a body that is not chunked.
    bool keepsAlive = false;
    bool expectsContinue = false;
};

/// 400 for no or several `Host`, several or malformed `Content-Length`, `Content-Length` together with
/// `Transfer-Encoding`, and `Transfer-Encoding` that repeats `chunked` or is sent with HTTP/1.0. 501 for
/// another transfer coding than `chunked`, 417 for another expectation than `100-continue`.
[[nodiscard]] tl::expected<RequestFraming, int> framingOf(const HttpHeaders &headers, bool isOldHttp);

} // namespace meja
