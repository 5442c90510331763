#include "httpserver.h"
#include "rawclient.h"

#include <QSemaphore>
#include <QTest>

#include <atomic>
#include <future>

using namespace meja;
using namespace std::chrono_literals;

/// Limits of size, time and connections, and stopping the server.
class HttpLimitsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesALargeBodyBeforeReadingIt();
    void refusesALargeChunkedBody();
    void refusesALargeBodyWhileReadingIt();
    void acceptsABodyOfExactlyTheLimit();
    void refusesALargeHead_data();
    void refusesALargeHead();
    void closesAfterASlowHead();
    void closesAfterASlowBody();
    void closesIfNoBodyFollowsContinue();
    void closesIdleConnections();
    void closesIfTheClientDoesNotRead();
    void refusesConnectionsAboveTheLimit();
    void finishesRunningRequestsWhenStopped();
    void closesIdleConnectionsWhenStopped();
    void closesConnectionsAtTheDeadline();
    void stopsTwice();

private:
    static HttpResponse length(const HttpRequest &request)
    {
        return HttpResponse::text(200, QByteArray::number(request.body.size()));
    }
    static quint16 listen(HttpServer &server)
    {
        const auto port = server.listen();
        return port ? *port : 0;
    }
    static QByteArray post(qsizetype size)
    {
        return "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + QByteArray::number(size) + "\r\n\r\n";
    }
};

void HttpLimitsTest::refusesALargeBodyBeforeReadingIt()
{
    HttpServer server({.maxBodyBytes = 1000}, length);
    RawClient client(listen(server));
    client.send(post(1001));
    QCOMPARE(client.readResponse().status, 413);
    client.socket().disconnectFromHost();
}

void HttpLimitsTest::refusesALargeChunkedBody()
{
    HttpServer server({.maxBodyBytes = 1000}, length);
    RawClient client(listen(server));
    client.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
    client.send("1f4\r\n" + QByteArray(500, 'a') + "\r\n");
    client.send("1f5\r\n" + QByteArray(501, 'a') + "\r\n");
    QCOMPARE(client.readResponse().status, 413);
}

void HttpLimitsTest::refusesALargeBodyWhileReadingIt()
{
    HttpServer server({}, length);
    RawClient client(listen(server));
    client.send(post(4'194'304) + QByteArray(4'194'304, 'a'));
    QCOMPARE(client.readResponse().status, 413);
}

void HttpLimitsTest::acceptsABodyOfExactlyTheLimit()
{
    HttpServer server({}, length);
    RawClient client(listen(server));
    client.send(post(65'536) + QByteArray(65'536, 'a'));
    QCOMPARE(client.readResponse().body, QByteArray("65536"));
}

void HttpLimitsTest::refusesALargeHead_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::newRow("long field") << "GET / HTTP/1.1\r\nHost: a\r\nX: " + QByteArray(2000, 'x') + "\r\n\r\n";
    QTest::newRow("many fields") << "GET / HTTP/1.1\r\nHost: a\r\n" + QByteArray("X: y\r\n").repeated(300) +
                                        "\r\n";
    QTest::newRow("long path") << "GET /" + QByteArray(2000, 'x') + " HTTP/1.1\r\nHost: a\r\n\r\n";
    QTest::newRow("endless line") << QByteArray(2000, 'x');
}

void HttpLimitsTest::refusesALargeHead()
{
    QFETCH(QByteArray, head);
    HttpServer server({.maxHeaderBytes = 1000}, length);
    RawClient client(listen(server));
    client.send(head);
    QCOMPARE(client.readResponse().status, 431);
}

void HttpLimitsTest::closesAfterASlowHead()
{
    HttpServer server({.headerTimeout = 100ms}, length);
    RawClient client(listen(server));
    client.send("GET / HTTP/1.1\r\nHo");
    QCOMPARE(client.readResponse().status, 408);
    QVERIFY(client.isClosedWithoutData());
}

void HttpLimitsTest::closesAfterASlowBody()
{
    HttpServer server({.requestTimeout = 100ms}, length);
    RawClient client(listen(server));
    client.send(post(10) + "hello");
    QCOMPARE(client.readResponse().status, 408);
    QVERIFY(client.isClosedWithoutData());
}

