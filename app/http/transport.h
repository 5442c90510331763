#pragma once

#include <QtGlobal>

#include <boost/asio/ip/tcp.hpp>

#include <functional>

namespace meja {

/// The bytes of one connection, in clear or through TLS. All calls and callbacks on the server's one thread
/// of input and output; at most one reading and one writing call at a time.
class Transport
{
public:
    using Done = std::function<void(const boost::system::error_code &error, std::size_t bytes)>;

    Transport() = default;
    virtual ~Transport() = default;
    Q_DISABLE_COPY_MOVE(Transport)

    virtual void handshake(Done done) = 0;
    /// Reads whatever is there, at least one byte.
    virtual void read(boost::asio::mutable_buffer into, Done done) = 0;
    /// Writes all of it; the bytes must stay until it is done.
    virtual void write(boost::asio::const_buffer bytes, Done done) = 0;
    /// Tells the other side that nothing more comes.
    virtual void finish(Done done) = 0;

    /// Reads, past any encryption, what nobody will look at.
    void drain(boost::asio::mutable_buffer into, Done done)
    {
        socket().async_read_some(into, std::move(done));
    }
    /// Whatever is being read or written ends with `operation_aborted`; the connection stays.
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
