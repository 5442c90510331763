#include "plaintransport.h"

#include <boost/asio/write.hpp>

namespace meja {

PlainTransport::PlainTransport(boost::asio::ip::tcp::socket socket) : m_socket(std::move(socket)) {}

void PlainTransport::handshake(Done done)
{
    done({}, 0);
}

void PlainTransport::read(boost::asio::mutable_buffer into, Done done)
{
    m_socket.async_read_some(into, std::move(done));
}

void PlainTransport::write(boost::asio::const_buffer bytes, Done done)
{
    boost::asio::async_write(m_socket, bytes, std::move(done));
}

void PlainTransport::finish(Done done)
{
    boost::system::error_code error;
    m_socket.shutdown(boost::asio::ip::tcp::socket::shutdown_send, error);
    done(error, 0);
}

} // namespace meja
