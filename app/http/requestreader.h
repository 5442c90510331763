#pragma once

#include "httprequest.h"
#include "httpserversettings.h"

#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <optional>

namespace meja {

/// Parses one request from the bytes of a connection, without sockets or time. Used by `HttpConnection`.
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

    /// Parses the bytes of this request and removes them from the front of `input`.
    State take(QByteArray &input);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const HttpRequest &request() const { return m_request; }
    [[nodiscard]] int refusal() const { return m_refusal; }

    /// Whether the client waits for `100 Continue` before it sends the body.
    [[nodiscard]] bool expectsContinue() const { return m_expectsContinue; }
    /// Whether the client asks to keep the connection open.
    [[nodiscard]] bool keepsAlive() const { return m_parser.is_header_done() && m_parser.keep_alive(); }
    /// HTTP/1.0 or older.
    [[nodiscard]] bool isOldHttp() const { return m_parser.get().version() < 11; }

private:
    State refuse(int status);
    State readHead();
    State finish();

    using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;
    Parser m_parser;
    HttpRequest m_request;
    State m_state = State::Head;
    int m_refusal = 0;
    bool m_expectsContinue = false;
};

} // namespace meja
