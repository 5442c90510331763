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

/// Where clients knock: the address, and the certificate when there is one.
class ListeningSocket
{
public:
    explicit ListeningSocket(boost::asio::io_context &io) : m_acceptor(io), m_pause(io) {}

    /// @returns the port, or a sentence that tells why nobody can knock.
    tl::expected<quint16, QString> open(const HttpServerSettings &settings);
    void close();

    [[nodiscard]] boost::asio::ip::tcp::acceptor &acceptor() { return m_acceptor; }
    /// Nothing without a certificate.
    [[nodiscard]] boost::asio::ssl::context *tls() { return m_tls ? &*m_tls : nullptr; }
    void pause(std::chrono::milliseconds time, std::function<void()> then);

private:
    tl::expected<void, QString> readCertificate(const HttpServerSettings &settings);
    tl::expected<quint16, QString> bind(const boost::asio::ip::tcp::endpoint &endpoint);

    boost::asio::ip::tcp::acceptor m_acceptor;
    boost::asio::steady_timer m_pause;
    std::optional<boost::asio::ssl::context> m_tls;
};

} // namespace meja
