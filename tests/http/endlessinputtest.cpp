#include "httpserver.h"
#include "rawclient.h"

#include <QFile>
#include <QTest>

#include <unistd.h>

using namespace meja;

/// Every part of a request has a limit. A client that never ends a part gets a response early, and the server
/// keeps no more than the limit in memory.
class EndlessInputTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void limitsEveryPart_data();
    void limitsEveryPart();
    void acceptsPartsOfExactlyTheLimit_data();
    void acceptsPartsOfExactlyTheLimit();

private:
    static constexpr qsizetype maxSent = qsizetype(64) << 20;
    static constexpr qsizetype maxGrowth = qsizetype(16) << 20;

    /// Bytes of this process in memory.
    static qsizetype memory()
    {
        QFile file(QStringLiteral("/proc/self/statm"));
        return file.open(QIODevice::ReadOnly)
                   ? file.readAll().split(' ').value(1).toLongLong() * ::getpagesize()
                   : 0;
    }
    static HttpResponse length(const HttpRequest &request)
    {
        return HttpResponse::text(200, QByteArray::number(request.body.size()));
    }
    static inline const QByteArray chunked =
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
};

void EndlessInputTest::limitsEveryPart_data()
{
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<QByteArray>("repeated");
    QTest::addColumn<int>("status");
    QTest::newRow("method") << QByteArray() << QByteArray("GET") << 414;
    QTest::newRow("target") << QByteArray("GET /") << QByteArray("a") << 414;
    QTest::newRow("blanks after the target") << QByteArray("GET / ") << QByteArray(" ") << 414;
    const QByteArray get = "GET / HTTP/1.1\r\nHost: a\r\n";
    QTest::newRow("name of a field") << get << QByteArray("X") << 431;
    QTest::newRow("value of a field") << get + "X: " << QByteArray("y") << 431;
    QTest::newRow("fields") << get << QByteArray("X: y\r\n") << 431;
    QTest::newRow("long fields") << get << "X: " + QByteArray(8000, 'y') + "\r\n" << 431;
    QTest::newRow("body") << chunked << "400\r\n" + QByteArray(1024, 'a') + "\r\n" << 413;
    QTest::newRow("chunk size") << chunked << QByteArray("0") << 413;
    QTest::newRow("chunk extension") << chunked + "5;" << QByteArray("a") << 413;
    QTest::newRow("chunk extension in quotes") << chunked + "5;a=\"" << QByteArray("\\\"") << 413;
    QTest::newRow("small chunks") << chunked << QByteArray("1\r\na\r\n") << 413;
    QTest::newRow("chunk extensions") << chunked << "1;" + QByteArray(200, 'a') + "\r\na\r\n" << 413;
    QTest::newRow("trailer") << chunked + "0\r\nX: " << QByteArray("y") << 431;
    QTest::newRow("trailers") << chunked + "0\r\n" << QByteArray("X: y\r\n") << 431;
}

void EndlessInputTest::limitsEveryPart()
{
    QFETCH(QByteArray, start);
    QFETCH(QByteArray, repeated);
    QFETCH(int, status);
    HttpServer server({}, length);
    RawClient client(server.listen().value_or(0));
    client.send(start);
    const QByteArray block = repeated.repeated(65'536 / repeated.size());
    const qsizetype before = memory();
    qsizetype sent = 0;
    while (sent < maxSent && !client.socket().waitForReadyRead(0) && client.socket().write(block) > 0 &&
           client.socket().waitForBytesWritten(20000))
        sent += block.size();
    QCOMPARE(client.readResponse().status, status);
    QVERIFY2(sent < maxSent, "the server accepted everything");
    QVERIFY2(memory() - before < maxGrowth, qPrintable(QString::number(memory() - before)));
}

void EndlessInputTest::acceptsPartsOfExactlyTheLimit_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("longer"); ///< One byte or one field more.
    const HttpServerSettings limits;
    const auto target = [&](qsizetype more) {
        const qsizetype rest = QByteArray("GET / HTTP/1.1\r\n").size();
        return "GET /" + QByteArray(limits.maxRequestLineBytes - rest + more, 'a') +
               " HTTP/1.1\r\nHost: a\r\n\r\n";
    };
    QTest::newRow("request line") << target(0) << target(1);
    const auto field = [&](qsizetype more) {
        return "GET / HTTP/1.1\r\nHost: a\r\nX:" + QByteArray(limits.maxFieldBytes - 4 + more, 'y') +
               "\r\n\r\n";
    };
    QTest::newRow("field") << field(0) << field(1);
    const auto fields = [&](int more) {
        return "GET / HTTP/1.1\r\nHost: a\r\n" +
               QByteArray("X: y\r\n").repeated(limits.maxFields - 1 + more) + "\r\n";
    };
    QTest::newRow("fields") << fields(0) << fields(1);
    const auto line = [&](qsizetype more) {
        return chunked + "1;" + QByteArray(limits.maxChunkLineBytes - 4 + more, 'a') + "\r\na\r\n0\r\n\r\n";
    };
    QTest::newRow("chunk line") << line(0) << line(1);
    const auto trailer = [&](qsizetype more) {
        return chunked + "0\r\nX:" + QByteArray(limits.maxTrailerBytes - 6 + more, 'y') + "\r\n\r\n";
    };
    QTest::newRow("trailer") << trailer(0) << trailer(1);
}

void EndlessInputTest::acceptsPartsOfExactlyTheLimit()
{
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, longer);
    HttpServer server({}, length);
    RawClient client(server.listen().value_or(0));
    client.send(request);
    QCOMPARE(client.readResponse().status, 200);
    client.send(longer);
    QVERIFY(client.readResponse().status >= 400);
    QVERIFY(client.isClosedWithoutData());
}

QTEST_GUILESS_MAIN(EndlessInputTest)
#include "endlessinputtest.moc"
