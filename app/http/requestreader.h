#pragma once

#include "chunkedbody.h"
#include "httprequest.h"
#include "httpserversettings.h"
#include "requesthead.h"

#include <optional>

namespace meja {

/// Parses one request from the bytes of a connection, without sockets or time. Used by `HttpConnection`. It
/// never keeps more than the limits of `HttpServerSettings` allow, whatever the client sends.
class RequestReader
{
public:
    RequestReader(const HttpServerSettings &settings, const QString &peer);

    enum class State {
        Head,     ///< More of the head is needed.
        Body,     ///< The head is complete and valid; more of the body is needed.
        Complete, ///< `request()` is complete; further bytes belong to the next request.
        Refused   ///< The request is refused with the status `refusal()`.
    };

    /// Parses the bytes of this request and removes them from the front of `input`. What remains of an
    /// incomplete request is shorter than the longest allowed line.
    State take(QByteArray &input);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const HttpRequest &request() const { return m_request; }
    [[nodiscard]] int refusal() const { return m_refusal; }

    /// Whether the client waits for `100 Continue` before it sends the body.
    [[nodiscard]] bool expectsContinue() const { return m_framing.expectsContinue; }
    /// Whether the client asks to keep the connection open.
    [[nodiscard]] bool keepsAlive() const { return m_framing.keepsAlive; }
    /// HTTP/1.0.
    [[nodiscard]] bool isOldHttp() const { return m_isOldHttp; }

private:
    bool takePart(QByteArrayView &input);
    bool takeHeadLine(QByteArrayView &input);
    bool takeBody(QByteArrayView &input);
    bool takeChunks(QByteArrayView &input);
    bool readHeadLine(QByteArrayView line);
    bool readRequestLine(QByteArrayView line);
    bool readField(QByteArrayView line);
    bool finishHead();
    bool refuse(int status);

    const HttpServerSettings &m_settings;
    HttpRequest m_request;
    State m_state = State::Head;
    int m_refusal = 0;
    bool m_hasRequestLine = false;
    bool m_isOldHttp = false;
    qsizetype m_headBytes = 0;
    int m_fields = 0;
    RequestFraming m_framing;
    std::optional<ChunkedBody> m_chunks; ///< For a body in chunks.
};

} // namespace meja