void HttpLimitsTest::closesIfNoBodyFollowsContinue()
{
    HttpServer server({.requestTimeout = 100ms}, length);
    RawClient client(listen(server));
    client.send("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n");
    QCOMPARE(client.readResponse().status, 100);
    QCOMPARE(client.readResponse().status, 408);
}

void HttpLimitsTest::closesIdleConnections()
{
    HttpServer server({.headerTimeout = 100ms, .idleTimeout = 100ms}, length);
    const quint16 port = listen(server);
    RawClient silent(port);
    QVERIFY(silent.isClosedWithoutData());
    RawClient idle(port);
    idle.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    QCOMPARE(idle.readResponse().status, 200);
    QVERIFY(idle.isClosedWithoutData());
}

void HttpLimitsTest::closesIfTheClientDoesNotRead()
{
    HttpServer server({.responseTimeout = 100ms},
                      [](const HttpRequest &) { return HttpResponse::text(200, QByteArray(32 << 20, 'a')); });
    RawClient client(listen(server));
    client.socket().setReadBufferSize(1024);
    client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    QTRY_COMPARE_WITH_TIMEOUT(server.connections(), 0, 20000);
}

void HttpLimitsTest::refusesConnectionsAboveTheLimit()
{
    HttpServer server({.maxConnections = 2}, length);
    const quint16 port = listen(server);
    RawClient first(port);
    RawClient second(port);
    first.send(post(0));
    second.send(post(0));
    QCOMPARE(first.readResponse().status, 200);
    QCOMPARE(second.readResponse().status, 200);
    RawClient third(port);
    QCOMPARE(third.readResponse().status, 503);
    QVERIFY(third.isClosedWithoutData());
    second.socket().disconnectFromHost();
    QTRY_COMPARE_WITH_TIMEOUT(server.connections(), 1, 20000);
    RawClient fourth(port);
    fourth.send(post(0));
    QCOMPARE(fourth.readResponse().status, 200);
}

void HttpLimitsTest::finishesRunningRequestsWhenStopped()
{
    QSemaphore started;
    QSemaphore mayFinish;
    HttpServer server({}, [&](const HttpRequest &request) {
        started.release();
        mayFinish.acquire();
        return length(request);
    });
    const quint16 port = listen(server);
    RawClient client(port);
    client.send(post(2) + "ab");
    started.acquire();
    auto stopped = std::async(std::launch::async, [&] { return server.stop(20s); });
    const auto isRefused = [port] { return RawClient(port).socket().state() != QTcpSocket::ConnectedState; };
    QTRY_VERIFY_WITH_TIMEOUT(isRefused(), 20000);
    mayFinish.release();
    const auto response = client.readResponse();
    QCOMPARE(response.body, QByteArray("2"));
    QVERIFY(response.hasHeaderLine("Connection: close"));
    client.socket().disconnectFromHost();
    QVERIFY(stopped.get());
}

void HttpLimitsTest::closesIdleConnectionsWhenStopped()
{
    HttpServer server({}, length);
    const quint16 port = listen(server);
    RawClient silent(port);
    RawClient idle(port);
    idle.send(post(0));
    QCOMPARE(idle.readResponse().status, 200);
    QTRY_COMPARE_WITH_TIMEOUT(server.connections(), 2, 20000);
    QVERIFY(server.stop(20s));
    QVERIFY(silent.isClosedWithoutData());
    QVERIFY(idle.isClosedWithoutData());
}

void HttpLimitsTest::closesConnectionsAtTheDeadline()
{
    QSemaphore started;
    QSemaphore mayFinish;
    HttpServer server({}, [&](const HttpRequest &request) {
        started.release();
        mayFinish.acquire();
        return length(request);
    });
    RawClient client(listen(server));
    client.send(post(0));
    started.acquire();
    QVERIFY(!server.stop(10ms));
    QVERIFY(client.isClosedWithoutData());
    mayFinish.release();
}

void HttpLimitsTest::stopsTwice()
{
    HttpServer server({}, length);
    QVERIFY(server.stop(1s));
    QVERIFY(server.listen());
    QVERIFY(server.stop(1s));
    QVERIFY(server.stop(1s));
}

QTEST_GUILESS_MAIN(HttpLimitsTest)
#include "httplimitstest.moc"
