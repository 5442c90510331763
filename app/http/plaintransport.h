#pragma once

#include "transport.h"

namespace meja {

/// A connection without encryption.
class PlainTransport : public Transport
{
public:
    explicit PlainTransport(boost::asio::ip::tcp::socket socket);

    void handshake(Done done) override;
    void read(boost::asio::mutable_buffer into, Done done) override;
    void write(boost::asio::const_buffer bytes, Done done) override;
    void finish(Done done) override;

protected:
    boost::asio::ip::tcp::socket &socket() override { return m_socket; }

private:
    boost::asio::ip::tcp::socket m_socket;
};

} // namespace meja
