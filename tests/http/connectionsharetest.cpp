#include "connectiontable.h"
#include "forwardedaddress.h"
#include "httpconnection.h"
#include "httpserver.h"
#include "plaintransport.h"
#include "rawclient.h"
#include "testcertificate.h"

#include <QRegularExpression>
#include <QSemaphore>
#include <QSslSocket>
#include <QTest>

#include <atomic>
#include <dlfcn.h>
#include <openssl/err.h>
#include <openssl/ssl.h>

using namespace meja;
using namespace std::chrono_literals;

namespace {

std::atomic<int> failuresOfSslNew{0};

} // namespace

/// Replaces the function of OpenSSL for this program, so that it can fail as it does without memory.
extern "C" SSL *SSL_new(SSL_CTX *context)
{
    static auto *const original = reinterpret_cast<SSL *(*)(SSL_CTX *)>(::dlsym(RTLD_NEXT, "SSL_new"));
    if (failuresOfSslNew > 0 && failuresOfSslNew-- > 0) {
        ERR_raise(ERR_LIB_SSL, ERR_R_MALLOC_FAILURE);
        return nullptr;
    }
    return original(context);
}

namespace {

/// An owner of connections that are never started.
class IdleOwner : public ConnectionOwner
{
public:
    explicit IdleOwner(HttpServerSettings settings) : m_settings(std::move(settings)) {}
    [[nodiscard]] const HttpServerSettings &settings() const override { return m_settings; }
    void handle(const HttpRequest &, const std::shared_ptr<HttpConnection> &) override {}
    HttpResponse refusal(int status, const QString &) override { return HttpResponse::text(status, {}); }
    void ended(const std::shared_ptr<HttpConnection> &) override {}

private:
    HttpServerSettings m_settings;
};

} // namespace

/// Connections above the limits, addresses behind a proxy, and failures while a connection is accepted.
class ConnectionShareTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void limitsTheConnectionsOfOneAddress();
    void limitsTheConnectionsOfOneNetwork();
    void countsNetworksOfIPv6_data();
    void countsNetworksOfIPv6();
    void doesNotLimitTheProxy();
    void monitoringWorksAboveTheLimits_data();
    void monitoringWorksAboveTheLimits();
    void idleConnectionsCannotFillTheReserve();
    void monitoringWorksWhileAllWorkersAreBusy();
    void doesNotHandleRequestsThatWaitedTooLong();
    void acceptsAfterAFailedConnection();
    void checksDeadlinesAfterAFailure();
    void findsTheClientBehindAProxy_data();
    void findsTheClientBehindAProxy();

private:
    static HttpResponse ok(const HttpRequest &) { return HttpResponse::text(200, "ok"); }
    static quint16 listen(HttpServer &server) { return server.listen().value_or(0); }
    static std::unique_ptr<QTcpSocket> connectFrom(const QString &address, quint16 port)
    {
        auto socket = std::make_unique<QTcpSocket>();
        socket->bind(QHostAddress(address));
        socket->connectToHost(QHostAddress(QHostAddress::LocalHost), port);
        socket->waitForConnected(20000);
        return socket;
    }
    static QByteArray answer(QTcpSocket &socket, const QByteArray &path)
    {
        socket.write("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n");
        QByteArray all;
        while (!all.contains("\r\n\r\n") && socket.waitForReadyRead(20000))
            all += socket.readAll();
        return all.mid(9, 3);
    }
    static std::vector<std::unique_ptr<RawClient>> idle(HttpServer &server, quint16 port, int count)
    {
        std::vector<std::unique_ptr<RawClient>> clients;
        const int before = server.connections();
        for (int i = 0; i < count; ++i)
            clients.push_back(std::make_unique<RawClient>(port));
        (void)QTest::qWaitFor([&] { return server.connections() == before + count; }, 20000);
        return clients;
    }
    static inline const QByteArray health = "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n";
    static inline const QByteArray normal = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
};

void ConnectionShareTest::limitsTheConnectionsOfOneAddress()
{
    HttpServer server({.maxConnectionsPerAddress = 3}, ok);
    const quint16 port = listen(server);
    auto clients = idle(server, port, 3);
    RawClient fourth(port);
    fourth.send(normal);
    QCOMPARE(fourth.readResponse().status, 503);
    QVERIFY(fourth.isClosedWithoutData());
    // The connections of the limit work, and so do those of other addresses.
    clients.front()->send(normal);
    QCOMPARE(clients.front()->readResponse().status, 200);
    const auto other = connectFrom(QStringLiteral("127.0.0.2"), port);
    QCOMPARE(answer(*other, "/"), QByteArray("200"));
    clients.clear();
    QTRY_COMPARE_WITH_TIMEOUT(server.connections(), 1, 20000);
    RawClient fifth(port);
    fifth.send(normal);
    QCOMPARE(fifth.readResponse().status, 200);
}

