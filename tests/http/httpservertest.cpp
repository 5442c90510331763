#include "httpserver.h"
#include "rawclient.h"

#include <QSemaphore>
#include <QTest>

#include <atomic>

using namespace meja;
using namespace std::chrono_literals;

/// Valid requests and their responses, and refusal of invalid requests.
class HttpServerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void passesTheRequestToTheHandler();
    void decodesPathAndQuery();
    void acceptsAWholeAddress_data();
    void acceptsAWholeAddress();
    void acceptsAChunkedBody();
    void acceptsExtensionsAndTrailers();
    void acceptsAnEmptyLineBeforeTheRequest();
    void keepsTheConnection();
    void closesOnRequest_data();
    void closesOnRequest();
    void answersPipelinedRequestsInOrder();
    void answersHeadWithoutABody();
    void sendsNoBodyWithNoContent();
    void preventsHeaderInjection();
    void sendsContinue();
    void refusesInvalidRequests_data();
    void refusesInvalidRequests();
    void usesTheGivenErrorResponse();
    void respondsWith500IfAHandlerThrows();
    void runsHandlersInParallel();

private:
    static HttpResponse echo(const HttpRequest &request)
    {
        return HttpResponse::text(200, request.method + ' ' + request.path + ' ' + request.body);
    }
    static quint16 listen(HttpServer &server)
    {
        const auto port = server.listen();
        return port ? *port : 0;
    }
};

void HttpServerTest::passesTheRequestToTheHandler()
{
    HttpRequest seen;
    HttpServer server({}, [&seen](const HttpRequest &request) {
        seen = request;
        return HttpResponse::json(201, "{}");
    });
    RawClient client(listen(server));
    client.send("POST /orders HTTP/1.1\r\nHost: meja\r\nX-Key: a\r\nContent-Length: 5\r\n\r\nhello");
    const auto response = client.readResponse();
    QCOMPARE(response.status, 201);
    QVERIFY(response.head.startsWith("HTTP/1.1 201 Created\r\n"));
    QVERIFY(response.hasHeaderLine("Content-Type: application/json"));
    QCOMPARE(response.body, QByteArray("{}"));
    QCOMPARE(seen.method, QByteArray("POST"));
    QCOMPARE(seen.path, QByteArray("/orders"));
    QCOMPARE(seen.header("x-KEY"), QByteArray("a"));
    QVERIFY(!seen.headers.contains("x-other"));
    QCOMPARE(seen.body, QByteArray("hello"));
    QCOMPARE(seen.peer, QStringLiteral("127.0.0.1"));
}

void HttpServerTest::decodesPathAndQuery()
{
    HttpRequest seen;
    HttpServer server({}, [&seen](const HttpRequest &request) {
        seen = request;
        return HttpResponse::empty();
    });
    RawClient client(listen(server));
    client.send("GET /a%2Fb/+/%C3%A9/?x=1+2&x=%26&y&=z HTTP/1.1\r\nHost: meja\r\n\r\n");
    QCOMPARE(client.readResponse().status, 204);
    QCOMPARE(seen.path, QByteArray("/a%2Fb/+/%C3%A9/"));
    QCOMPARE(seen.segments,
             QStringList({QStringLiteral("a/b"), QStringLiteral("+"), QStringLiteral("é"), QString()}));
    QCOMPARE(seen.values(QStringLiteral("x")), QStringList({QStringLiteral("1 2"), QStringLiteral("&")}));
    QCOMPARE(seen.values(QStringLiteral("y")), QStringList({QString()}));
    QCOMPARE(seen.items.size(), 4);
}

