#include "router.h"

#include <QTest>

using namespace meja;

/// Which handler a method and a path lead to.
class RouterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheHandler_data();
    void findsTheHandler();
    void handsOnWhatStandsInThePlaces();
    void tellsWhichMethodsAPathKnows();
    void prefersFixedSegments();

private:
    static HttpRequest request(const QByteArray &method, const QString &path)
    {
        HttpRequest request;
        request.method = method;
        request.path = path.toUtf8();
        request.segments = path.mid(1).split(u'/');
        return request;
    }
    static Router::Handler saying(const QByteArray &word)
    {
        return [word](const HttpRequest &) { return HttpAnswer::text(200, word); };
    }
    static Router router()
    {
        Router router;
        router.add("GET", QStringLiteral("/orders"), saying("list"));
        router.add("POST", QStringLiteral("/orders"), saying("make"));
        router.add("GET", QStringLiteral("/orders/{id}"), saying("one"));
        router.add("POST", QStringLiteral("/orders/{id}/cancellation"), saying("cancel"));
        router.add("GET", QStringLiteral("/orders/{id}/checks/{job}"), [](const HttpRequest &given) {
            return HttpAnswer::text(
                200, (given.parameter(QStringLiteral("id")) + u'+' + given.parameter(QStringLiteral("job")))
                         .toUtf8());
        });
        router.add("GET", QStringLiteral("/"), saying("root"));
        return router;
    }
};

void RouterTest::findsTheHandler_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char *method, const char *path, int status, const char *body) {
        QTest::addRow("%s %s", method, path)
            << QByteArray(method) << QString::fromLatin1(path) << status << QByteArray(body);
    };
    row("GET", "/orders", 200, "list");
    row("HEAD", "/orders", 200, "list");
    row("POST", "/orders", 200, "make");
    row("GET", "/orders/7", 200, "one");
    row("GET", "/", 200, "root");
    row("POST", "/orders/7/cancellation", 200, "cancel");
    row("GET", "/orders/", 404, "Not Found\n");
    row("GET", "/orders/7/", 404, "Not Found\n");
    row("GET", "/Orders", 404, "Not Found\n");
    row("GET", "/orders/7/other", 404, "Not Found\n");
    row("DELETE", "/orders/7", 405, "Method Not Allowed\n");
    row("HEAD", "/orders/7/cancellation", 405, "Method Not Allowed\n");
}

void RouterTest::findsTheHandler()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    const HttpAnswer answer = router().answer(request(method, path));
    QTEST(answer.status, "status");
    QTEST(answer.body, "body");
}

void RouterTest::handsOnWhatStandsInThePlaces()
{
    const HttpAnswer answer = router().answer(request("GET", QStringLiteral("/orders/a b/checks/7")));
    QCOMPARE(answer.body, QByteArray("a b+7"));
}

void RouterTest::tellsWhichMethodsAPathKnows()
{
    const HttpAnswer answer = router().answer(request("PATCH", QStringLiteral("/orders")));
    QCOMPARE(answer.status, 405);
    QCOMPARE(answer.headers.value("allow"), QByteArray("GET, POST, HEAD"));
}

void RouterTest::prefersFixedSegments()
{
    Router both;
    both.add("GET", QStringLiteral("/{kind}/mine"), saying("place"));
    both.add("GET", QStringLiteral("/orders/{id}"), saying("fixed"));
    QCOMPARE(both.answer(request("GET", QStringLiteral("/orders/mine"))).body, QByteArray("fixed"));
    QCOMPARE(both.answer(request("GET", QStringLiteral("/users/mine"))).body, QByteArray("place"));
    QCOMPARE(both.match(request("GET", QStringLiteral("/orders/mine"))).route->pattern,
             QStringLiteral("/orders/{id}"));
}

QTEST_GUILESS_MAIN(RouterTest)
#include "routertest.moc"
