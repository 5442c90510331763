#include "httpserver.h"
#include "rawclient.h"

#include <QElapsedTimer>
#include <QTest>

using namespace meja;
using namespace std::chrono_literals;

/// The ways a stand-in keeps its answer back.
class DeliveryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void waits();
    void closesWithoutAnswer();
    void breaksOff();
    void hangsUntilTheClientGivesUp();
    void hangsUntilTheServerStops();
    void tricklesAndGoesOn();

private:
    static HttpHandler delivering(const Delivery &delivery)
    {
        return [delivery](const HttpRequest &request) {
            HttpAnswer answer = HttpAnswer::text(200, "hello");
            if (request.path == "/odd")
                answer.delivery = delivery;
            return answer;
        };
    }
    static quint16 listen(HttpServer &server)
    {
        const auto port = server.listen();
        return port ? *port : 0;
    }
    static inline const QByteArray odd = "GET /odd HTTP/1.1\r\nHost: a\r\n\r\n";
    static inline const QByteArray even = "GET /even HTTP/1.1\r\nHost: a\r\n\r\n";
};

void DeliveryTest::waits()
{
    HttpServer server({.workers = 1}, delivering({.wait = 200ms}));
    const quint16 port = listen(server);
    RawClient waiting(port);
    RawClient other(port);
    QElapsedTimer timer;
    timer.start();
    waiting.send(odd);
    // The only worker is free meanwhile.
    other.send(even);
    QCOMPARE(other.answer().body, QByteArray("hello"));
    QCOMPARE(waiting.answer().body, QByteArray("hello"));
    QVERIFY(timer.elapsed() >= 200);
    waiting.send(even);
    QCOMPARE(waiting.answer().status, 200);
}

void DeliveryTest::closesWithoutAnswer()
{
    HttpServer server({}, delivering({.manner = Delivery::Manner::Nothing}));
    RawClient client(listen(server));
    client.send(odd);
    QVERIFY(client.isClosedWithoutAWord());
}

void DeliveryTest::breaksOff()
{
    HttpServer server({}, delivering({.manner = Delivery::Manner::Part, .bytes = 20}));
    RawClient client(listen(server));
    client.send(odd);
    QCOMPARE(client.untilClosed(), QByteArray("HTTP/1.1 200 OK\r\nDat"));
}

void DeliveryTest::hangsUntilTheClientGivesUp()
{
    // Not even the time for answers ends it.
    HttpServer server({.answerTime = 1ms}, delivering({.manner = Delivery::Manner::Hang}));
    const quint16 port = listen(server);
    RawClient client(port);
    client.send(odd);
    RawClient other(port);
    other.send(even);
    QCOMPARE(other.answer().status, 200);
    QVERIFY(!client.socket().waitForReadyRead(200));
    QCOMPARE(server.connections(), 2);
    client.socket().disconnectFromHost();
    QTRY_COMPARE_WITH_TIMEOUT(server.connections(), 1, 20000);
}

void DeliveryTest::hangsUntilTheServerStops()
{
    HttpServer server({}, delivering({.manner = Delivery::Manner::Hang}));
    RawClient client(listen(server));
    client.send(even + odd);
    QCOMPARE(client.answer().status, 200);
    QVERIFY(server.stop(20s));
    QVERIFY(client.isClosedWithoutAWord());
}

void DeliveryTest::tricklesAndGoesOn()
{
    HttpServer server({}, delivering({.manner = Delivery::Manner::Trickle, .bytes = 16, .pause = 5ms}));
    RawClient client(listen(server));
    QElapsedTimer timer;
    timer.start();
    client.send(odd + even);
    const auto answer = client.answer();
    QCOMPARE(answer.body, QByteArray("hello"));
    QVERIFY(timer.elapsed() >= 5 * ((answer.head.size() + 5) / 16));
    QCOMPARE(client.answer().body, QByteArray("hello"));
}

QTEST_GUILESS_MAIN(DeliveryTest)
#include "deliverytest.moc"
