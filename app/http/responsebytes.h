#pragma once

#include "httpresponse.h"

namespace meja {

/// How a response has to be serialised for the request that it belongs to.
struct ResponseForm
{
    bool isForHead = false; ///< Send only the head, including `Content-Length`.
    bool closes = false;    ///< The server closes the connection after this response.
    bool isOldHttp = false; ///< HTTP/1.0: a connection stays open only with `Connection: keep-alive`.
};

/// Serialises a response. Line breaks in header values become spaces, so that a value cannot inject a header.
/// Used by `HttpConnection`.
[[nodiscard]] QByteArray bytesOf(const HttpResponse &response, ResponseForm form);

} // namespace meja
