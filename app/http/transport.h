#pragma once

#include <QtGlobal>

#include <boost/asio/ip/tcp.hpp>

#include <functional>

namespace meja {

/// The byte stream of one connection, with or without TLS. Used by `HttpConnection`. All calls and callbacks
/// are on the server's I/O thread, with at most one read and one write at a time.
class Transport
{
public:
    using Done = std::function<void(const boost::system::error_code &error, std::size_t bytes)>;

    Transport() = default;
    virtual ~Transport() = default;
    Q_DISABLE_COPY_MOVE(Transport)

    virtual void handshake(Done done) = 0;
    /// Reads the available bytes, at least one.
    virtual void read(boost::asio::mutable_buffer into, Done done) = 0;
    /// Writes all bytes; the buffer must exist until `done` is called.
    virtual void write(boost::asio::const_buffer bytes, Done done) = 0;
    /// Closes the sending direction.
    virtual void finish(Done done) = 0;

    /// Reads from the socket, below TLS, to discard input.
    void drain(boost::asio::mutable_buffer into, Done done)
    {
        socket().async_read_some(into, std::move(done));
    }
    /// Ends pending reads and writes with `operation_aborted`. The connection stays open.
    void cancel()
    {
        boost::system::error_code ignored;
        socket().cancel(ignored);
    }
    void close()
    {
        boost::system::error_code ignored;
        socket().close(ignored);
    }

protected:
    virtual boost::asio::ip::tcp::socket &socket() = 0;
};

} // namespace meja
