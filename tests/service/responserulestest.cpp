#include "apiclient.h"
#include "databaseproxy.h"
#include "privatecluster.h"
#include "rawclient.h"
#include "sqlsession.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace meja;

/// Rules for the responses of all routes: nothing may store them, and a failure of the service is in the log
/// with its cause, but the response does not contain the cause.
class ResponseRulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void noResponseMayBeStored();
    void failuresAreLoggedWithTheirCause_data();
    void failuresAreLoggedWithTheirCause();
    void refusedConnectionsAreLoggedWithTheirCause();
    void limitsTheRateOfTheClientBehindAProxy();
    void acceptsSeveralBlanksBeforeTheToken();

private:
    static constexpr int timeout = 45000; ///< Milliseconds.

    struct Call
    {
        QByteArray method;
        QByteArray path;
        QByteArray token;
        QByteArray body;
    };
    /// One call of each described route, with the token of its API.
    [[nodiscard]] QList<Call> calls(quint16 port) const;
    static QList<Call> webhooks();
    static ServiceProcess::Response send(quint16 port, const Call &call)
    {
        static int number = 0;
        return ApiClient::ask(port, call.method, call.path, call.token, call.body,
                              "key-" + QByteArray::number(++number));
    }
    static QString requestId(const ServiceProcess::Response &response)
    {
        const qsizetype at = response.head.indexOf("X-Request-Id: ") + 14;
        return QString::fromLatin1(response.head.mid(at, 32));
    }

    QString m_database;
    QByteArray m_staff;
};

void ResponseRulesTest::initTestCase()
{
    m_database = PrivateCluster::shared().createMigratedDatabase();
    SqlSession shop(m_database);
    fillShop(shop);
    ApiClient::addAdmin(m_database);
    m_staff = ApiClient::staffToken(m_database);
}

QList<ResponseRulesTest::Call> ResponseRulesTest::calls(quint16 port) const
{
    QList<Call> all;
    const auto paths = QJsonDocument::fromJson(ServiceProcess::ask(port, "GET", "/openapi.json").body)
                           .object()
                           .value(QStringLiteral("paths"))
                           .toObject();
    for (auto path = paths.constBegin(); path != paths.constEnd(); ++path) {
        const auto methods = path.value().toObject().keys();
        QString concrete = path.key();
        concrete.replace(QRegularExpression(QStringLiteral("\\{[a-z_]+\\}")), QStringLiteral("1"));
        const bool isStaff = concrete.startsWith(QLatin1String("/staff/"));
        for (const QString &method : methods) {
            const bool endsSession =
                isStaff && method == QLatin1String("delete") && concrete.endsWith(QLatin1String("/session"));
            if (!endsSession)
                all.append({method.toUpper().toLatin1(), concrete.toLatin1(),
                            isStaff ? m_staff : ApiClient::customerToken(), R"({"reason":"a"})"});
        }
    }
    return all;
}

/// A notification of each partner that is valid until the database is needed.
QList<ResponseRulesTest::Call> ResponseRulesTest::webhooks()
{
    const QByteArray signature =
        QCryptographicHash::hash("NONE-120010000.00SB-Mid-server-secretOne", QCryptographicHash::Sha512)
            .toHex();
    return {{"POST",
             "/webhooks/midtrans",
             {},
             R"({"order_id":"NONE-1","status_code":"200","gross_amount":"10000.00","signature_key":")" +
                 signature + R"("})"},
            {"PUT", "/webhooks/komerce/secretFour-0123456789", {}, R"({"order_no":"KOM1"})"}};
}

void ResponseRulesTest::noResponseMayBeStored()
{
    ServiceProcess service(PrivateCluster::shared().settings(m_database), ApiClient::customerVariables());
    QVERIFY2(service.port() > 0, service.log());
    const auto routes = calls(service.port()) + webhooks() +
                        QList<Call>{{"GET", "/nowhere", {}, {}}, {"POST", "/healthz", {}, "{}"}};
    QVERIFY(routes.size() > 20);
    for (const Call &call : routes) {
        for (const QByteArray &token : {call.token, QByteArray()}) {
            const auto response = send(service.port(), {call.method, call.path, token, call.body});
            QVERIFY2(response.status > 0, call.path);
            QVERIFY2(response.head.count("\r\nCache-Control: no-store\r\n") == 1, call.path + response.head);
        }
    }
    RawClient malformed(service.port());
    malformed.send("nonsense\r\n\r\n");
    QVERIFY(malformed.readResponse().head.contains("\r\nCache-Control: no-store\r\n"));
}

void ResponseRulesTest::failuresAreLoggedWithTheirCause_data()
{
    QTest::addColumn<QString>("statement");
    QTest::addColumn<QString>("undo");
    QTest::newRow("the database is unreachable") << QString() << QString();
    QTest::newRow("statements fail")
        << QStringLiteral("alter function meja.use_staff_session(bytea) rename to hidden;"
                          "alter function meja.is_active_customer() rename to hidden_customer;"
                          "alter table meja.webhook_deliveries rename to hidden_deliveries")
        << QStringLiteral("alter function meja.hidden(bytea) rename to use_staff_session;"
                          "alter function meja.hidden_customer() rename to is_active_customer;"
                          "alter table meja.hidden_deliveries rename to webhook_deliveries");
}

