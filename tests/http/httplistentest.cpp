#include "httpserver.h"
#include "testcertificate.h"

#include <QSslSocket>
#include <QTest>

using namespace meja;
using namespace std::chrono_literals;

/// Where the server may listen, with and without a certificate, and TLS itself.
class HttpListenTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesWithASentence_data();
    void refusesWithASentence();
    void refusesATakenPort();
    void listensElsewhereWithACertificate();
    void listensOnLoopbackOfBothKinds();
    void speaksTls();
    void refusesALargeBodyThroughTls();
    void cutsOffWhoeverNeverAgreesOnTls();
    void closesThroughTlsWhenStopped();

private:
    static constexpr int patience = 20000;

    HttpServerSettings withCertificate() const
    {
        return {.certificateFile = m_certificate.certificateFile(), .keyFile = m_certificate.keyFile()};
    }
    static HttpAnswer hello(const HttpRequest &) { return HttpAnswer::text(200, "hello"); }
    static bool open(QSslSocket &socket, quint16 port)
    {
        socket.setPeerVerifyMode(QSslSocket::VerifyNone);
        socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), port);
        return socket.waitForEncrypted(patience);
    }
    static QByteArray readUntil(QSslSocket &socket, const QByteArray &end)
    {
        QByteArray read;
        while (!read.endsWith(end) && socket.waitForReadyRead(patience))
            read += socket.readAll();
        return read;
    }

    TestCertificate m_certificate;
};

void HttpListenTest::refusesWithASentence_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("words");
    const QString certificate = m_certificate.certificateFile();
    const QString key = m_certificate.keyFile();
    const QString nowhere = QStringLiteral("/nowhere.pem");
    const QString loopback = QStringLiteral("127.0.0.1");
    QTest::newRow("not an address") << QStringLiteral("localhost") << QString() << QString()
                                    << QStringLiteral("\"localhost\" is no address");
    QTest::newRow("everywhere, in clear")
        << QStringLiteral("0.0.0.0") << QString() << QString() << QStringLiteral("needs a certificate");
    QTest::newRow("everywhere, in clear, IPv6")
        << QStringLiteral("::") << QString() << QString() << QStringLiteral("needs a certificate");
    QTest::newRow("no key") << loopback << certificate << QString() << QStringLiteral("go together");
    QTest::newRow("no certificate") << loopback << QString() << key << QStringLiteral("go together");
    QTest::newRow("no such certificate")
        << loopback << nowhere << key << QStringLiteral("the certificate /nowhere.pem can't be used");
    QTest::newRow("no such key") << loopback << certificate << nowhere
                                 << QStringLiteral("the certificate's key /nowhere.pem can't be used");
    QTest::newRow("not the machine's")
        << QStringLiteral("192.0.2.1") << certificate << key << QStringLiteral("can't listen on 192.0.2.1");
}

void HttpListenTest::refusesWithASentence()
{
    QFETCH(QString, address);
    QFETCH(QString, certificate);
    QFETCH(QString, key);
    QFETCH(QString, words);
    HttpServer server({.address = address, .certificateFile = certificate, .keyFile = key}, hello);
    const auto port = server.listen();
    QVERIFY(!port);
    QVERIFY2(port.error().contains(words), qPrintable(port.error()));
}

void HttpListenTest::refusesATakenPort()
{
    HttpServer first({}, hello);
    const auto port = first.listen();
    QVERIFY(port);
    HttpServer second({.port = *port}, hello);
    const auto taken = second.listen();
    QVERIFY(!taken);
    QVERIFY2(taken.error().contains(QStringLiteral("port %1").arg(*port)), qPrintable(taken.error()));
}

void HttpListenTest::listensElsewhereWithACertificate()
{
    HttpServerSettings settings = withCertificate();
    settings.address = QStringLiteral("0.0.0.0");
    HttpServer server(settings, hello);
    const auto port = server.listen();
    QVERIFY2(port, qPrintable(port ? QString() : port.error()));
}

void HttpListenTest::listensOnLoopbackOfBothKinds()
{
    HttpServer server({.address = QStringLiteral("::1")}, hello);
    const auto port = server.listen();
    if (!port && port.error().contains(QLatin1String("assign")))
        QSKIP("this machine has no IPv6");
    QVERIFY2(port, qPrintable(port ? QString() : port.error()));
}

void HttpListenTest::speaksTls()
{
    HttpServer server(withCertificate(), hello);
    QSslSocket socket;
    QVERIFY2(open(socket, server.listen().value_or(0)), qPrintable(socket.errorString()));
    socket.write("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    QVERIFY(readUntil(socket, "hello").startsWith("HTTP/1.1 200 OK\r\n"));
    socket.write("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    QVERIFY(readUntil(socket, "hello").contains("Connection: close"));
    QVERIFY(socket.state() == QSslSocket::UnconnectedState || socket.waitForDisconnected(patience));
    QTRY_COMPARE_WITH_TIMEOUT(server.connections(), 0, patience);
}

void HttpListenTest::refusesALargeBodyThroughTls()
{
    HttpServer server(withCertificate(), hello);
    QSslSocket socket;
    QVERIFY(open(socket, server.listen().value_or(0)));
    socket.write("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n");
    QVERIFY(readUntil(socket, "Payload Too Large\n").startsWith("HTTP/1.1 413 "));
}

void HttpListenTest::cutsOffWhoeverNeverAgreesOnTls()
{
    HttpServerSettings settings = withCertificate();
    settings.headerTime = 100ms;
    HttpServer server(settings, hello);
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), server.listen().value_or(0));
    QVERIFY(socket.waitForDisconnected(patience));
}

void HttpListenTest::closesThroughTlsWhenStopped()
{
    HttpServer server(withCertificate(), hello);
    QSslSocket socket;
    QVERIFY(open(socket, server.listen().value_or(0)));
    QTRY_COMPARE_WITH_TIMEOUT(server.connections(), 1, patience);
    QVERIFY(server.stop(20s));
    QVERIFY(socket.state() == QSslSocket::UnconnectedState || socket.waitForDisconnected(patience));
}

QTEST_GUILESS_MAIN(HttpListenTest)
#include "httplistentest.moc"
