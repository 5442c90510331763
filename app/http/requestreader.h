#pragma once

#include "httprequest.h"
#include "httpserversettings.h"

#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <optional>

namespace meja {

/// Makes one request of the bytes of a connection. Knows nothing of sockets or time.
class RequestReader
{
public:
    RequestReader(const HttpServerSettings &settings, const QString &peer);

    enum class State {
        Head,     ///< More of the head is needed.
        Body,     ///< The head is there and well formed; more of the body is needed.
        Complete, ///< `request()` is whole; what follows belongs to the next.
        Refused   ///< `refusal()` tells with which status.
    };

    /// Takes from the front of `bytes` what belongs to this request and removes it there.
    State take(QByteArray &bytes);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const HttpRequest &request() const { return m_request; }
    [[nodiscard]] int refusal() const { return m_refusal; }

    /// Whether the client holds the body back until it is told to go on.
    [[nodiscard]] bool expectsContinue() const { return m_expectsContinue; }
    /// Whether the client wants the connection to stay.
    [[nodiscard]] bool keepsAlive() const { return m_parser.is_header_done() && m_parser.keep_alive(); }
    [[nodiscard]] bool speaksOldHttp() const { return m_parser.get().version() < 11; }

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
