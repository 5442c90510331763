#include "connection.h"
#include "postgressigningate.h"
#include "privatecluster.h"

#include <QTest>

using namespace meja;

/// Each way in which nobody can be signed in, on a real server.
class SignInTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void letsAStaffLoginIn();
    void tellsWhyNobodyIsLetIn_data();
    void tellsWhyNobodyIsLetIn();
    void verifiesTheCertificateOfAServerElsewhere();
    void keepsAPasswordThatLetSomebodyIn();

private:
    void administer(const QString &database, const QString &sql);
    [[nodiscard]] static SignInRequest requestFor(const QString &database, const QString &user);

    QString m_database;
    QString m_empty;
    QString m_newer;
};

void SignInTest::initTestCase()
{
    m_database = PrivateCluster::shared().createMigratedDatabase();
    m_empty = PrivateCluster::shared().createDatabase();
    m_newer = PrivateCluster::shared().createMigratedDatabase();
    administer(m_database, QStringLiteral("create role ratna login in role meja_staff;"
                                          "create role nobody_of_ours login"));
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
    return {settings.host, settings.port, database, user, {}};
}

void SignInTest::letsAStaffLoginIn()
{
    PostgresSignInGate gate;
    const SignInOutcome outcome = gate.signIn(requestFor(m_database, QStringLiteral("ratna"))).result();
    QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().detail));
    QCOMPARE(outcome->user, QStringLiteral("ratna"));
    QCOMPARE(outcome->role, Role::Staff);
    QCOMPARE(outcome->database, m_database);
}

void SignInTest::tellsWhyNobodyIsLetIn_data()
{
    QTest::addColumn<SignInRequest>("request");
    QTest::addColumn<SignInProblem>("problem");
    const QString staff = QStringLiteral("ratna");
    QTest::newRow("no such login") << requestFor(m_database, QStringLiteral("stranger"))
                                   << SignInProblem::WrongPassword;
    QTest::newRow("no such database")
        << requestFor(QStringLiteral("atlantis"), staff) << SignInProblem::UnknownDatabase;
    QTest::newRow("in none of the groups")
        << requestFor(m_database, QStringLiteral("nobody_of_ours")) << SignInProblem::NoRight;
    QTest::newRow("nothing migrated") << requestFor(m_empty, staff) << SignInProblem::OutdatedSchema;
    QTest::newRow("newer than the program") << requestFor(m_newer, staff) << SignInProblem::NewerSchema;
    SignInRequest away = requestFor(m_database, staff);
    away.host = QStringLiteral("/nowhere");
    QTest::newRow("no server there") << away << SignInProblem::Unreachable;
}

void SignInTest::tellsWhyNobodyIsLetIn()
{
    QFETCH(SignInRequest, request);
    QFETCH(SignInProblem, problem);
    PostgresSignInGate gate;
    const SignInOutcome outcome = gate.signIn(request).result();
    QVERIFY(!outcome);
    QVERIFY2(outcome.error().problem == problem, qPrintable(outcome.error().detail));
    QVERIFY(!signInSentence(problem).isEmpty() && !signInHint(problem).isEmpty());
}

void SignInTest::verifiesTheCertificateOfAServerElsewhere()
{
    const auto mode = [](const char *host) {
        return PostgresSignInGate::settingsFor({QString::fromLatin1(host), 5432, {}, {}, {}}).sslMode;
    };
    QCOMPARE(mode("db.tokomeja.id"), QStringLiteral("verify-full"));
    QCOMPARE(mode("localhost"), QString());
    QCOMPARE(mode("/run/postgresql"), QString());
}

void SignInTest::keepsAPasswordThatLetSomebodyIn()
{
    QStringList kept;
    PostgresSignInGate gate([&kept](const QString &name, const QString &) { kept.append(name); });
    SignInRequest request = requestFor(m_database, QStringLiteral("stranger"));
    request.keepPassword = true;
    const auto refused = gate.signIn(request);
    QVERIFY(kept.isEmpty());
    QTRY_VERIFY(refused.isFinished());
    QVERIFY(!refused.result() && kept.isEmpty());
    request.user = QStringLiteral("ratna");
    const auto letIn = gate.signIn(request);
    QTRY_VERIFY(letIn.isFinished());
    QVERIFY(letIn.result());
    QCOMPARE(kept.size(), 1);
    QVERIFY(kept.first().startsWith(QStringLiteral("ratna@")));
}

QTEST_GUILESS_MAIN(SignInTest)
#include "signintest.moc"
