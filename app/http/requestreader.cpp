#include "requestreader.h"

#include "requesttarget.h"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/error.hpp>

namespace meja {

namespace http = boost::beast::http;

namespace {

QByteArray bytes(boost::beast::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

int statusFor(const boost::system::error_code &error)
{
    if (error == http::error::header_limit)
        return 431;
    if (error == http::error::body_limit)
        return 413;
    if (error == http::error::bad_version)
        return 505;
    return 400;
}

} // namespace

RequestReader::RequestReader(const HttpServerSettings &settings, const QString &peer)
{
    m_request.peer = peer;
    m_parser.header_limit(static_cast<std::uint32_t>(settings.maxHeaderBytes));
    m_parser.body_limit(static_cast<std::uint64_t>(settings.maxBodyBytes));
    m_parser.eager(false);
}

RequestReader::State RequestReader::take(QByteArray &input)
{
    qsizetype consumed = 0;
    while (m_state == State::Head || m_state == State::Body) {
        boost::system::error_code error;
        const auto rest = boost::asio::buffer(input.constData() + consumed,
                                              static_cast<std::size_t>(input.size() - consumed));
        // The parser accepts no empty buffer, and a request may be complete without a body.
        const std::size_t used = rest.size() > 0 && !m_parser.is_done() ? m_parser.put(rest, error) : 0;
        consumed += static_cast<qsizetype>(used);
        if (error && error != http::error::need_more)
            refuse(statusFor(error));
        else if (m_state == State::Head && m_parser.is_header_done())
            m_state = readHead();
        else if (m_parser.is_done())
            m_state = finish();
        else if (used == 0)
            break;
    }
    input.remove(0, consumed);
    return m_state;
}

RequestReader::State RequestReader::refuse(int status)
{
    m_refusal = status;
    m_state = State::Refused;
    return m_state;
}

RequestReader::State RequestReader::readHead()
{
    const auto &message = m_parser.get();
    for (const auto &field : message.base())
        m_request.headers.add(bytes(field.name_string()), bytes(field.value()));
    m_request.method = bytes(message.method_string());
    const auto target = parseTarget(bytes(message.target()));
    const qsizetype hosts = m_request.headers.count("Host");
    if (!target || hosts > 1 || (hosts == 0 && !isOldHttp()))
        return refuse(400);
    m_request.path = target->path;
    m_request.segments = target->segments;
    m_request.query = target->query;
    m_request.items = target->items;
    const QByteArray expectation = m_request.header("Expect");
    m_expectsContinue = expectation.compare("100-continue", Qt::CaseInsensitive) == 0;
    if (!expectation.isEmpty() && !m_expectsContinue)
        return refuse(417);
    return State::Body;
}

RequestReader::State RequestReader::finish()
{
    const std::string &body = m_parser.get().body();
    m_request.body = QByteArray(body.data(), static_cast<qsizetype>(body.size()));
    return State::Complete;
}

} // namespace meja
