#include "httpserver.h"
#include "rawclient.h"

#include <QTest>

#include <atomic>

using namespace meja;

/// Requests whose end two programs could see at different places. A proxy would then pass a second request
/// that it has not checked (request smuggling), so that the server refuses them and closes the connection.
class FramingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesAmbiguousRequests_data();
    void refusesAmbiguousRequests();
    void readsOneRequestAtATime();

private:
    static void refuses(const QByteArray &fields, const QByteArray &body, int status,
                        const QByteArray &version);
    static inline const QByteArray hidden = "GET /hidden HTTP/1.1\r\nHost: a\r\n\r\n";
};

void FramingTest::refusesAmbiguousRequests_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    const auto row = [](const QByteArray &fields, int status = 400, const QByteArray &body = hidden,
                        const char *name = nullptr) {
        const QByteArray readable = QByteArray(fields).replace("\r", "CR ").replace("\n", "LF ");
        QTest::newRow(name ? name : readable.constData()) << fields << body << status;
    };
    // Another coding than exactly `chunked`.
    for (const QByteArray coding : {"gzip", "identity", "xchunked", "chunkedx", "gzip, chunked",
                                    "chunked, gzip", "chunked;q=1", "\"chunked\"", "chunked identity"}) {
        row("Transfer-Encoding: " + coding + "\r\n", 501);
        row("Transfer-Encoding: " + coding + "\r\nContent-Length: 36\r\n");
    }
    for (const QByteArray coding : {"", "chunked, chunked", ",chunked", "chunked,",
                                    "\x0b"
                                    "chunked"})
        row("Transfer-Encoding: " + coding + "\r\n");
    row("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n");
    row("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", 501);
    row("Transfer-Encoding: identity\r\nTransfer-Encoding: chunked\r\n", 501);
    // Both a coding and a length, in both orders and with any length.
    row("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", 400, "0\r\n\r\n" + hidden);
    row("Content-Length: 0\r\nTransfer-Encoding: chunked\r\n", 400, "0\r\n\r\n" + hidden);
    row("Transfer-Encoding: CHUNKED\r\ncontent-length: 5\r\n", 400, "0\r\n\r\n" + hidden);
    // Lengths.
    for (const QByteArray length :
         {"", "+5", "-5", "0x5", "5;", "5, 5", "5,6", "5 5", "5\t6", "five", "1e1", "5.0"})
        row("Content-Length: " + length + "\r\n");
    row("Content-Length: 0\r\nContent-Length: 0\r\n");
    row("Content-Length: 0\r\nContent-Length: 36\r\n");
    row("Content-Length: 99999999999999999999999999999999999999\r\n", 413);
    row("Content-Length: 18446744073709551616\r\n", 413);
    // Fields that some programs read differently.
    row("Transfer-Encoding : chunked\r\n");
    row("Content-Length : 0\r\n");
    row(" Content-Length: 0\r\n");
    row("X: y\r\n Transfer-Encoding: chunked\r\n");
    row("X: y\r\n\tContent-Length: 0\r\n");
    row("X: y\rContent-Length: 36\r\n");
    row("X: y\nContent-Length: 36\r\n");
    row("Content-Length: 0\n\r\n");
    row(QByteArray("X: a\0b\r\n", 8), 400, hidden, "a null character");
    row("Content\x7fLength: 36\r\n");
    row(": 5\r\n");
    row("Content-Length\r\n");
    row("Host: b\r\n");
    // Chunks.
    const QByteArray chunked = "Transfer-Encoding: chunked\r\n";
    for (const QByteArray chunks :
         {"+5\r\nhello\r\n0\r\n\r\n", "0x5\r\nhello\r\n0\r\n\r\n", " 5\r\nhello\r\n0\r\n\r\n",
          "5 \r\nhello\r\n0\r\n\r\n", "5\nhello\r\n0\r\n\r\n", "5\r\nhelloX\r\n0\r\n\r\n",
          "5\r\nhello\n0\r\n\r\n", "5\r\nhello0\r\n\r\n", "-1\r\nhello\r\n0\r\n\r\n",
          ";a\r\nhello\r\n0\r\n\r\n", "\r\nhello\r\n0\r\n\r\n", "5;a\x01\r\nhello\r\n0\r\n\r\n",
          "5 5\r\nhello\r\n0\r\n\r\n", "0\r\nX\r\n\r\n", "0\r\nX : y\r\n\r\n", "0\r\n X: y\r\n\r\n",
          "0\r\nX: y\n\r\n", "0\n\r\n", "5;a\n\r\nhello\r\n0\r\n\r\n"})
        row(chunked, 400, chunks + hidden, ("chunks " + chunks.toPercentEncoding()).constData());
    for (const QByteArray chunks :
         {"fffffffffffffffff5\r\nhello\r\n0\r\n\r\n", "7fffffffffffffff\r\nhello\r\n0\r\n\r\n",
          "ffffffff\r\nhello\r\n0\r\n\r\n", "00000000000000000005\r\nhello\r\n0\r\n\r\n"})
        row(chunked, 413, chunks + hidden, ("chunks " + chunks.toPercentEncoding()).constData());
}

void FramingTest::refusesAmbiguousRequests()
{
    QFETCH(QByteArray, fields);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    // A lenient server reads an unknown coding as no body or as chunks.
    QList<QByteArray> bodies{body};
    if (body == hidden && fields.toLower().contains("transfer-encoding"))
        bodies.append("0\r\n\r\n" + hidden);
    for (const QByteArray &sent : std::as_const(bodies)) {
        refuses(fields, sent, status, "HTTP/1.1");
        // HTTP/1.0 has no transfer coding.
        refuses(fields, sent, fields.contains("Transfer-Encoding:") ? 400 : status, "HTTP/1.0");
    }
}

void FramingTest::refuses(const QByteArray &fields, const QByteArray &body, int status,
                          const QByteArray &version)
{
    std::atomic<int> handled{0};
    HttpServer server({}, [&](const HttpRequest &) {
        ++handled;
        return HttpResponse::empty();
    });
    RawClient client(server.listen().value_or(0));
    client.send("POST / " + version + "\r\nHost: a\r\n" + fields + "\r\n" + body);
    const auto response = client.readResponse();
    QCOMPARE(response.status, status);
    QVERIFY(response.hasHeaderLine("Connection: close"));
    QVERIFY(client.isClosedWithoutData());
    QCOMPARE(handled.load(), 0);
}

void FramingTest::readsOneRequestAtATime()
{
    // The body looks like a request.
    QList<QByteArray> paths;
    HttpServer server({.workers = 1}, [&](const HttpRequest &request) {
        paths.append(request.path);
        return HttpResponse::empty();
    });
    RawClient client(server.listen().value_or(0));
    client.send("POST /first HTTP/1.1\r\nHost: a\r\nContent-Length: " + QByteArray::number(hidden.size()) +
                "\r\n\r\n" + hidden + "GET /second HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n" +
                hidden);
    QCOMPARE(client.readUntilClosed().count("HTTP/1.1 204"), 2);
    QCOMPARE(paths, (QList<QByteArray>{"/first", "/second"}));
}

QTEST_GUILESS_MAIN(FramingTest)
#include "framingtest.moc"