void HttpServerTest::acceptsAWholeAddress_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("with a path") << QByteArray("http://meja/a/b") << QByteArray("/a/b");
    QTest::newRow("with a port") << QByteArray("http://127.0.0.1:8420/a") << QByteArray("/a");
    QTest::newRow("IPv6") << QByteArray("http://[::1]:8420/a") << QByteArray("/a");
    QTest::newRow("another host") << QByteArray("https://other.example/a") << QByteArray("/a");
    QTest::newRow("upper case") << QByteArray("HTTP://MEJA/A") << QByteArray("/A");
    QTest::newRow("without a path") << QByteArray("http://meja") << QByteArray("/");
    QTest::newRow("only a query") << QByteArray("http://meja?x=1") << QByteArray("/");
    QTest::newRow("an address in the path") << QByteArray("/http://meja/a") << QByteArray("/http://meja/a");
}

void HttpServerTest::acceptsAWholeAddress()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, path);
    HttpServer server({}, echo);
    RawClient client(listen(server));
    client.send("GET " + target + " HTTP/1.1\r\nHost: meja\r\n\r\n");
    QCOMPARE(client.readResponse().body, "GET " + path + ' ');
}

void HttpServerTest::acceptsExtensionsAndTrailers()
{
    HttpServer server({}, echo);
    RawClient client(listen(server));
    client.send("POST / HTTP/1.1\r\nHost: meja\r\nTransfer-Encoding: Chunked\r\n\r\n"
                "3;name=\"value\"\r\nhel\r\n002 ; a\r\nlo\r\n0\r\nX-Sum: 1\r\n\r\n"
                "GET /next HTTP/1.1\r\nHost: meja\r\n\r\n");
    QCOMPARE(client.readResponse().body, QByteArray("POST / hello"));
    QCOMPARE(client.readResponse().body, QByteArray("GET /next "));
}

void HttpServerTest::acceptsAnEmptyLineBeforeTheRequest()
{
    HttpServer server({}, echo);
    RawClient client(listen(server));
    client.send("POST / HTTP/1.1\r\nHost: meja\r\nContent-Length: 2\r\n\r\nhi\r\n"
                "GET /next HTTP/1.1\r\nHost: meja\r\n\r\n");
    QCOMPARE(client.readResponse().body, QByteArray("POST / hi"));
    QCOMPARE(client.readResponse().body, QByteArray("GET /next "));
}

void HttpServerTest::acceptsAChunkedBody()
{
    HttpServer server({}, echo);
    RawClient client(listen(server));
    client.send("POST / HTTP/1.1\r\nHost: meja\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n");
    client.send("2\r\nlo\r\n0\r\n\r\n");
    QCOMPARE(client.readResponse().body, QByteArray("POST / hello"));
    client.send("GET /next HTTP/1.1\r\nHost: meja\r\n\r\n");
    QCOMPARE(client.readResponse().body, QByteArray("GET /next "));
}

void HttpServerTest::keepsTheConnection()
{
    HttpServer server({}, echo);
    RawClient client(listen(server));
    for (int i = 0; i < 3; ++i) {
        client.send("GET /" + QByteArray::number(i) + " HTTP/1.1\r\nHost: meja\r\n\r\n");
        const auto response = client.readResponse();
        QCOMPARE(response.body, "GET /" + QByteArray::number(i) + ' ');
        QVERIFY(!response.head.contains("Connection:"));
    }
    QCOMPARE(server.connections(), 1);
}

void HttpServerTest::closesOnRequest_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::newRow("Connection: close")
        << QByteArray("GET / HTTP/1.1\r\nHost: meja\r\nConnection: close\r\n\r\n");
    QTest::newRow("HTTP/1.0") << QByteArray("GET / HTTP/1.0\r\n\r\n");
}

void HttpServerTest::closesOnRequest()
{
    QFETCH(QByteArray, request);
    HttpServer server({}, echo);
    RawClient client(listen(server));
    client.send(request);
    const auto response = client.readResponse();
    QCOMPARE(response.status, 200);
    QVERIFY(response.hasHeaderLine("Connection: close"));
    QVERIFY(client.isClosedWithoutData());
}