/// One customer of a provider has all addresses of a /64 network.
void ConnectionShareTest::limitsTheConnectionsOfOneNetwork()
{
    using enum ConnectionTable::Admission;
    IdleOwner owner({.maxConnectionsPerAddress = 2});
    boost::asio::io_context io;
    ConnectionTable table(owner.settings());
    std::vector<std::shared_ptr<HttpConnection>> connections;
    for (const char *address : {"2001:db8::1", "2001:db8::2:0:0:1", "2001:db8:0:1::1"}) {
        const QString peer = QString::fromLatin1(address);
        QVERIFY(table.admit(peer) == Served);
        connections.push_back(std::make_shared<HttpConnection>(
            owner, std::make_unique<PlainTransport>(boost::asio::ip::tcp::socket(io)), peer,
            io.get_executor(), HttpConnection::Purpose::AllRequests));
        table.add(connections.back(), peer, Served);
    }
    QVERIFY(table.admit(QStringLiteral("2001:db8::3")) == OnlyForMonitoring);
    QVERIFY(table.admit(QStringLiteral("2001:db8:0:1::2")) == Served);
    table.remove(connections.front());
    QVERIFY(table.admit(QStringLiteral("2001:db8::3")) == Served);
}

void ConnectionShareTest::countsNetworksOfIPv6_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("network");
    const auto row = [](const char *address, const char *network) {
        QTest::newRow(address) << QString::fromLatin1(address) << QString::fromLatin1(network);
    };
    row("192.0.2.1", "192.0.2.1");
    row("127.0.0.1", "127.0.0.1");
    row("::1", "::1");
    row("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64");
    row("2001:db8:1:3::", "2001:db8:1:3::/64");
    row("fe80::1%1", "fe80::/64");
    row("not an address", "not an address");
}

void ConnectionShareTest::countsNetworksOfIPv6()
{
    QFETCH(QString, address);
    QFETCH(QString, network);
    QCOMPARE(limitedNetwork(address), network);
}

void ConnectionShareTest::doesNotLimitTheProxy()
{
    HttpServer server({.maxConnectionsPerAddress = 3, .isBehindProxy = true}, ok);
    const quint16 port = listen(server);
    const auto clients = idle(server, port, 10);
    for (const auto &client : clients) {
        client->send(normal);
        QCOMPARE(client->readResponse().status, 200);
    }
}

void ConnectionShareTest::monitoringWorksAboveTheLimits_data()
{
    QTest::addColumn<int>("total");
    QTest::addColumn<int>("share");
    QTest::newRow("limit of all") << 5 << 0;
    QTest::newRow("limit of the address") << 1000 << 5;
}

void ConnectionShareTest::monitoringWorksAboveTheLimits()
{
    QFETCH(int, total);
    QFETCH(int, share);
    HttpServer server(
        {.maxConnections = total, .maxConnectionsPerAddress = share, .monitoringPaths = {"/healthz"}}, ok);
    const quint16 port = listen(server);
    const auto clients = idle(server, port, 5);
    for (int i = 0; i < 3; ++i) {
        RawClient client(port);
        client.send(health);
        const auto response = client.readResponse();
        QCOMPARE(response.status, 200);
        QVERIFY(response.hasHeaderLine("Connection: close"));
    }
    RawClient other(port);
    other.send(normal);
    QCOMPARE(other.readResponse().status, 503);
}

void ConnectionShareTest::idleConnectionsCannotFillTheReserve()
{
    HttpServer server({.maxConnections = 1, .monitoringPaths = {"/healthz"}, .reserveTimeout = 1h}, ok);
    const quint16 port = listen(server);
    const auto first = idle(server, port, 1);
    std::vector<std::unique_ptr<RawClient>> others;
    for (int i = 0; i < 200; ++i)
        others.push_back(std::make_unique<RawClient>(port));
    RawClient client(port);
    client.send(health);
    QCOMPARE(client.readResponse().status, 200);
    QVERIFY(server.connections() < 100);
}

void ConnectionShareTest::monitoringWorksWhileAllWorkersAreBusy()
{
    QSemaphore mayFinish;
    HttpServer server({.workers = 1, .monitoringPaths = {"/healthz"}}, [&](const HttpRequest &request) {
        if (request.path != "/healthz")
            mayFinish.acquire();
        return ok(request);
    });
    const quint16 port = listen(server);
    RawClient busy(port);
    busy.send(normal);
    RawClient client(port);
    client.send(health);
    QCOMPARE(client.readResponse().status, 200);
    mayFinish.release();
    QCOMPARE(busy.readResponse().status, 200);
}

