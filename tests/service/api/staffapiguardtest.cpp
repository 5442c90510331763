#include "apiserver.h"

#include <QTest>

#include <thread>

using namespace meja;

/// Authentication, authorization, validation and idempotency of the staff API.
class StaffApiGuardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_api = std::make_unique<ApiServer>(); }
    void cleanupTestCase() { m_api.reset(); }

    void checksTheRoleOnEveryRoute_data();
    void checksTheRoleOnEveryRoute();
    void describesEveryServedRoute();
    void refusesRequestsWithoutASession_data();
    void refusesRequestsWithoutASession();
    void roleChangesApplyAtOnce();
    void refusesADisabledAccount();
    void requiresAnIdempotencyKey_data();
    void requiresAnIdempotencyKey();
    void acceptsAKeyOfMaximumLength();
    void refusesInvalidBodies_data();
    void refusesInvalidBodies();
    void repeatingARequestReturnsTheSameResponse();
    void repeatingARefusedRequestReturnsTheSameResponse();
    void refusesAKeyOfAnotherRequest();
    void keysBelongToOneAccount();
    void refusesARequestThatIsInProgress();
    void repeatsARequestAfterACrash();
    void deletesResponsesAfterSevenDays();
    void sixteenRequestsWithOneKeyCancelOnce();
    void sixteenRequestsWithTheirOwnKeysCancelOnce();

private:
    QByteArray cancelPath(qint64 order)
    {
        return "/staff/v1/orders/" + QByteArray::number(order) + "/cancellation";
    }
    QString stateOfTheDatabase();

    std::unique_ptr<ApiServer> m_api;
    QHash<QString, QByteArray> m_tokens;
};

/// A summary of everything that a request could change.
QString StaffApiGuardTest::stateOfTheDatabase()
{
    return m_api->sql(QStringLiteral(
        "select concat_ws(' ', (select count(*) from audit_entries), (select count(*) from jobs),"
        " (select count(*) from idempotency_keys), (select count(*) from cancellations),"
        " (select count(*) from refunds), (select md5(string_agg(orders::text, '' order by id)) from "
        "orders))"));
}

void StaffApiGuardTest::checksTheRoleOnEveryRoute_data()
{
    QTest::addColumn<QString>("login");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<bool>("isAllowed");
    const QList<QPair<QString, Role>> people{{QStringLiteral("sari"), Role::Staff},
                                             {QStringLiteral("rani"), Role::Admin},
                                             {QStringLiteral("tono"), Role::Auditor}};
    const auto routes = staffRoutes();
    for (const ApiRoute &route : routes) {
        for (const auto &[login, role] : people)
            QTest::newRow(qPrintable(login + u' ' + route.name()))
                << login << route.method << route.pattern << rolesFor(route.access).contains(role);
    }
}

void StaffApiGuardTest::checksTheRoleOnEveryRoute()
{
    QFETCH(QString, login);
    QFETCH(QByteArray, method);
    QFETCH(QString, pattern);
    QFETCH(bool, isAllowed);
    const bool endsSession = method == "DELETE";
    if (!m_tokens.contains(login) || endsSession)
        m_tokens.insert(login, m_api->token(login));
    const QByteArray token = endsSession ? m_api->token(login) : m_tokens.value(login);
    QString path = pattern;
    path.replace(QStringLiteral("{id}"), QStringLiteral("999999"))
        .replace(QStringLiteral("{job}"), QStringLiteral("999999"));
    const QString before = stateOfTheDatabase();
    const qsizetype denials = m_api->denials().size();
    // No route accepts this body. Only callers who may call the route get that problem; the others get 403.
    const QByteArray body = method == "GET" || endsSession ? QByteArray() : QByteArray(R"({"nothing":1})");
    const auto reply = m_api->ask(method, path.toLatin1(), token, m_api->freshKey(), body);
    QCOMPARE(reply.status != 403, isAllowed);
    QVERIFY(reply.status != 401 && reply.status != 0 && reply.status < 500);
    QCOMPARE(stateOfTheDatabase(), before);
    if (!isAllowed) {
        QCOMPARE(m_api->denials().size(), denials + 1);
        QCOMPARE(m_api->denials().last(),
                 QStringLiteral("%1 %2 %3 forbidden").arg(login, QString::fromLatin1(method), pattern));
        // Valid fields lead to the same response.
        const auto whole = m_api->ask(method, path.toLatin1(), token, m_api->freshKey(), R"({"reason":"a"})");
        QCOMPARE(whole.status, 403);
        QCOMPARE(stateOfTheDatabase(), before);
    }
}

