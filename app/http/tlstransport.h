#pragma once

#include "transport.h"

#include <boost/asio/ssl/stream.hpp>

namespace meja {

/// A connection with TLS.
class TlsTransport : public Transport
{
public:
    TlsTransport(boost::asio::ip::tcp::socket socket, boost::asio::ssl::context &context);

    void handshake(Done done) override;
    void read(boost::asio::mutable_buffer into, Done done) override;
    void write(boost::asio::const_buffer bytes, Done done) override;
    void finish(Done done) override;

protected:
    boost::asio::ip::tcp::socket &socket() override { return m_stream.next_layer(); }

private:
    boost::asio::ssl::stream<boost::asio::ip::tcp::socket> m_stream;
};

} // namespace meja
