#include "openapi.h"
#include "customerroutes.h"
#include "staffroutes.h"

#include <QJsonArray>
#include <QSet>
#include <QTest>

using namespace meja;

namespace {

QList<ApiRoute> allRoutes()
{
    return staffRoutes() + customerDescriptions();
}

} // namespace

/// `/openapi.json` matches the routes.
class OpenApiTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void describesEveryRouteAndNothingElse();
    void describesTheFieldsOfEachRoute();
    void problemNamesAreUnique();
    void staffRoutesAreConsistent();
    void customerRoutesAreConsistent();
};

void OpenApiTest::describesEveryRouteAndNothingElse()
{
    QStringList served;
    const auto routes = allRoutes();
    for (const ApiRoute &route : routes)
        served.append(route.name());
    QStringList described;
    const QJsonObject document = openApiOf(routes, QStringLiteral("1"));
    QCOMPARE(document.value(QStringLiteral("openapi")).toString(), QStringLiteral("3.1.0"));
    const QJsonObject paths = document.value(QStringLiteral("paths")).toObject();
    for (auto path = paths.begin(); path != paths.end(); ++path) {
        const QJsonObject methods = path.value().toObject();
        for (auto method = methods.begin(); method != methods.end(); ++method)
            described.append(method.key().toUpper() + u' ' + path.key());
    }
    served.sort();
    described.sort();
    QCOMPARE(described, served);
}

void OpenApiTest::describesTheFieldsOfEachRoute()
{
    const QJsonObject paths =
        openApiOf(allRoutes(), QStringLiteral("1")).value(QStringLiteral("paths")).toObject();
    const auto routes = allRoutes();
    for (const ApiRoute &route : routes) {
        const QJsonObject operation = paths.value(route.pattern)
                                          .toObject()
                                          .value(QString::fromLatin1(route.method.toLower()))
                                          .toObject();
        const QJsonValue schema = operation.value(QStringLiteral("requestBody"))
                                      .toObject()
                                      .value(QStringLiteral("content"))
                                      .toObject()
                                      .value(QStringLiteral("application/json"))
                                      .toObject()
                                      .value(QStringLiteral("schema"));
        QCOMPARE(schema.toObject(), route.body.isEmpty() ? QJsonObject() : schemaOf(route.body));
        QVERIFY2(
            operation.value(QStringLiteral("responses")).toObject().contains(QString::number(route.status)),
            qPrintable(route.name()));
        const auto parameters = operation.value(QStringLiteral("parameters")).toArray();
        QCOMPARE(parameters.size(),
                 route.pattern.count(u'{') + route.query.size() + (route.takesKey ? 1 : 0));
    }
}

void OpenApiTest::problemNamesAreUnique()
{
    QSet<QString> names;
    const auto problems = allProblems();
    for (const Problem &problem : problems) {
        QVERIFY2(!names.contains(problem.name), qPrintable(problem.name));
        QVERIFY(problem.status >= 400 && problem.status < 600 && !problem.title.isEmpty());
        names.insert(problem.name);
    }
}

void OpenApiTest::customerRoutesAreConsistent()
{
    QSet<QString> operations;
    const auto routes = customerRoutes();
    for (const CustomerRoute &route : routes) {
        QVERIFY2(!operations.contains(route.description.operation), qPrintable(route.description.operation));
        operations.insert(route.description.operation);
        QVERIFY(route.handle != nullptr && !route.description.summary.isEmpty());
        QVERIFY(route.description.access == Access::Customer);
        QVERIFY(route.description.pattern.startsWith(QLatin1String("/api/v1/")));
        QCOMPARE(route.description.takesKey, route.description.isWrite());
        QCOMPARE(route.description.response.isEmpty(), route.description.status == 204);
    }
    QCOMPARE(routes.size(), 10);
}

void OpenApiTest::staffRoutesAreConsistent()
{
    QSet<QString> operations;
    const auto routes = staffRoutes();
    for (const ApiRoute &route : routes) {
        QVERIFY2(!operations.contains(route.operation), qPrintable(route.operation));
        operations.insert(route.operation);
        QVERIFY(route.handle != nullptr && !route.summary.isEmpty());
        // Readers can only change one thing: they can end their own session.
        const bool isReader = route.access == Access::Reader;
        const bool endsSession = route.operation == QLatin1String("signOut");
        QVERIFY2(!route.isWrite() || !isReader || endsSession, qPrintable(route.name()));
        QVERIFY2(route.takesKey == (route.isWrite() && !endsSession), qPrintable(route.name()));
    }
}

QTEST_APPLESS_MAIN(OpenApiTest)
#include "openapitest.moc"