void HttpServerTest::answersPipelinedRequestsInOrder()
{
    // The first request takes longer than the others, which must wait for it.
    QSemaphore mayFinish;
    HttpServer server({}, [&](const HttpRequest &request) {
        if (request.path == "/0")
            mayFinish.acquire();
        return echo(request);
    });
    RawClient client(listen(server));
    QByteArray requests;
    for (int i = 0; i < 20; ++i)
        requests +=
            "POST /" + QByteArray::number(i) + " HTTP/1.1\r\nHost: meja\r\nContent-Length: 1\r\n\r\n!";
    client.send(requests);
    mayFinish.release();
    for (int i = 0; i < 20; ++i)
        QCOMPARE(client.readResponse().body, "POST /" + QByteArray::number(i) + " !");
}

void HttpServerTest::answersHeadWithoutABody()
{
    HttpServer server({}, [](const HttpRequest &) { return HttpResponse::text(200, "hello"); });
    RawClient client(listen(server));
    client.send("HEAD / HTTP/1.1\r\nHost: meja\r\n\r\nGET / HTTP/1.1\r\nHost: meja\r\n\r\n");
    const auto head = client.readResponse(true);
    QVERIFY(head.hasHeaderLine("Content-Length: 5"));
    const auto next = client.readResponse();
    QCOMPARE(next.status, 200);
    QCOMPARE(next.body, QByteArray("hello"));
}

void HttpServerTest::sendsNoBodyWithNoContent()
{
    HttpServer server({}, [](const HttpRequest &) {
        HttpResponse response = HttpResponse::empty();
        response.body = "must not be sent";
        return response;
    });
    RawClient client(listen(server));
    client.send("DELETE / HTTP/1.1\r\nHost: meja\r\nConnection: close\r\n\r\n");
    const QByteArray all = client.readUntilClosed();
    QVERIFY(all.startsWith("HTTP/1.1 204 No Content\r\n"));
    QVERIFY(all.endsWith("\r\n\r\n"));
    QVERIFY(!all.contains("Content-Length"));
}

void HttpServerTest::preventsHeaderInjection()
{
    HttpServer server({}, [](const HttpRequest &) {
        HttpResponse response = HttpResponse::text(200, "ok");
        response.headers.add("X-Note", "one\r\nSet-Cookie: two");
        return response;
    });
    RawClient client(listen(server));
    client.send("GET / HTTP/1.1\r\nHost: meja\r\n\r\n");
    QVERIFY(client.readResponse().hasHeaderLine("X-Note: one  Set-Cookie: two"));
}

void HttpServerTest::sendsContinue()
{
    HttpServer server({}, echo);
    RawClient client(listen(server));
    client.send("POST / HTTP/1.1\r\nHost: meja\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n");
    QCOMPARE(client.readResponse().status, 100);
    client.send("hello");
    QCOMPARE(client.readResponse().body, QByteArray("POST / hello"));
}