void StaffApiGuardTest::describesEveryServedRoute()
{
    const auto description = m_api->ask("GET", "/openapi.json", {});
    QCOMPARE(description.status, 200);
    const QJsonObject paths = description.json().value(QStringLiteral("paths")).toObject();
    int served = 0;
    for (const Route &route : m_api->router().routes()) {
        if (!route.pattern.startsWith(QLatin1String("/staff/")) &&
            !route.pattern.startsWith(QLatin1String("/api/")))
            continue;
        const QString method = QString::fromLatin1(route.method.toLower());
        QVERIFY2(paths.value(route.pattern).toObject().contains(method), qPrintable(route.pattern));
        ++served;
    }
    int described = 0;
    for (const auto &path : paths)
        described += static_cast<int>(path.toObject().size());
    QCOMPARE(described, served);
}

void StaffApiGuardTest::refusesRequestsWithoutASession_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::newRow("none") << QByteArray();
    QTest::newRow("too short") << QByteArray("abcdef");
    QTest::newRow("unknown") << QByteArray(64, 'a');
    QTest::newRow("not hexadecimal") << QByteArray(64, 'x');
}

void StaffApiGuardTest::refusesRequestsWithoutASession()
{
    QFETCH(QByteArray, token);
    const qint64 order = m_api->order();
    const QString before = stateOfTheDatabase();
    for (const QByteArray &method : {QByteArray("POST"), QByteArray("GET")}) {
        const QByteArray path = method == "GET" ? QByteArray("/staff/v1/session") : cancelPath(order);
        const auto reply = m_api->ask(method, path, token, m_api->freshKey(),
                                      method == "GET" ? QByteArray() : QByteArray(R"({"reason":"a"})"));
        QCOMPARE(reply.status, 401);
        QCOMPARE(reply.problem(), QStringLiteral("not-signed-in"));
        QVERIFY(reply.hasHeader("WWW-Authenticate: Bearer"));
    }
    QCOMPARE(stateOfTheDatabase(), before);
}

void StaffApiGuardTest::roleChangesApplyAtOnce()
{
    const QByteArray token = m_api->token(QStringLiteral("budi"));
    const QByteArray path = "/staff/v1/refunds/999999/approve";
    QCOMPARE(m_api->ask("POST", path, token, m_api->freshKey(), "{}").status, 404);
    m_api->sql(QStringLiteral("select set_staff_role('budi', 'staff')"));
    QCOMPARE(m_api->ask("POST", path, token, m_api->freshKey(), "{}").status, 403);
    m_api->sql(QStringLiteral("select set_staff_role('budi', 'admin')"));
}

void StaffApiGuardTest::refusesADisabledAccount()
{
    const QByteArray token = m_api->token(QStringLiteral("budi"));
    QCOMPARE(m_api->ask("GET", "/staff/v1/session", token).status, 200);
    m_api->sql(QStringLiteral("select disable_staff_account('budi')"));
    QCOMPARE(m_api->ask("GET", "/staff/v1/session", token).status, 401);
}

void StaffApiGuardTest::requiresAnIdempotencyKey_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::newRow("none") << QByteArray();
    QTest::newRow("256 characters") << QByteArray(256, 'k');
    QTest::newRow("a blank in the key") << QByteArray("a b");
}

void StaffApiGuardTest::requiresAnIdempotencyKey()
{
    QFETCH(QByteArray, key);
    const auto reply = m_api->ask("POST", cancelPath(m_api->order()), m_api->token(QStringLiteral("sari")),
                                  key, R"({"reason":"a"})");
    QCOMPARE(reply.status, 400);
    QCOMPARE(reply.problem(), QStringLiteral("idempotency-key-missing"));
}

void StaffApiGuardTest::acceptsAKeyOfMaximumLength()
{
    const auto reply = m_api->ask("POST", cancelPath(m_api->order()), m_api->token(QStringLiteral("sari")),
                                  QByteArray(255, 'k'), R"({"reason":"a"})");
    QCOMPARE(reply.status, 202);
}

void StaffApiGuardTest::refusesInvalidBodies_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::newRow("empty") << QByteArray("") << 422;
    QTest::newRow("no reason") << QByteArray("{}") << 422;
    QTest::newRow("a blank reason") << QByteArray(R"({"reason":" "})") << 422;
    QTest::newRow("an unknown field") << QByteArray(R"({"reason":"a","amount":1})") << 422;
    QTest::newRow("a repeated field") << QByteArray(R"({"reason":"a","reason":"b"})") << 400;
    QTest::newRow("not JSON") << QByteArray("reason=a") << 400;
    QTest::newRow("an array") << QByteArray("[]") << 400;
}

