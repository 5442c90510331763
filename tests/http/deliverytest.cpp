#include "httpserver.h"
#include "rawclient.h"

#include <QElapsedTimer>
#include <QTest>

using namespace meja;
using namespace std::chrono_literals;

/// Delayed, partial and missing responses.
class DeliveryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void delaysTheResponse();
    void closesWithoutAResponse();
    void sendsPartOfTheResponse();
    void hangsUntilTheClientDisconnects();
    void hangsUntilTheServerStops();
    void tricklesAndKeepsTheConnection();

private:
    static HttpHandler delivering(const Delivery &delivery)
    {
        return [delivery](const HttpRequest &request) {
            HttpResponse response = HttpResponse::text(200, "hello");
            if (request.path == "/special")
                response.delivery = delivery;
            return response;
        };
    }
    static quint16 listen(HttpServer &server)
    {
        const auto port = server.listen();
        return port ? *port : 0;
    }
    static inline const QByteArray specialRequest = "GET /special HTTP/1.1\r\nHost: a\r\n\r\n";
    static inline const QByteArray normalRequest = "GET /normal HTTP/1.1\r\nHost: a\r\n\r\n";
};

void DeliveryTest::delaysTheResponse()
{
    HttpServer server({.workers = 1}, delivering({.wait = 200ms}));
    const quint16 port = listen(server);
    RawClient waiting(port);
    RawClient other(port);
    QElapsedTimer timer;
    timer.start();
    waiting.send(specialRequest);
    // The only worker is free during the delay.
    other.send(normalRequest);
    QCOMPARE(other.readResponse().body, QByteArray("hello"));
    QCOMPARE(waiting.readResponse().body, QByteArray("hello"));
    QVERIFY(timer.elapsed() >= 200);
    waiting.send(normalRequest);
    QCOMPARE(waiting.readResponse().status, 200);
}

void DeliveryTest::closesWithoutAResponse()
{
    HttpServer server({}, delivering({.mode = Delivery::Mode::Nothing}));
    RawClient client(listen(server));
    client.send(specialRequest);
    QVERIFY(client.isClosedWithoutData());
}

void DeliveryTest::sendsPartOfTheResponse()
{
    HttpServer server({}, delivering({.mode = Delivery::Mode::Part, .bytes = 20}));
    RawClient client(listen(server));
    client.send(specialRequest);
    QCOMPARE(client.readUntilClosed(), QByteArray("HTTP/1.1 200 OK\r\nDat"));
}

void DeliveryTest::hangsUntilTheClientDisconnects()
{
    // The response timeout does not apply.
    HttpServer server({.responseTimeout = 1ms}, delivering({.mode = Delivery::Mode::Hang}));
    const quint16 port = listen(server);
    RawClient client(port);
    client.send(specialRequest);
    RawClient other(port);
    other.send(normalRequest);
    QCOMPARE(other.readResponse().status, 200);
    QVERIFY(!client.socket().waitForReadyRead(200));
    QCOMPARE(server.connections(), 2);
    client.socket().disconnectFromHost();
    QTRY_COMPARE_WITH_TIMEOUT(server.connections(), 1, 20000);
}

void DeliveryTest::hangsUntilTheServerStops()
{
    HttpServer server({}, delivering({.mode = Delivery::Mode::Hang}));
    RawClient client(listen(server));
    client.send(normalRequest + specialRequest);
    QCOMPARE(client.readResponse().status, 200);
    QVERIFY(server.stop(20s));
    QVERIFY(client.isClosedWithoutData());
}

void DeliveryTest::tricklesAndKeepsTheConnection()
{
    HttpServer server({}, delivering({.mode = Delivery::Mode::Trickle, .bytes = 16, .pause = 5ms}));
    RawClient client(listen(server));
    QElapsedTimer timer;
    timer.start();
    client.send(specialRequest + normalRequest);
    const auto response = client.readResponse();
    QCOMPARE(response.body, QByteArray("hello"));
    QVERIFY(timer.elapsed() >= 5 * ((response.head.size() + 5) / 16));
    QCOMPARE(client.readResponse().body, QByteArray("hello"));
}

QTEST_GUILESS_MAIN(DeliveryTest)
#include "deliverytest.moc"