void HttpServerTest::refusesInvalidRequests_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const char *request, int status = 400) {
        QTest::newRow(name) << QByteArray(request) << status;
    };
    row("not HTTP", "hello\r\n\r\n");
    row("TLS to a plain server", "\x16\x03\x01\x02\x01\x01\x01\xfc\x03\r\n\r\n");
    row("no Host", "GET / HTTP/1.1\r\n\r\n");
    row("two Hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n");
    row("invalid escape", "GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n");
    row("incomplete escape", "GET /%4 HTTP/1.1\r\nHost: a\r\n\r\n");
    row("invalid UTF-8", "GET /%ff HTTP/1.1\r\nHost: a\r\n\r\n");
    row("null character", "GET /a%00b HTTP/1.1\r\nHost: a\r\n\r\n");
    row("invalid escape in the query", "GET /?a=%f HTTP/1.1\r\nHost: a\r\n\r\n");
    row("a URL without host", "GET http:///path HTTP/1.1\r\nHost: a\r\n\r\n");
    row("a URL with a login", "GET http://me@other/ HTTP/1.1\r\nHost: a\r\n\r\n");
    row("another scheme", "GET ftp://other/ HTTP/1.1\r\nHost: a\r\n\r\n");
    row("a fragment", "GET /#a HTTP/1.1\r\nHost: a\r\n\r\n");
    row("a host and port", "CONNECT other:443 HTTP/1.1\r\nHost: a\r\n\r\n");
    row("an invalid Host", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n");
    row("no path", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n");
    row("space in a header name", "GET / HTTP/1.1\r\nHost: a\r\nX Y: 1\r\n\r\n");
    row("two lengths", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab");
    row("length and chunks",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    row("invalid length", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n");
    row("invalid chunk", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n");
    row("unsupported version", "GET / HTTP/2.0\r\nHost: a\r\n\r\n", 505);
    row("unknown expectation", "POST / HTTP/1.1\r\nHost: a\r\nExpect: more\r\n\r\n", 417);
}

void HttpServerTest::refusesInvalidRequests()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    std::atomic<int> handled{0};
    HttpServer server({}, [&](const HttpRequest &) {
        ++handled;
        return HttpResponse::empty();
    });
    RawClient client(listen(server));
    client.send(request);
    const auto response = client.readResponse();
    QCOMPARE(response.status, status);
    QVERIFY(response.hasHeaderLine("Connection: close"));
    QVERIFY(client.isClosedWithoutData());
    QCOMPARE(handled.load(), 0);
}

void HttpServerTest::usesTheGivenErrorResponse()
{
    HttpServer server({}, echo, [](int status, const QString &peer) {
        return HttpResponse::json(status, R"({"peer":")" + peer.toUtf8() + R"("})");
    });
    RawClient client(listen(server));
    client.send("nonsense\r\n\r\n");
    const auto response = client.readResponse();
    QCOMPARE(response.status, 400);
    QCOMPARE(response.body, QByteArray("{\"peer\":\"127.0.0.1\"}"));
}

void HttpServerTest::respondsWith500IfAHandlerThrows()
{
    HttpServer server({}, [](const HttpRequest &request) {
        if (request.path == "/throw")
            throw std::runtime_error("on purpose");
        if (request.path == "/throw-number")
            throw 7;
        return echo(request);
    });
    RawClient client(listen(server));
    QTest::ignoreMessage(QtCriticalMsg, "http: a handler threw: on purpose");
    client.send("GET /throw HTTP/1.1\r\nHost: a\r\n\r\n");
    QCOMPARE(client.readResponse().status, 500);
    QTest::ignoreMessage(QtCriticalMsg, "http: a handler threw");
    client.send("GET /throw-number HTTP/1.1\r\nHost: a\r\n\r\n");
    QCOMPARE(client.readResponse().status, 500);
    client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    QCOMPARE(client.readResponse().status, 200);
}

void HttpServerTest::runsHandlersInParallel()
{
    // Each handler waits for the other, so this fails if they run one after the other.
    QSemaphore first;
    QSemaphore second;
    HttpServer server({.workers = 2}, [&](const HttpRequest &request) {
        const bool isFirst = request.path == "/first";
        (isFirst ? first : second).release();
        const bool isParallel = (isFirst ? second : first).tryAcquire(1, 20000);
        return HttpResponse::text(isParallel ? 200 : 500, {});
    });
    const quint16 port = listen(server);
    RawClient one(port);
    RawClient two(port);
    one.send("GET /first HTTP/1.1\r\nHost: a\r\n\r\n");
    two.send("GET /second HTTP/1.1\r\nHost: a\r\n\r\n");
    QCOMPARE(one.readResponse().status, 200);
    QCOMPARE(two.readResponse().status, 200);
}

QTEST_GUILESS_MAIN(HttpServerTest)
#include "httpservertest.moc"
