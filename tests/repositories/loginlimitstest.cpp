#include "auditseals.h"
#include "privatecluster.h"
#include "sqlsession.h"
#include "staffaccounts.h"

#include <QTest>

#include <future>
#include <memory>
#include <vector>

using namespace meja;

namespace {

constexpr int maxConnections = 16;
constexpr int maxSessions = 10;

/// What a person's login tries first: it may change its own settings.
const QString resetAll = QStringLiteral(
    "alter role current_user reset all;"
    "set statement_timeout = 0; set lock_timeout = 0; set idle_in_transaction_session_timeout = 0");

} // namespace

/// Tests the limits of a person's login. `nina` resets whatever it may before each attempt.
class LoginLimitsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void startsWithTimeouts();
    void limitsTheNumberOfConnections();
    void cannotRaiseTheHardLimits_data();
    void cannotRaiseTheHardLimits();
    void limitsAgainAfterAChangeOfRole();
    void limitsExistingAccounts();
    void limitsAsMuchAsItMay();
    void endsIdleTransactions();
    void endsLongStatements();
    void endsOnlyWhatExceedsALimit();
    void namesTheTransactionThatDelaysSealing();
    void limitsTheNumberOfSessions();
    void countsSessionsInEveryIsolationLevel_data();
    void countsSessionsInEveryIsolationLevel();
    void countsCommentsInEveryIsolationLevel_data();
    void countsCommentsInEveryIsolationLevel();

private:
    [[nodiscard]] std::unique_ptr<SqlSession> signIn(bool resets = true) const;
    QString endedBy(const QString &limits);

    QString m_database;
    QString m_login;
    std::unique_ptr<SqlSession> m_administrator;
    std::unique_ptr<SqlSession> m_service;
    int m_count = 0;
};

void LoginLimitsTest::init()
{
    m_database = PrivateCluster::shared().createMigratedDatabase();
    m_login = QStringLiteral("nina%1").arg(++m_count);
    m_administrator = std::make_unique<SqlSession>(m_database);
    m_service = std::make_unique<SqlSession>(m_database, QStringLiteral("meja_service"));
    StaffAccounts accounts(m_service->connection(),
                           {.kind = QStringLiteral("system"), .name = QStringLiteral("test")});
    const auto added = accounts.add({.login = m_login, .displayName = QStringLiteral("Nina")},
                                    QStringLiteral("correct horse"));
    QVERIFY2(added, qPrintable(added ? QString() : added.error().detail));
}

std::unique_ptr<SqlSession> LoginLimitsTest::signIn(bool resets) const
{
    auto session = std::make_unique<SqlSession>(m_database, m_login);
    if (resets)
        session->script(resetAll);
    return session;
}

QString LoginLimitsTest::endedBy(const QString &limits)
{
    return m_service->ask(
        QStringLiteral("select string_agg(login || ': ' || reason, ', ') from end_excessive_sessions(%1)")
            .arg(limits));
}

void LoginLimitsTest::startsWithTimeouts()
{
    const auto nina = signIn(false);
    QCOMPARE(nina->ask(QStringLiteral(
                 "select string_agg(current_setting(name), ' ') from unnest(array['statement_timeout',"
                 "'lock_timeout', 'idle_in_transaction_session_timeout', 'temp_file_limit']) as name")),
             QStringLiteral("5min 30s 5min 512MB"));
}

void LoginLimitsTest::limitsTheNumberOfConnections()
{
    std::vector<std::unique_ptr<SqlSession>> open;
    for (int i = 0; i < maxConnections; ++i)
        open.push_back(signIn());
    Connection more(PrivateCluster::shared().settings(m_database, m_login));
    const auto opened = more.open();
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, QStringLiteral("53300"));
    // The others are not affected.
    QCOMPARE(SqlSession(m_database, QStringLiteral("meja_service")).ask(QStringLiteral("select 1")),
             QStringLiteral("1"));
}

