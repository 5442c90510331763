#include "connection.h"
#include "postgressigningate.h"
#include "privatecluster.h"
#include "signinproblems.h"

#include <QRegularExpression>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <future>
#include <memory>

using namespace meja;

/// Sign-in and each reason for its failure, on a real server.
class SignInTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void signsInAStaffLogin();
    void handsOverTheConnectionOfTheSignIn();
    void checksALoginWithoutKeepingTheConnection();
    void reportsWhyTheSignInFailed_data();
    void reportsWhyTheSignInFailed();
    void recognisesTheFailuresOfAGermanServer_data();
    void recognisesTheFailuresOfAGermanServer();
    void reportsAServerWithoutEncryption();
    void verifiesTheCertificatesOfRemoteServers();
    void storesThePasswordAfterASuccessfulSignIn();

private:
    void administer(const QString &database, const QString &sql);
    [[nodiscard]] static SignInRequest requestFor(const QString &database, const QString &user);

    QString m_database;
    QString m_empty;
    QString m_newer;
    QTemporaryDir m_rules;
    std::unique_ptr<PrivateCluster> m_german;
};

void SignInTest::initTestCase()
{
    m_database = PrivateCluster::shared().createMigratedDatabase();
    m_empty = PrivateCluster::shared().createDatabase();
    m_newer = PrivateCluster::shared().createMigratedDatabase();
    administer(m_database, QStringLiteral("create role ratna login in role meja_staff;"
                                          "create role without_group login"));
    administer(m_newer, QStringLiteral("insert into meja.schema_migrations (version, name, checksum)"
                                       " values (9999, 'future', repeat('0', 64))"));
}

void SignInTest::administer(const QString &database, const QString &sql)
{
    Connection connection(PrivateCluster::shared().settings(database));
    QVERIFY(connection.open());
    const auto done = connection.runScript(sql);
    QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
}

SignInRequest SignInTest::requestFor(const QString &database, const QString &user)
{
    const ConnectionSettings settings = PrivateCluster::shared().settings(database, user);
    return {.host = settings.host, .port = settings.port, .database = database, .user = user};
}

void SignInTest::signsInAStaffLogin()
{
    PostgresSignInGate gate;
    const SignInOutcome outcome = gate.signIn(requestFor(m_database, QStringLiteral("ratna"))).result();
    QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().detail));
    QCOMPARE(outcome->user, QStringLiteral("ratna"));
    QCOMPARE(outcome->role, Role::Staff);
    QCOMPARE(outcome->database, m_database);
}

void SignInTest::handsOverTheConnectionOfTheSignIn()
{
    PostgresSignInGate gate;
    QVERIFY(gate.signIn(requestFor(m_database, QStringLiteral("ratna"))).result());
    const auto connection = gate.takeConnection();
    QVERIFY(connection && !gate.takeConnection());
    connection->adopt();
    const auto who = connection->run(QStringLiteral("select session_user"));
    QVERIFY(who);
    QCOMPARE(who->text(0, 0), QStringLiteral("ratna"));
    QVERIFY(!gate.signIn(requestFor(m_database, QStringLiteral("unknown"))).result());
    QVERIFY(!gate.takeConnection());
}

void SignInTest::checksALoginWithoutKeepingTheConnection()
{
    PostgresSignInGate gate;
    QVERIFY(gate.check(requestFor(m_database, QStringLiteral("ratna"))).result());
    QVERIFY(!gate.takeConnection());
    const SignInOutcome refused = gate.check(requestFor(m_database, QStringLiteral("unknown"))).result();
    QVERIFY(!refused && refused.error().problem == SignInProblem::LoginRejected);
}

void SignInTest::reportsWhyTheSignInFailed_data()
{
    QTest::addColumn<SignInRequest>("request");
    QTest::addColumn<SignInProblem>("problem");
    const QString staff = QStringLiteral("ratna");
    QTest::newRow("no such login") << requestFor(m_database, QStringLiteral("unknown"))
                                   << SignInProblem::LoginRejected;
    QTest::newRow("no such database")
        << requestFor(QStringLiteral("missing"), staff) << SignInProblem::UnknownDatabase;
    QTest::newRow("in none of Meja's groups")
        << requestFor(m_database, QStringLiteral("without_group")) << SignInProblem::NoRight;
    QTest::newRow("not migrated") << requestFor(m_empty, staff) << SignInProblem::OutdatedSchema;
    QTest::newRow("newer than the program") << requestFor(m_newer, staff) << SignInProblem::NewerSchema;
    SignInRequest unreachable = requestFor(m_database, staff);
    unreachable.host = QStringLiteral("/nowhere");
    QTest::newRow("no server") << unreachable << SignInProblem::Unreachable;
}

void SignInTest::reportsWhyTheSignInFailed()
{
    QFETCH(SignInRequest, request);
    QFETCH(SignInProblem, problem);
    PostgresSignInGate gate;
    const SignInOutcome outcome = gate.signIn(request).result();
    QVERIFY(!outcome);
    QVERIFY2(outcome.error().problem == problem, qPrintable(outcome.error().detail));
    QVERIFY(!signInSentence(problem).isEmpty() && !signInHint(problem).isEmpty());
}