void ResponseRulesTest::failuresAreLoggedWithTheirCause()
{
    QFETCH(QString, statement);
    QFETCH(QString, undo);
    DatabaseProxy proxy(PrivateCluster::shared().folder());
    ConnectionSettings settings = PrivateCluster::shared().settings(m_database);
    settings.host = proxy.folder();
    auto variables = ApiClient::customerVariables();
    variables.insert(QStringLiteral("MEJA_REQUESTS_PER_MINUTE"), QStringLiteral("0"));
    ServiceProcess service(settings, variables);
    QVERIFY2(service.port() > 0, service.log());
    const auto routes = calls(service.port()) + webhooks();
    SqlSession administrator(m_database);
    QCOMPARE(administrator.script(statement.isEmpty() ? QStringLiteral("select 1") : statement), QString());
    if (statement.isEmpty()) {
        proxy.setFault(DatabaseProxy::Fault::Close);
        proxy.breakAll(DatabaseProxy::Fault::Close);
    }
    int failures = 0;
    for (const Call &call : routes) {
        const auto response = send(service.port(), call);
        if (response.status < 500) // Refused without the database, such as an invalid field.
            continue;
        ++failures;
        const auto line = service.line([&](const QJsonObject &logged) {
            return logged.value(QStringLiteral("event")) == QLatin1String("request") &&
                   logged.value(QStringLiteral("request_id")).toString() == requestId(response);
        });
        const QString cause = line.value(QStringLiteral("cause")).toString();
        QCOMPARE(line.value(QStringLiteral("level")).toString(), QStringLiteral("error"));
        QVERIFY2(cause.size() > 10, call.path + response.body);
        QVERIFY2(!response.body.contains(cause.toUtf8()) && !response.body.contains("does not exist") &&
                     !response.body.contains("socket"),
                 response.body);
    }
    QVERIFY2(failures > 20, qPrintable(QString::number(failures)));
    QCOMPARE(administrator.script(undo.isEmpty() ? QStringLiteral("select 1") : undo), QString());
}

void ResponseRulesTest::refusedConnectionsAreLoggedWithTheirCause()
{
    ServiceProcess service(PrivateCluster::shared().settings(m_database),
                           {{QStringLiteral("MEJA_MOST_CONNECTIONS_PER_ADDRESS"), QStringLiteral("2")}});
    QVERIFY2(service.port() > 0, service.log());
    RawClient first(service.port());
    RawClient second(service.port());
    const auto refused = ApiClient::ask(service.port(), "GET", "/staff/v1/session", {});
    QCOMPARE(refused.status, 503);
    QCOMPARE(service.get("/healthz").status, 200);
    QCOMPARE(service.get("/readyz").status, 200);
    const auto line = service.line([&](const QJsonObject &logged) {
        return logged.value(QStringLiteral("request_id")).toString() == requestId(refused);
    });
    QCOMPARE(line.value(QStringLiteral("level")).toString(), QStringLiteral("error"));
    QVERIFY(line.value(QStringLiteral("cause")).toString().contains(QLatin1String("too many connections")));
}

void ResponseRulesTest::limitsTheRateOfTheClientBehindAProxy()
{
    ServiceProcess service(PrivateCluster::shared().settings(m_database),
                           {{QStringLiteral("MEJA_REQUESTS_PER_MINUTE"), QStringLiteral("3")},
                            {QStringLiteral("MEJA_BEHIND_PROXY"), QStringLiteral("yes")}});
    QVERIFY2(service.port() > 0, service.log());
    int number = 0;
    const auto status = [&](const QByteArray &client) {
        const QByteArray other = QByteArray::number(++number);
        RawClient raw(service.port());
        raw.send("GET /nowhere HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 198.51.100." + other +
                 "\r\nX-Forwarded-For: 203.0.113." + other + ", " + client + "\r\n\r\n");
        return raw.readResponse().status;
    };
    // However the client writes other addresses, its own has one allowance.
    for (const QByteArray client : {"192.0.2.1", "192.0.2.1:4711", "::ffff:192.0.2.1"})
        QCOMPARE(status(client), 404);
    QCOMPARE(status("192.0.2.1:4712"), 429);
    QCOMPARE(status("192.0.2.2"), 404);
    // Clients without a valid address share one allowance.
    for (const QByteArray junk : {"unknown", "_a", "192.0.2"})
        QCOMPARE(status(junk), 404);
    QCOMPARE(status("junk"), 429);
}

void ResponseRulesTest::acceptsSeveralBlanksBeforeTheToken()
{
    ServiceProcess service(PrivateCluster::shared().settings(m_database), ApiClient::customerVariables());
    QVERIFY2(service.port() > 0, service.log());
    const auto status = [&](const QByteArray &path, const QByteArray &fields) {
        RawClient raw(service.port());
        raw.send("GET " + path + " HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n");
        return raw.readResponse().status;
    };
    const QList<QPair<QByteArray, QByteArray>> apis{{"/staff/v1/session", m_staff},
                                                    {"/api/v1/orders", ApiClient::customerToken()}};
    for (const auto &[path, token] : apis) {
        for (const QByteArray start : {"Bearer ", "Bearer  ", "bearer ", "BEARER     ", "  Bearer "})
            QCOMPARE(status(path, "Authorization: " + start + token + " \r\n"), 200);
        for (const QByteArray start : {"Bearer", "Bearer\t", "Basic ", "Bearer Bearer ", ""})
            QCOMPARE(status(path, "Authorization: " + start + token + "\r\n"), 401);
        const QByteArray line = "Authorization: Bearer " + token + "\r\n";
        QCOMPARE(status(path, line + line), 401);
        QCOMPARE(status("http://127.0.0.1:8420" + path, line), 200);
    }
}

QTEST_GUILESS_MAIN(ResponseRulesTest)
#include "responserulestest.moc"