void LoginLimitsTest::cannotRaiseTheHardLimits_data()
{
    QTest::addColumn<QString>("sql");
    for (const char *sql :
         {"set temp_file_limit = -1", "alter role current_user set temp_file_limit = -1",
          "alter role current_user reset temp_file_limit", "alter role current_user connection limit -1",
          "alter database postgres set temp_file_limit = -1"})
        QTest::newRow(sql) << QString::fromLatin1(sql);
}

void LoginLimitsTest::cannotRaiseTheHardLimits()
{
    QFETCH(QString, sql);
    QCOMPARE(signIn()->script(sql), QStringLiteral("error 42501"));
    QCOMPARE(signIn()->ask(QStringLiteral("show temp_file_limit")), QStringLiteral("512MB"));
}

void LoginLimitsTest::limitsAgainAfterAChangeOfRole()
{
    QCOMPARE(m_administrator->script(
                 QStringLiteral("alter role %1 connection limit -1; alter role %1 reset all").arg(m_login)),
             QString());
    StaffAccounts accounts(m_service->connection(),
                           {.kind = QStringLiteral("system"), .name = QStringLiteral("test")});
    QVERIFY(accounts.setRole(m_login, Role::Admin));
    QCOMPARE(m_administrator->ask(
                 QStringLiteral("select rolconnlimit from pg_roles where rolname = '%1'").arg(m_login)),
             QString::number(maxConnections));
    startsWithTimeouts();
}

/// What the migration does for the accounts that it finds.
void LoginLimitsTest::limitsExistingAccounts()
{
    QCOMPARE(
        m_administrator->script(QStringLiteral("alter role %1 connection limit -1; alter role %1 reset all;"
                                               "set role meja_accounts; select meja.limit_login(login) from "
                                               "meja.staff_accounts where is_active;"
                                               "reset role")
                                    .arg(m_login)),
        QString());
    startsWithTimeouts();
}

/// On a server whose administrator was no superuser, and after a restore without roles.
void LoginLimitsTest::limitsAsMuchAsItMay()
{
    QCOMPARE(
        m_administrator->script(QStringLiteral("alter role %1 connection limit -1; alter role %1 reset all;"
                                               "revoke set on parameter temp_file_limit from meja_accounts;"
                                               "set role meja_accounts; select meja.limit_login('%1');"
                                               "select meja.limit_login('no_such_login'); reset role;"
                                               "grant set on parameter temp_file_limit to meja_accounts")
                                    .arg(m_login)),
        QString());
    const auto nina = signIn(false);
    QCOMPARE(nina->ask(QStringLiteral("show statement_timeout")), QStringLiteral("5min"));
    QCOMPARE(nina->ask(QStringLiteral("show temp_file_limit")), QStringLiteral("-1"));
}

void LoginLimitsTest::endsIdleTransactions()
{
    const auto nina = signIn();
    QCOMPARE(nina->script(QStringLiteral("begin; select 1")), QString());
    QCOMPARE(endedBy(QStringLiteral("max_idle => '0 seconds'")),
             m_login + QStringLiteral(": idle in transaction"));
    QTRY_VERIFY(nina->ask(QStringLiteral("select 1")) != QLatin1String("1"));
}

void LoginLimitsTest::endsLongStatements()
{
    auto nina = signIn();
    auto sleeping =
        std::async(std::launch::async, [&nina] { return nina->ask(QStringLiteral("select pg_sleep(60)")); });
    QTRY_COMPARE(
        m_administrator->ask(
            QStringLiteral(
                "select count(*) from pg_stat_activity where usename = '%1' and wait_event = 'PgSleep'")
                .arg(m_login)),
        QStringLiteral("1"));
    QCOMPARE(endedBy(QStringLiteral("max_statement => '0 seconds'")),
             m_login + QStringLiteral(": statement"));
    QVERIFY(sleeping.get().startsWith(QLatin1String("error")));
}

