#include "httpserver.h"
#include "testcertificate.h"

#include <QSslSocket>
#include <QTest>

using namespace meja;
using namespace std::chrono_literals;

/// Listening with and without a certificate, and TLS.
class HttpListenTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reportsWhyItCannotListen_data();
    void reportsWhyItCannotListen();
    void refusesAPortInUse();
    void listensOnAllAddressesWithACertificate();
    void listensOnIpv6Loopback();
    void servesTls();
    void refusesALargeBodyThroughTls();
    void closesIfTheHandshakeDoesNotComplete();
    void closesTlsConnectionsWhenStopped();

private:
    static constexpr int timeout = 20000; ///< Milliseconds.

    HttpServerSettings withCertificate() const
    {
        return {.certificateFile = m_certificate.certificateFile(), .keyFile = m_certificate.keyFile()};
    }
    static HttpResponse hello(const HttpRequest &) { return HttpResponse::text(200, "hello"); }
    static bool open(QSslSocket &socket, quint16 port)
    {
        socket.setPeerVerifyMode(QSslSocket::VerifyNone);
        socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), port);
        return socket.waitForEncrypted(timeout);
    }
    static QByteArray readUntil(QSslSocket &socket, const QByteArray &end)
    {
        QByteArray read;
        while (!read.endsWith(end) && socket.waitForReadyRead(timeout))
            read += socket.readAll();
        return read;
    }

    TestCertificate m_certificate;
};

void HttpListenTest::reportsWhyItCannotListen_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("message");
    const QString certificate = m_certificate.certificateFile();
    const QString key = m_certificate.keyFile();
    const QString missing = QStringLiteral("/nowhere.pem");
    const QString loopback = QStringLiteral("127.0.0.1");
    QTest::newRow("host name") << QStringLiteral("localhost") << QString() << QString()
                               << QStringLiteral("\"localhost\" is not an IP address");
    QTest::newRow("all addresses without TLS")
        << QStringLiteral("0.0.0.0") << QString() << QString() << QStringLiteral("needs a certificate");
    QTest::newRow("all IPv6 addresses without TLS")
        << QStringLiteral("::") << QString() << QString() << QStringLiteral("needs a certificate");
    QTest::newRow("no key") << loopback << certificate << QString() << QStringLiteral("only one is set");
    QTest::newRow("no certificate") << loopback << QString() << key << QStringLiteral("only one is set");
    QTest::newRow("missing certificate file")
        << loopback << missing << key << QStringLiteral("cannot use the certificate /nowhere.pem");
    QTest::newRow("missing key file") << loopback << certificate << missing
                                      << QStringLiteral("cannot use the key /nowhere.pem of the certificate");
    QTest::newRow("address of another machine")
        << QStringLiteral("192.0.2.1") << certificate << key << QStringLiteral("cannot listen on 192.0.2.1");
}

void HttpListenTest::reportsWhyItCannotListen()
{
    QFETCH(QString, address);
    QFETCH(QString, certificate);
    QFETCH(QString, key);
    QFETCH(QString, message);
    HttpServer server({.address = address, .certificateFile = certificate, .keyFile = key}, hello);
    const auto port = server.listen();
    QVERIFY(!port);
    QVERIFY2(port.error().contains(message), qPrintable(port.error()));
}

void HttpListenTest::refusesAPortInUse()
{
    HttpServer first({}, hello);
    const auto port = first.listen();
    QVERIFY(port);
    HttpServer second({.port = *port}, hello);
    const auto result = second.listen();
    QVERIFY(!result);
    QVERIFY2(result.error().contains(QStringLiteral("port %1").arg(*port)), qPrintable(result.error()));
}

void HttpListenTest::listensOnAllAddressesWithACertificate()
{
    HttpServerSettings settings = withCertificate();
    settings.address = QStringLiteral("0.0.0.0");
    HttpServer server(settings, hello);
    const auto port = server.listen();
    QVERIFY2(port, qPrintable(port ? QString() : port.error()));
}

void HttpListenTest::listensOnIpv6Loopback()
{
    HttpServer server({.address = QStringLiteral("::1")}, hello);
    const auto port = server.listen();
    if (!port && port.error().contains(QLatin1String("assign")))
        QSKIP("this machine has no IPv6");
    QVERIFY2(port, qPrintable(port ? QString() : port.error()));
}

void HttpListenTest::servesTls()
{
    HttpServer server(withCertificate(), hello);
    QSslSocket socket;
    QVERIFY2(open(socket, server.listen().value_or(0)), qPrintable(socket.errorString()));
    socket.write("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    QVERIFY(readUntil(socket, "hello").startsWith("HTTP/1.1 200 OK\r\n"));
    socket.write("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    QVERIFY(readUntil(socket, "hello").contains("Connection: close"));
    QVERIFY(socket.state() == QSslSocket::UnconnectedState || socket.waitForDisconnected(timeout));
    QTRY_COMPARE_WITH_TIMEOUT(server.connections(), 0, timeout);
}

void HttpListenTest::refusesALargeBodyThroughTls()
{
    HttpServer server(withCertificate(), hello);
    QSslSocket socket;
    QVERIFY(open(socket, server.listen().value_or(0)));
    socket.write("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n");
    QVERIFY(readUntil(socket, "Payload Too Large\n").startsWith("HTTP/1.1 413 "));
}

void HttpListenTest::closesIfTheHandshakeDoesNotComplete()
{
    HttpServerSettings settings = withCertificate();
    settings.headerTimeout = 100ms;
    HttpServer server(settings, hello);
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), server.listen().value_or(0));
    QVERIFY(socket.waitForDisconnected(timeout));
}

void HttpListenTest::closesTlsConnectionsWhenStopped()
{
    HttpServer server(withCertificate(), hello);
    QSslSocket socket;
    QVERIFY(open(socket, server.listen().value_or(0)));
    QTRY_COMPARE_WITH_TIMEOUT(server.connections(), 1, timeout);
    QVERIFY(server.stop(20s));
    QVERIFY(socket.state() == QSslSocket::UnconnectedState || socket.waitForDisconnected(timeout));
}

QTEST_GUILESS_MAIN(HttpListenTest)
#include "httplistentest.moc"