void ConnectionShareTest::doesNotHandleRequestsThatWaitedTooLong()
{
    // With a negative limit every request has waited too long.
    for (const auto &[limit, status] : {std::pair{30000ms, 200}, std::pair{-1ms, 503}}) {
        std::atomic<int> handled{0};
        HttpServer server({.workers = 1, .queueTimeout = limit}, [&](const HttpRequest &request) {
            ++handled;
            return ok(request);
        });
        RawClient client(listen(server));
        client.send(normal);
        QCOMPARE(client.readResponse().status, status);
        QCOMPARE(handled.load(), status == 200 ? 1 : 0);
    }
}

void ConnectionShareTest::acceptsAfterAFailedConnection()
{
    const TestCertificate certificate;
    HttpServer server({.certificateFile = certificate.certificateFile(), .keyFile = certificate.keyFile()},
                      ok);
    const quint16 port = listen(server);
    failuresOfSslNew = 3;
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(QStringLiteral("http: a connection failed")));
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(QStringLiteral("http: a connection failed")));
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(QStringLiteral("http: a connection failed")));
    for (int i = 0; i < 3; ++i) {
        RawClient failed(port);
        QVERIFY(failed.isClosedWithoutData());
    }
    QCOMPARE(failuresOfSslNew.load(), 0);
    QSslSocket socket;
    socket.setPeerVerifyMode(QSslSocket::VerifyNone);
    socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), port);
    QVERIFY2(socket.waitForEncrypted(20000), qPrintable(socket.errorString()));
}

void ConnectionShareTest::checksDeadlinesAfterAFailure()
{
    // The response to a slow request cannot be created. The deadlines of all other requests still apply.
    std::atomic<int> refusals{0};
    HttpServer server({.headerTimeout = 100ms}, ok, [&](int status, const QString &) {
        if (++refusals <= 2)
            throw std::bad_alloc();
        return HttpResponse::text(status, {});
    });
    const quint16 port = listen(server);
    for (int i = 0; i < 2; ++i) {
        QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(QStringLiteral("http: a connection failed")));
        RawClient failed(port);
        failed.send("GET / HT");
        QVERIFY(failed.isClosedWithoutData());
    }
    RawClient slow(port);
    slow.send("GET / HT");
    QCOMPARE(slow.readResponse().status, 408);
}

void ConnectionShareTest::findsTheClientBehindAProxy_data()
{
    QTest::addColumn<QList<QByteArray>>("lines");
    QTest::addColumn<QString>("client");
    const auto row = [](const char *name, const QList<QByteArray> &lines, const char *client) {
        QTest::newRow(name) << lines << QString::fromLatin1(client);
    };
    row("none", {}, "");
    row("one", {"192.0.2.1"}, "192.0.2.1");
    row("the last of a line", {"198.51.100.1, 192.0.2.1"}, "192.0.2.1");
    row("the last of the last line", {"198.51.100.1, 203.0.113.9", "203.0.113.5,192.0.2.1"}, "192.0.2.1");
    row("with a port", {"192.0.2.1:55123"}, "192.0.2.1");
    row("IPv6", {"2001:DB8:0:0::1"}, "2001:db8::1");
    row("IPv6 in brackets", {"[2001:db8::1]"}, "2001:db8::1");
    row("IPv6 with a port", {"[2001:db8::1]:443"}, "2001:db8::1");
    row("IPv4 in IPv6", {"::ffff:192.0.2.1"}, "192.0.2.1");
    row("an empty last line", {"192.0.2.1", ""}, "");
    row("an empty last element", {"192.0.2.1,"}, "");
    row("a name", {"unknown"}, "");
    row("an obfuscated name", {"_hidden"}, "");
    row("an incomplete address", {"192.0.2"}, "");
    row("an invalid port", {"192.0.2.1:a"}, "");
    row("two ports", {"192.0.2.1:1:2"}, "");
    row("brackets without an end", {"[2001:db8::1"}, "");
    row("text after brackets", {"[2001:db8::1]a"}, "");
    row("a zone", {"fe80::1%eth0"}, "");
    row("quotes", {"\"192.0.2.1\""}, "");
}

void ConnectionShareTest::findsTheClientBehindAProxy()
{
    QFETCH(QList<QByteArray>, lines);
    QFETCH(QString, client);
    HttpHeaders headers;
    for (const QByteArray &line : lines)
        headers.add("x-forwarded-for", line);
    QCOMPARE(forwardedAddress(headers), client);
}

QTEST_GUILESS_MAIN(ConnectionShareTest)
#include "connectionsharetest.moc"
