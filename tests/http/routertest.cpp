#include "router.h"

#include <QTest>

using namespace meja;

/// The handler for a method and a path.
class RouterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheHandler_data();
    void findsTheHandler();
    void passesParametersToTheHandler();
    void listsTheMethodsOfAPath();
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
    static Router::Handler handlerFor(const QByteArray &word)
    {
        return [word](const HttpRequest &) { return HttpResponse::text(200, word); };
    }
    static Router router()
    {
        Router router;
        router.add("GET", QStringLiteral("/orders"), handlerFor("list"));
        router.add("POST", QStringLiteral("/orders"), handlerFor("make"));
        router.add("GET", QStringLiteral("/orders/{id}"), handlerFor("one"));
        router.add("POST", QStringLiteral("/orders/{id}/cancellation"), handlerFor("cancel"));
        router.add("GET", QStringLiteral("/orders/{id}/checks/{job}"), [](const HttpRequest &given) {
            return HttpResponse::text(
                200, (given.parameter(QStringLiteral("id")) + u'+' + given.parameter(QStringLiteral("job")))
                         .toUtf8());
        });
        router.add("GET", QStringLiteral("/"), handlerFor("root"));
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
    const HttpResponse response = router().handle(request(method, path));
    QTEST(response.status, "status");
    QTEST(response.body, "body");
}

void RouterTest::passesParametersToTheHandler()
{
    const HttpResponse response = router().handle(request("GET", QStringLiteral("/orders/a b/checks/7")));
    QCOMPARE(response.body, QByteArray("a b+7"));
}

void RouterTest::listsTheMethodsOfAPath()
{
    const HttpResponse response = router().handle(request("PATCH", QStringLiteral("/orders")));
    QCOMPARE(response.status, 405);
    QCOMPARE(response.headers.value("allow"), QByteArray("GET, POST, HEAD"));
}

void RouterTest::prefersFixedSegments()
{
    Router both;
    both.add("GET", QStringLiteral("/{kind}/mine"), handlerFor("place"));
    both.add("GET", QStringLiteral("/orders/{id}"), handlerFor("fixed"));
    QCOMPARE(both.handle(request("GET", QStringLiteral("/orders/mine"))).body, QByteArray("fixed"));
    QCOMPARE(both.handle(request("GET", QStringLiteral("/users/mine"))).body, QByteArray("place"));
    QCOMPARE(both.match(request("GET", QStringLiteral("/orders/mine"))).route->pattern,
             QStringLiteral("/orders/{id}"));
}

QTEST_GUILESS_MAIN(RouterTest)
#include "routertest.moc"