void StaffApiGuardTest::refusesInvalidBodies()
{
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    const qint64 order = m_api->order();
    const QString before = stateOfTheDatabase();
    const auto reply =
        m_api->ask("POST", cancelPath(order), m_api->token(QStringLiteral("sari")), m_api->freshKey(), body);
    QCOMPARE(reply.status, status);
    QVERIFY(reply.hasHeader("Content-Type: application/problem+json"));
    QCOMPARE(stateOfTheDatabase(), before);
}

void StaffApiGuardTest::repeatingARequestReturnsTheSameResponse()
{
    const qint64 order = m_api->order();
    const QByteArray token = m_api->token(QStringLiteral("sari"));
    const QByteArray key = m_api->freshKey();
    const auto first = m_api->ask("POST", cancelPath(order), token, key, R"({"reason":"a"})");
    QCOMPARE(first.status, 202);
    QVERIFY(!first.hasHeader("Idempotency-Replayed"));
    const QString before = stateOfTheDatabase();
    const auto again = m_api->ask("POST", cancelPath(order), token, key, R"({"reason":"a"})");
    QCOMPARE(again.status, 202);
    QVERIFY(again.hasHeader("Idempotency-Replayed: true"));
    QCOMPARE(again.body, first.body);
    QCOMPARE(stateOfTheDatabase(), before);
}

void StaffApiGuardTest::repeatingARefusedRequestReturnsTheSameResponse()
{
    const qint64 order = m_api->order();
    const QByteArray token = m_api->token(QStringLiteral("sari"));
    const QByteArray key = m_api->freshKey();
    const QByteArray path = "/staff/v1/orders/" + QByteArray::number(order) + "/archive";
    const auto first = m_api->ask("POST", path, token, key, R"({"reason":"a"})");
    QCOMPARE(first.problem(), QStringLiteral("not-over"));
    m_api->sql(QStringLiteral("update orders set status = 'KEDALUWARSA' where id = %1").arg(order));
    const auto again = m_api->ask("POST", path, token, key, R"({"reason":"a"})");
    QCOMPARE(again.body, first.body);
    QVERIFY(again.hasHeader("Content-Type: application/problem+json"));
}

void StaffApiGuardTest::refusesAKeyOfAnotherRequest()
{
    const qint64 order = m_api->order();
    const QByteArray token = m_api->token(QStringLiteral("sari"));
    const QByteArray key = m_api->freshKey();
    QCOMPARE(m_api->ask("POST", cancelPath(order), token, key, R"({"reason":"a"})").status, 202);
    const auto other = m_api->ask("POST", cancelPath(order), token, key, R"({"reason":"b"})");
    QCOMPARE(other.status, 422);
    QCOMPARE(other.problem(), QStringLiteral("key-reused"));
    const qint64 second = m_api->order();
    QCOMPARE(m_api->ask("POST", cancelPath(second), token, key, R"({"reason":"a"})").problem(),
             QStringLiteral("key-reused"));
    QCOMPARE(m_api->sql(QStringLiteral("select status from orders where id = %1").arg(second)),
             QStringLiteral("MENUNGGU_PEMBAYARAN"));
    // After the seven days the stored response is gone, but the cancellation still has its key.
    m_api->sql(QStringLiteral("delete from idempotency_keys"));
    QCOMPARE(m_api->ask("POST", cancelPath(second), token, key, R"({"reason":"a"})").problem(),
             QStringLiteral("key-reused"));
}

void StaffApiGuardTest::keysBelongToOneAccount()
{
    const QByteArray key = m_api->freshKey();
    const qint64 one = m_api->order();
    const qint64 two = m_api->order();
    QCOMPARE(
        m_api->ask("POST", cancelPath(one), m_api->token(QStringLiteral("sari")), key, R"({"reason":"a"})")
            .status,
        202);
    QCOMPARE(
        m_api->ask("POST", cancelPath(two), m_api->token(QStringLiteral("rani")), key, R"({"reason":"a"})")
            .status,
        202);
}

void StaffApiGuardTest::refusesARequestThatIsInProgress()
{
    const qint64 order = m_api->order();
    const QByteArray token = m_api->token(QStringLiteral("sari"));
    const QByteArray key = m_api->freshKey();
    QCOMPARE(m_api->ask("POST", cancelPath(order), token, key, R"({"reason":"a"})").status, 202);
    // Simulate a request whose response is not stored yet.
    m_api->sql(
        QStringLiteral(
            "update idempotency_keys set status = null, content_type = null, answer = null where key = '%1'")
            .arg(QString::fromLatin1(key)));
    const auto again = m_api->ask("POST", cancelPath(order), token, key, R"({"reason":"a"})");
    QCOMPARE(again.status, 409);
    QCOMPARE(again.problem(), QStringLiteral("in-progress"));
    QVERIFY(again.hasHeader("Retry-After: "));
}

