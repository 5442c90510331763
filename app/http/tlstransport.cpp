#include "tlstransport.h"

#include <boost/asio/write.hpp>

namespace meja {

TlsTransport::TlsTransport(boost::asio::ip::tcp::socket socket, boost::asio::ssl::context &context)
    : m_stream(std::move(socket), context)
{}

void TlsTransport::handshake(Done done)
{
    m_stream.async_handshake(boost::asio::ssl::stream_base::server,
                             [done = std::move(done)](const auto &error) { done(error, 0); });
}

void TlsTransport::read(boost::asio::mutable_buffer into, Done done)
{
    m_stream.async_read_some(into, std::move(done));
}

void TlsTransport::write(boost::asio::const_buffer bytes, Done done)
{
    boost::asio::async_write(m_stream, bytes, std::move(done));
}

void TlsTransport::finish(Done done)
{
    // Completes when the client has closed too or sends other data. In both cases our bytes are sent.
    m_stream.async_shutdown([this, done = std::move(done)](const auto &error) {
        boost::system::error_code ignored;
        socket().shutdown(boost::asio::ip::tcp::socket::shutdown_send, ignored);
        done(error, 0);
    });
}

} // namespace meja
