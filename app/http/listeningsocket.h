#pragma once

#include "httpserversettings.h"

#include <tl/expected.hpp>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>

#include <functional>
#include <optional>

namespace meja {

/// The socket that accepts connections, and its TLS context if a certificate is set. Used by `HttpServer`.
class ListeningSocket
{
public:
    explicit ListeningSocket(boost::asio::io_context &io) : m_acceptor(io), m_pause(io) {}

    /// @returns the port, or a message: see `HttpServer::listen()`.
    tl::expected<quint16, QString> open(const HttpServerSettings &settings);
    void close();

    [[nodiscard]] boost::asio::ip::tcp::acceptor &acceptor() { return m_acceptor; }
    /// Null without a certificate.
    [[nodiscard]] boost::asio::ssl::context *tls() { return m_tls ? &*m_tls : nullptr; }
    /// Calls `then` after `time`, unless the socket was closed.
    void pause(std::chrono::milliseconds time, std::function<void()> then);

private:
    tl::expected<void, QString> readCertificate(const HttpServerSettings &settings);
    tl::expected<quint16, QString> bind(const boost::asio::ip::tcp::endpoint &endpoint);

    boost::asio::ip::tcp::acceptor m_acceptor;
    boost::asio::steady_timer m_pause;
    std::optional<boost::asio::ssl::context> m_tls;
};

} // namespace meja