void StaffApiGuardTest::repeatsARequestAfterACrash()
{
    const qint64 order = m_api->order();
    const QByteArray token = m_api->token(QStringLiteral("sari"));
    const QByteArray key = m_api->freshKey();
    const auto first = m_api->ask("POST", cancelPath(order), token, key, R"({"reason":"a"})");
    // Simulate a crash between the cancellation and its response, two minutes ago.
    m_api->sql(QStringLiteral("update idempotency_keys set status = null, content_type = null, answer = null,"
                              " claimed_at = now() - interval '2 minutes' where key = '%1'")
                   .arg(QString::fromLatin1(key)));
    const auto again = m_api->ask("POST", cancelPath(order), token, key, R"({"reason":"a"})");
    QCOMPARE(again.status, 202);
    QCOMPARE(again.json().value(QStringLiteral("id")), first.json().value(QStringLiteral("id")));
    QCOMPARE(m_api->sql(QStringLiteral("select count(*) from cancellations where order_id = %1").arg(order)),
             QStringLiteral("1"));
}

void StaffApiGuardTest::deletesResponsesAfterSevenDays()
{
    const QByteArray old = m_api->freshKey();
    const QByteArray recent = m_api->freshKey();
    const QByteArray token = m_api->token(QStringLiteral("sari"));
    for (const QByteArray &key : {old, recent})
        QCOMPARE(m_api->ask("POST", cancelPath(m_api->order()), token, key, R"({"reason":"a"})").status, 202);
    m_api->sql(
        QStringLiteral(
            "update idempotency_keys set created_at = now() - interval '7 days 1 minute' where key = '%1'")
            .arg(QString::fromLatin1(old)));
    SqlSession service(m_api->database, QStringLiteral("meja_service"));
    QVERIFY(StaffRequests(service.connection()).deleteOldKeys());
    const QString left = QStringLiteral("select count(*) from idempotency_keys where key = '%1'");
    QCOMPARE(m_api->sql(left.arg(QString::fromLatin1(old))), QStringLiteral("0"));
    QCOMPARE(m_api->sql(left.arg(QString::fromLatin1(recent))), QStringLiteral("1"));
}

void StaffApiGuardTest::sixteenRequestsWithOneKeyCancelOnce()
{
    const qint64 order = m_api->order();
    const QByteArray token = m_api->token(QStringLiteral("sari"));
    const QByteArray key = m_api->freshKey();
    std::vector<ApiReply> replies(16);
    std::vector<std::thread> clients;
    clients.reserve(replies.size());
    for (ApiReply &reply : replies)
        clients.emplace_back(
            [&] { reply = m_api->ask("POST", cancelPath(order), token, key, R"({"reason":"a"})"); });
    for (std::thread &client : clients)
        client.join();
    int accepted = 0;
    for (const ApiReply &reply : replies) {
        accepted += reply.status == 202 ? 1 : 0;
        QVERIFY2(reply.status == 202 || reply.problem() == QLatin1String("in-progress"),
                 reply.body.constData());
    }
    QVERIFY(accepted >= 1);
    QCOMPARE(m_api->sql(QStringLiteral("select count(*) from cancellations where order_id = %1").arg(order)),
             QStringLiteral("1"));
}

void StaffApiGuardTest::sixteenRequestsWithTheirOwnKeysCancelOnce()
{
    const qint64 order = m_api->order();
    const QByteArray token = m_api->token(QStringLiteral("sari"));
    std::vector<ApiReply> replies(16);
    std::vector<std::thread> clients;
    for (std::size_t i = 0; i < replies.size(); ++i)
        clients.emplace_back([&, i] {
            replies[i] = m_api->ask("POST", cancelPath(order), token,
                                    "one-of-" + QByteArray::number(qint64(i)), R"({"reason":"a"})");
        });
    for (std::thread &client : clients)
        client.join();
    int accepted = 0;
    for (const ApiReply &reply : replies) {
        accepted += reply.status == 202 ? 1 : 0;
        QVERIFY2(reply.status == 202 || reply.problem() == QLatin1String("cancellation-live"),
                 reply.body.constData());
    }
    QCOMPARE(accepted, 1);
    QCOMPARE(m_api->sql(QStringLiteral("select count(*) from cancellations where order_id = %1").arg(order)),
             QStringLiteral("1"));
}

QTEST_GUILESS_MAIN(StaffApiGuardTest)
#include "staffapiguardtest.moc"