void LoginLimitsTest::endsOnlyWhatExceedsALimit()
{
    const auto nina = signIn();
    SqlSession storefront(m_database, QStringLiteral("meja_storefront"));
    QCOMPARE(nina->script(QStringLiteral("begin; select 1")), QString());
    QCOMPARE(storefront.script(QStringLiteral("begin; select 1")), QString());
    QCOMPARE(endedBy(QString()), QStringLiteral("null"));
    QCOMPARE(endedBy(QStringLiteral("max_transaction => '0 seconds'")),
             m_login + QStringLiteral(": transaction"));
    QCOMPARE(storefront.ask(QStringLiteral("select 1")), QStringLiteral("1"));
    QCOMPARE(
        SqlSession(m_database, m_login).ask(QStringLiteral("select count(*) from end_excessive_sessions()")),
        QStringLiteral("error 42501"));
}

void LoginLimitsTest::namesTheTransactionThatDelaysSealing()
{
    AuditSeals seals(m_service->connection());
    const auto nina = signIn();
    QCOMPARE(
        nina->script(QStringLiteral(
            "set application_name = 'psql of Nina'; begin; select request_contact_lookup('081234567890')")),
        QString());
    const auto open = seals.oldestTransaction();
    QVERIFY(open && *open);
    QCOMPARE((*open)->login, m_login);
    QVERIFY2((*open)->sentence().startsWith(
                 QStringLiteral("a transaction of %1 (psql of Nina, idle in transaction) has been open")
                     .arg(m_login)),
             qPrintable((*open)->sentence()));
    QCOMPARE(nina->script(QStringLiteral("commit")), QString());
    QVERIFY(!*seals.oldestTransaction());
}

void LoginLimitsTest::limitsTheNumberOfSessions()
{
    const auto nina = signIn();
    QStringList tokens;
    for (int i = 0; i < maxSessions + 3; ++i)
        tokens.append(nina->ask(QStringLiteral("select encode(open_staff_session(), 'hex')")));
    QStringList usable;
    for (const QString &token : std::as_const(tokens))
        usable.append(m_service->ask(
            QStringLiteral("select count(*) from use_staff_session(sha256(decode('%1', 'hex')))")
                .arg(token)));
    QCOMPARE(usable, QStringList(3, QStringLiteral("0")) + QStringList(maxSessions, QStringLiteral("1")));
}

void LoginLimitsTest::countsSessionsInEveryIsolationLevel_data()
{
    QTest::addColumn<QString>("level");
    QTest::addColumn<QString>("result");
    QTest::newRow("read committed") << QStringLiteral("read committed") << QString();
    QTest::newRow("repeatable read") << QStringLiteral("repeatable read") << QStringLiteral("error 25001");
    QTest::newRow("serializable") << QStringLiteral("serializable") << QStringLiteral("error 25001");
}

void LoginLimitsTest::countsSessionsInEveryIsolationLevel()
{
    QFETCH(QString, level);
    QFETCH(QString, result);
    QCOMPARE(signIn()->script(
                 QStringLiteral("begin isolation level %1; select open_staff_session(); commit").arg(level)),
             result);
    QCOMPARE(
        signIn()->script(
            QStringLiteral("begin isolation level %1; select request_contact_lookup('081234567890'); commit")
                .arg(level)),
        result);
}

void LoginLimitsTest::countsCommentsInEveryIsolationLevel_data()
{
    countsSessionsInEveryIsolationLevel_data();
}

void LoginLimitsTest::countsCommentsInEveryIsolationLevel()
{
    QFETCH(QString, level);
    QFETCH(QString, result);
    fillShop(*m_administrator);
    bringTo(*m_administrator, placeOrder(*m_administrator), QStringLiteral("SELESAI"));
    QCOMPARE(
        m_administrator->script(
            QStringLiteral(
                "begin isolation level %1; insert into comments (user_id, product_id, order_item_id, body)"
                " select user_id, product_id, id, 'Enak' from order_items; commit")
                .arg(level)),
        result);
}

QTEST_GUILESS_MAIN(LoginLimitsTest)
#include "loginlimitstest.moc"
