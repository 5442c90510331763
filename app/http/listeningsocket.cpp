#include "listeningsocket.h"

#include <QFile>

#include <openssl/ssl.h>

namespace meja {

using boost::asio::ip::tcp;
using Ssl = boost::asio::ssl::context;

namespace {

QString textOf(const boost::system::error_code &error)
{
    return QString::fromLocal8Bit(error.message().c_str());
}

} // namespace

tl::expected<quint16, QString> ListeningSocket::open(const HttpServerSettings &settings)
{
    boost::system::error_code error;
    const auto address = boost::asio::ip::make_address(settings.address.toStdString(), error);
    if (error)
        return tl::unexpected(
            QStringLiteral("\"%1\" is not an IP address, such as 127.0.0.1").arg(settings.address));
    if (auto read = readCertificate(settings); !read)
        return tl::unexpected(read.error());
    if (!m_tls && !address.is_loopback())
        return tl::unexpected(QStringLiteral("%1 is not a loopback address; listening on it needs "
                                             "a certificate and its key")
                                  .arg(settings.address));
    return bind({address, settings.port});
}

tl::expected<void, QString> ListeningSocket::readCertificate(const HttpServerSettings &settings)
{
    m_tls.reset();
    if (settings.certificateFile.isEmpty() && settings.keyFile.isEmpty())
        return {};
    if (settings.certificateFile.isEmpty() || settings.keyFile.isEmpty())
        return tl::unexpected(
            QStringLiteral("the certificate and its key must be set together, but only one is set"));
    boost::system::error_code error;
    Ssl context(Ssl::tls_server);
    SSL_CTX_set_min_proto_version(context.native_handle(), TLS1_2_VERSION);
    context.use_certificate_chain_file(QFile::encodeName(settings.certificateFile).toStdString(), error);
    if (error)
        return tl::unexpected(
            QStringLiteral("cannot use the certificate %1: %2").arg(settings.certificateFile, textOf(error)));
    // Also checks that the key belongs to the certificate.
    context.use_private_key_file(QFile::encodeName(settings.keyFile).toStdString(), Ssl::pem, error);
    if (error)
        return tl::unexpected(QStringLiteral("cannot use the key %1 of the certificate: %2")
                                  .arg(settings.keyFile, textOf(error)));
    m_tls = std::move(context);
    return {};
}

tl::expected<quint16, QString> ListeningSocket::bind(const tcp::endpoint &endpoint)
{
    boost::system::error_code error;
    m_acceptor.open(endpoint.protocol(), error);
    if (!error)
        m_acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error)
        m_acceptor.bind(endpoint, error);
    if (!error)
        m_acceptor.listen(boost::asio::socket_base::max_listen_connections, error);
    if (!error)
        return m_acceptor.local_endpoint(error).port();
    const QString message = QStringLiteral("cannot listen on %1 port %2: %3")
                                .arg(QString::fromStdString(endpoint.address().to_string()))
                                .arg(endpoint.port())
                                .arg(textOf(error));
    close();
    return tl::unexpected(message);
}

void ListeningSocket::pause(std::chrono::milliseconds time, std::function<void()> then)
{
    m_pause.expires_after(time);
    m_pause.async_wait([this, then = std::move(then)](const auto &error) {
        if (!error && m_acceptor.is_open())
            then();
    });
}

void ListeningSocket::close()
{
    boost::system::error_code ignored;
    m_acceptor.close(ignored);
    m_pause.cancel();
}

} // namespace meja