void SignInTest::recognisesTheFailuresOfAGermanServer_data()
{
    QFile rules(m_rules.filePath(QStringLiteral("pg_hba.conf")));
    QVERIFY(rules.open(QIODevice::WriteOnly));
    rules.write("local all postgres trust\nlocal all rejected_here reject\nlocal all all scram-sha-256\n");
    rules.close();
    // A cluster started by root runs as the user nobody, which must be able to read the file.
    QVERIFY(QFile::setPermissions(m_rules.path(),
                                  QFile::permissions(m_rules.path()) | QFile::ReadOther | QFile::ExeOther));
    QVERIFY(rules.setPermissions(rules.permissions() | QFile::ReadOther));
    qputenv("LANGUAGE", "de"); // For the server only; the test keeps its locale.
    m_german = std::make_unique<PrivateCluster>(
        QStringList{QStringLiteral("--config"), QStringLiteral("hba_file='%1'").arg(rules.fileName())});
    qunsetenv("LANGUAGE");
    Connection connection(m_german->settings(QStringLiteral("postgres")));
    QVERIFY(connection.open());
    QVERIFY(connection.runScript(QStringLiteral("create role ratna login password 'rahasia'; "
                                                "create role disabled nologin password 'rahasia'")));
    QVERIFY(connection.runScript(QStringLiteral("create database forbidden")));
    QVERIFY(connection.runScript(QStringLiteral("revoke connect on database forbidden from public")));

    QTest::addColumn<QString>("database");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("password");
    QTest::addColumn<SignInProblem>("problem");
    const auto add = [](const char *name, const char *database, const char *user, const char *password,
                        SignInProblem problem) {
        QTest::newRow(name) << QString::fromLatin1(database) << QString::fromLatin1(user)
                            << QString::fromLatin1(password) << problem;
    };
    add("wrong password", "postgres", "ratna", "salah", SignInProblem::WrongPassword);
    add("no password", "postgres", "ratna", "", SignInProblem::WrongPassword);
    add("no such login", "postgres", "unknown", "rahasia", SignInProblem::WrongPassword);
    add("login disabled", "postgres", "disabled", "rahasia", SignInProblem::LoginRejected);
    add("rejected from this computer", "postgres", "rejected_here", "", SignInProblem::LoginRejected);
    add("no such database", "missing", "ratna", "rahasia", SignInProblem::UnknownDatabase);
    add("database without CONNECT", "forbidden", "ratna", "rahasia", SignInProblem::NoRight);
}

void SignInTest::recognisesTheFailuresOfAGermanServer()
{
    QFETCH(QString, database);
    QFETCH(QString, user);
    QFETCH(QString, password);
    QFETCH(SignInProblem, problem);
    PostgresSignInGate gate;
    const ConnectionSettings server = m_german->settings(database, user);
    const SignInOutcome outcome = gate.signIn({server.host, server.port, database, user, password}).result();
    QVERIFY(!outcome);
    QVERIFY2(outcome.error().problem == problem, qPrintable(outcome.error().detail));
    QVERIFY2(password.isEmpty() ||
                 outcome.error().detail.contains(QRegularExpression(QStringLiteral(
                     "fehlgeschlagen|existiert nicht|nicht zugelassen|keine Berechtigung|nicht erlaubt"))),
             qPrintable(outcome.error().detail));
}

void SignInTest::reportsAServerWithoutEncryption()
{
    QTcpServer plain;
    connect(&plain, &QTcpServer::newConnection, &plain, [&plain] {
        QTcpSocket *client = plain.nextPendingConnection();
        // PostgreSQL sends N when it does not support TLS.
        connect(client, &QTcpSocket::readyRead, client, [client] { client->write("N"); });
    });
    QVERIFY(plain.listen(QHostAddress(QStringLiteral("127.0.0.1"))));
    auto problem = std::async(std::launch::async, [port = plain.serverPort()] {
        Connection connection({.host = QStringLiteral("127.0.0.1"),
                               .port = port,
                               .user = QStringLiteral("ratna"),
                               .sslMode = QStringLiteral("verify-full")});
        const auto opened = connection.open();
        return opened ? SignInProblem::Other : signInProblem(opened.error());
    });
    QTRY_VERIFY(problem.wait_for(std::chrono::seconds(0)) == std::future_status::ready);
    QVERIFY(problem.get() == SignInProblem::Encryption);
}

void SignInTest::verifiesTheCertificatesOfRemoteServers()
{
    const auto mode = [](const char *host) {
        return PostgresSignInGate::settingsFor({.host = QString::fromLatin1(host), .port = 5432}).sslMode;
    };
    QCOMPARE(mode("db.tokomeja.id"), QStringLiteral("verify-full"));
    QCOMPARE(mode("127.0.0.1.tokomeja.id"), QStringLiteral("verify-full"));
    QCOMPARE(mode("127.0.0.1"), QString());
    QCOMPARE(mode("::1"), QString());
    QCOMPARE(mode("localhost"), QString());
    QCOMPARE(mode("/run/postgresql"), QString());
}

void SignInTest::storesThePasswordAfterASuccessfulSignIn()
{
    QStringList stored;
    PostgresSignInGate gate([&stored](const QString &name, const QString &) { stored.append(name); });
    SignInRequest request = requestFor(m_database, QStringLiteral("unknown"));
    request.rememberPassword = true;
    const auto refused = gate.signIn(request);
    QVERIFY(stored.isEmpty());
    QVERIFY(QTest::qWaitFor([&] { return refused.isFinished(); }));
    QVERIFY(!refused.result() && stored.isEmpty());
    request.user = QStringLiteral("ratna");
    const auto signedIn = gate.signIn(request);
    QVERIFY(QTest::qWaitFor([&] { return signedIn.isFinished(); }));
    QVERIFY(signedIn.result());
    QCOMPARE(stored.size(), 1);
    QVERIFY(stored.first().startsWith(QStringLiteral("ratna@")));
}

QTEST_GUILESS_MAIN(SignInTest)
#include "signintest.moc"
