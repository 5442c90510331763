#include "staffaccounts.h"

#include "migrator.h"
#include "privatecluster.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace meja;

namespace {

QString cell(Connection &connection, const Statement &statement)
{
    const auto rows = connection.run(statement);
    if (!rows)
        return QStringLiteral("error ") + rows.error().code;
    return rows->rowCount() > 0 ? rows->text(0, 0) : QString();
}

QString cell(Connection &connection, const QString &sql)
{
    return cell(connection, Statement(sql));
}

/// An answer without its failure's words, for comparing.
template <class T>
QString kindOf(const Result<T> &result)
{
    return result ? QStringLiteral("done") : QString::number(static_cast<int>(result.error().kind));
}

QString kind(ErrorKind expected)
{
    return QString::number(static_cast<int>(expected));
}

} // namespace

/// Promises of people's accounts, on a server that asks everybody but the two programs for a password.
class StaffAccountsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void signsInWithThePasswordOnly_data();
    void signsInWithThePasswordOnly();
    void keepsNoPassword();
    void givesEachRoleItsGroupAndNoOther();
    void aFormerAdminReadsAsOneNoMore();
    void disablingEndsEverything();
    void opensADisabledAccountAgain();
    void refusesWhatIsNoAccount_data();
    void refusesWhatIsNoAccount();
    void touchesNoLoginOfOthers();
    void listsAccounts();
    void sessionsAreOpenedByTheLoginItself();
    void sessionsRunOut();
    void staffMakeNoAccounts();
    void commandNeedsNoPasswordOnItsLine();

private:
    Result<> signIn(const QString &login, const QString &password);
    QString session(const QString &sql);

    std::unique_ptr<PrivateCluster> m_cluster;
    QString m_database;
    std::unique_ptr<Connection> m_administrator;
    std::unique_ptr<Connection> m_service;
    std::unique_ptr<Connection> m_person; ///< What `signIn()` opened last.
    std::unique_ptr<StaffAccounts> m_accounts;
    QString m_login; ///< Of an account each test may make.
    int m_count = 0;
};

void StaffAccountsTest::initTestCase()
{
    m_cluster = std::make_unique<PrivateCluster>();
    m_database = m_cluster->createMigratedDatabase();
    m_administrator = std::make_unique<Connection>(m_cluster->settings(m_database));
    QVERIFY(m_administrator->open());
    // The server writes its own rules for signing in.
    const QString file = cell(*m_administrator, QStringLiteral("show hba_file"));
    const auto written = m_administrator->runScript(
        QStringLiteral("copy (values ('local all postgres trust'), ('local all meja_service trust'),"
                       " ('local all all scram-sha-256')) to '%1'; select pg_reload_conf()")
            .arg(file));
    QVERIFY2(written, qUtf8Printable(written ? QString() : written.error().detail));
    m_service = std::make_unique<Connection>(m_cluster->settings(m_database, QStringLiteral("meja_service")));
    QVERIFY(m_service->open());
    m_accounts = std::make_unique<StaffAccounts>(
        *m_service, Actor{.kind = QStringLiteral("system"), .name = QStringLiteral("test")});
}

void StaffAccountsTest::init()
{
    m_login = QStringLiteral("person%1").arg(++m_count);
    const auto added =
        m_accounts->add({.login = m_login, .displayName = QStringLiteral("A Person"), .role = Role::Staff},
                        QStringLiteral("correct horse"));
    QVERIFY2(added, qUtf8Printable(added ? QString() : added.error().detail));
}

Result<> StaffAccountsTest::signIn(const QString &login, const QString &password)
{
    auto settings = m_cluster->settings(m_database, login);
    settings.password = password;
    m_person = std::make_unique<Connection>(settings);
    return m_person->open();
}

QString StaffAccountsTest::session(const QString &sql)
{
    return cell(*m_person, sql);
}

void StaffAccountsTest::signsInWithThePasswordOnly_data()
{
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("letIn");
    const QString plain = QStringLiteral("correct horse");
    QTest::newRow("as it is") << plain << plain << true;
    QTest::newRow("another") << plain << QStringLiteral("correct hors") << false;
    QTest::newRow("with quotes") << QStringLiteral("it's \"so\" \\ %s") << QStringLiteral("it's \"so\" \\ %s")
                                 << true;
    QTest::newRow("beyond ASCII") << QStringLiteral("naïve café 🍚") << QStringLiteral("naïve café 🍚")
                                  << true;
    QTest::newRow("beyond ASCII, another")
        << QStringLiteral("naïve café 🍚") << QStringLiteral("naive café 🍚") << false;
}

void StaffAccountsTest::signsInWithThePasswordOnly()
{
    QFETCH(QString, password);
    QFETCH(QString, typed);
    QFETCH(bool, letIn);
    const QString login = m_login + QStringLiteral("b");
    QCOMPARE(kindOf(m_accounts->add({.login = login, .displayName = QStringLiteral("B")}, password)),
             QStringLiteral("done"));
    QCOMPARE(kindOf(signIn(login, typed)), letIn ? QStringLiteral("done") : kind(ErrorKind::Forbidden));
}

void StaffAccountsTest::keepsNoPassword()
{
    QVERIFY(cell(*m_administrator,
                 QStringLiteral("select rolpassword from pg_authid where rolname = '%1'").arg(m_login))
                .startsWith(QLatin1String("SCRAM-SHA-256$4096:")));
    QCOMPARE(cell(*m_administrator,
                  QStringLiteral("select count(*) from audit_entries where changes::text ~ 'SCRAM|horse'")),
             QStringLiteral("0"));
}

void StaffAccountsTest::givesEachRoleItsGroupAndNoOther()
{
    const QString groups = QStringLiteral("select string_agg(roleid::regrole::text, ',') from pg_auth_members"
                                          " where member = '%1'::regrole")
                               .arg(m_login);
    QCOMPARE(cell(*m_administrator, groups), QStringLiteral("meja_staff"));
    QCOMPARE(kindOf(m_accounts->setRole(m_login, Role::Auditor)), QStringLiteral("done"));
    QCOMPARE(cell(*m_administrator, groups), QStringLiteral("meja_auditor"));
    QCOMPARE(kindOf(m_accounts->setRole(m_login, Role::Admin)), QStringLiteral("done"));
    QCOMPARE(cell(*m_administrator, groups), QStringLiteral("meja_admin"));
    QCOMPARE(cell(*m_administrator,
                  QStringLiteral("select rolsuper or rolcreaterole or rolcreatedb or rolbypassrls"
                                 " or rolreplication from pg_roles where rolname = '%1'")
                      .arg(m_login)),
             QStringLiteral("f"));
    QVERIFY(signIn(m_login, QStringLiteral("correct horse")));
    QCOMPARE(session(QStringLiteral("select current_role_group()")), QStringLiteral("meja_admin"));
    // An administrator, as whom accounts are made, lets it act as its group; the service's login can't.
    QCOMPARE(
        cell(*m_administrator,
             Statement(QStringLiteral("select act_as_group(:login)")).bind(QStringLiteral("login"), m_login)),
        QString());
    QVERIFY(signIn(m_login, QStringLiteral("correct horse")));
    // Acts as its group from the start, which has better plans under row-level security; who it is stays
    // known.
    QCOMPARE(session(QStringLiteral("select current_user || ' ' || session_user")),
             QStringLiteral("meja_admin ") + m_login);
    QCOMPARE(session(QStringLiteral("select row_security_active('meja.orders')")), QStringLiteral("f"));
}

void StaffAccountsTest::aFormerAdminReadsAsOneNoMore()
{
    StaffAccounts administrators(*m_administrator,
                                 {.kind = QStringLiteral("system"), .name = QStringLiteral("test")});
    const QString phones = QStringLiteral("select count(phone) from users");
    QCOMPARE(kindOf(administrators.setRole(m_login, Role::Admin)), QStringLiteral("done"));
    QVERIFY(signIn(m_login, QStringLiteral("correct horse")));
    QCOMPARE(session(QStringLiteral("select current_user::text")), QStringLiteral("meja_admin"));
    QCOMPARE(session(phones), QStringLiteral("0"));
    const auto open = std::move(m_person);
    QCOMPARE(kindOf(m_accounts->setRole(m_login, Role::Staff)), QStringLiteral("done"));
    QTRY_VERIFY(!open->run(QStringLiteral("select 1")));
    QVERIFY(signIn(m_login, QStringLiteral("correct horse")));
    QCOMPARE(session(phones), QStringLiteral("error 42501"));
    QCOMPARE(session(QStringLiteral("select current_role_group()")), QStringLiteral("meja_staff"));
}

void StaffAccountsTest::disablingEndsEverything()
{
    QVERIFY(signIn(m_login, QStringLiteral("correct horse")));
    QVERIFY(!session(QStringLiteral("select open_staff_session()")).isEmpty());
    const auto open = std::move(m_person);
    QCOMPARE(kindOf(m_accounts->disable(m_login)), QStringLiteral("done"));
    QTRY_VERIFY(!open->run(QStringLiteral("select 1")));
    QCOMPARE(kindOf(signIn(m_login, QStringLiteral("correct horse"))), kind(ErrorKind::Forbidden));
    QCOMPARE(cell(*m_administrator,
                  QStringLiteral(
                      "select count(*) from staff_sessions join staff_accounts as a on a.id = account_id"
                      " where a.login = '%1'")
                      .arg(m_login)),
             QStringLiteral("0"));
    QCOMPARE(cell(*m_administrator,
                  QStringLiteral("select rolcanlogin from pg_roles where rolname = '%1'").arg(m_login)),
             QStringLiteral("f"));
    QCOMPARE(kindOf(m_accounts->disable(m_login)), QStringLiteral("done"));
    QCOMPARE(kindOf(m_accounts->setRole(m_login, Role::Admin)), kind(ErrorKind::Conflict));
}

void StaffAccountsTest::opensADisabledAccountAgain()
{
    const StaffAccount account{
        .login = m_login, .displayName = QStringLiteral("Back"), .role = Role::Auditor};
    QCOMPARE(kindOf(m_accounts->add(account, QStringLiteral("another one"))), kind(ErrorKind::Conflict));
    QVERIFY(m_accounts->disable(m_login));
    QCOMPARE(kindOf(m_accounts->add(account, QStringLiteral("another one"))), QStringLiteral("done"));
    QCOMPARE(kindOf(signIn(m_login, QStringLiteral("correct horse"))), kind(ErrorKind::Forbidden));
    QVERIFY(signIn(m_login, QStringLiteral("another one")));
    QCOMPARE(session(QStringLiteral("select current_role_group()")), QStringLiteral("meja_auditor"));
}

void StaffAccountsTest::refusesWhatIsNoAccount_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("answer");
    const QString good = QStringLiteral("SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$%1=:%1=")
                             .arg(QString(43, QLatin1Char('A')));
    const auto add = [](const char *name, const QString &words, const char *answer) {
        QTest::newRow(name) << words << QString::fromLatin1(answer);
    };
    add("a verifier", QStringLiteral("'scrammed', 'A', 'staff', '%1'").arg(good), "");
    add("a password", QStringLiteral("'nina', 'A', 'staff', 'correct horse'"), "error 22023");
    add("an old digest", QStringLiteral("'nina', 'A', 'staff', 'md5%1'").arg(QString(32, QLatin1Char('a'))),
        "error 22023");
    add("no verifier", QStringLiteral("'nina', 'A', 'staff', null"), "error 22023");
    add("another group", QStringLiteral("'nina', 'A', 'pg_monitor', '%1'").arg(good), "error 22023");
    add("the owner", QStringLiteral("'nina', 'A', 'owner', '%1'").arg(good), "error 22023");
    add("no role", QStringLiteral("'nina', 'A', null, '%1'").arg(good), "error 22023");
    add("no name", QStringLiteral("'nina', '', 'staff', '%1'").arg(good), "error 23514");
    add("one of ours", QStringLiteral("'meja_service', 'A', 'staff', '%1'").arg(good), "error 22023");
    add("one of the server's", QStringLiteral("'pg_monitor', 'A', 'staff', '%1'").arg(good), "error 22023");
    add("the administrator", QStringLiteral("'postgres', 'A', 'staff', '%1'").arg(good), "error 23514");
    add("a login of somebody else", QStringLiteral("'somebody', 'A', 'staff', '%1'").arg(good),
        "error MJ014");
    add("SQL", QStringLiteral("'x; drop table orders', 'A', 'staff', '%1'").arg(good), "error 22023");
}

void StaffAccountsTest::refusesWhatIsNoAccount()
{
    QFETCH(QString, words);
    QFETCH(QString, answer);
    (void)m_administrator->run(QStringLiteral("create role somebody login"));
    Transaction transaction(*m_service, {.kind = QStringLiteral("system"), .name = QStringLiteral("test")});
    const QString said = cell(*m_service, QStringLiteral("select add_staff_account(%1)").arg(words));
    QCOMPARE(said.startsWith(QLatin1String("error")) ? said : QString(), answer);
}

void StaffAccountsTest::touchesNoLoginOfOthers()
{
    for (const QString &login : {QStringLiteral("postgres"), QStringLiteral("meja_service"),
                                 QStringLiteral("meja_owner"), QStringLiteral("nobody")}) {
        QCOMPARE(kindOf(m_accounts->disable(login)), kind(ErrorKind::NotFound));
        QCOMPARE(kindOf(m_accounts->setRole(login, Role::Admin)), kind(ErrorKind::NotFound));
    }
}

void StaffAccountsTest::listsAccounts()
{
    const auto accounts = m_accounts->list();
    QVERIFY(accounts.has_value());
    const auto found = std::find_if(accounts->begin(), accounts->end(),
                                    [&](const StaffAccount &account) { return account.login == m_login; });
    QVERIFY(found != accounts->end());
    QCOMPARE(found->displayName, QStringLiteral("A Person"));
    QVERIFY(found->role == Role::Staff && found->isActive);
}

void StaffAccountsTest::sessionsAreOpenedByTheLoginItself()
{
    QVERIFY(signIn(m_login, QStringLiteral("correct horse")));
    // Acting as the group changes nothing: the login counts.
    QVERIFY(m_person->run(QStringLiteral("set role meja_staff")));
    const QString token = session(QStringLiteral("select encode(open_staff_session(), 'hex')"));
    QCOMPARE(token.size(), 2 * 32);
    const QString other = session(QStringLiteral("select encode(open_staff_session(), 'hex')"));
    QVERIFY(other != token);
    const QString use =
        QStringLiteral("select login || ' ' || role from use_staff_session(sha256(decode('%1', 'hex')))");
    QCOMPARE(cell(*m_service, use.arg(token)), m_login + QStringLiteral(" staff"));
    QVERIFY(m_accounts->setRole(m_login, Role::Admin));
    QCOMPARE(cell(*m_service, use.arg(token)), m_login + QStringLiteral(" admin"));
    QCOMPARE(cell(*m_service,
                  QStringLiteral("select close_staff_session(sha256(decode('%1', 'hex')))").arg(token)),
             QString());
    QCOMPARE(cell(*m_service, use.arg(token)), QString());
    QCOMPARE(cell(*m_service, use.arg(other)), m_login + QStringLiteral(" admin"));
    QCOMPARE(cell(*m_administrator, QStringLiteral("select open_staff_session()")),
             QStringLiteral("error 42501"));
}

void StaffAccountsTest::sessionsRunOut()
{
    QVERIFY(signIn(m_login, QStringLiteral("correct horse")));
    const QString use = QStringLiteral("select count(*) from use_staff_session(sha256(decode('%1', 'hex')))");
    const QString age =
        QStringLiteral("update staff_sessions set %1 where token_hash = sha256(decode('%2', 'hex'))");
    const QStringList ages{QStringLiteral("last_used_at = now() - interval '29 minutes'"),
                           QStringLiteral("last_used_at = now() - interval '30 minutes'"),
                           QStringLiteral("expires_at = now()")};
    QStringList alive;
    for (const QString &aged : ages) {
        const QString token = session(QStringLiteral("select encode(open_staff_session(), 'hex')"));
        QVERIFY(m_administrator->run(age.arg(aged, token)));
        alive.append(cell(*m_service, use.arg(token)));
    }
    QCOMPARE(alive, (QStringList{QStringLiteral("1"), QStringLiteral("0"), QStringLiteral("0")}));
    QCOMPARE(cell(*m_administrator, QStringLiteral("select max(expires_at - opened_at) from staff_sessions")),
             QStringLiteral("12:00:00"));
}

void StaffAccountsTest::staffMakeNoAccounts()
{
    QVERIFY(m_accounts->setRole(m_login, Role::Admin));
    QVERIFY(signIn(m_login, QStringLiteral("correct horse")));
    for (const QString &sql : {QStringLiteral("select add_staff_account('x', 'x', 'admin', 'x')"),
                               QStringLiteral("select set_staff_role('%1', 'admin')").arg(m_login),
                               QStringLiteral("select disable_staff_account('person1')"),
                               QStringLiteral("select use_staff_session('x')"),
                               QStringLiteral("select grant_role('%1', 'admin')").arg(m_login),
                               QStringLiteral("create role x"), QStringLiteral("set role meja_accounts")})
        QCOMPARE(session(sql), QStringLiteral("error 42501"));
}

void StaffAccountsTest::commandNeedsNoPasswordOnItsLine()
{
    const QTemporaryDir folder;
    QProcess command;
    command.setWorkingDirectory(folder.path());
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("PGHOST"), m_cluster->folder());
    environment.insert(QStringLiteral("PGDATABASE"), m_database);
    environment.insert(QStringLiteral("PGUSER"), QStringLiteral("meja_service"));
    environment.remove(QStringLiteral("MEJA_NEW_PASSWORD"));
    command.setProcessEnvironment(environment);
    const QStringList words{QStringLiteral("staff"),  QStringLiteral("add"),     QStringLiteral("made-up"),
                            QStringLiteral("--role"), QStringLiteral("auditor"), QStringLiteral("--name"),
                            QStringLiteral("Made Up")};
    command.start(QStringLiteral(MEJA_SERVICE), words);
    QVERIFY(command.waitForFinished());
    QVERIFY2(command.exitCode() == 0, command.readAllStandardError().constData());
    QFile file(folder.filePath(QStringLiteral("made-up.password")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!(file.permissions() & (QFile::ReadGroup | QFile::ReadOther)));
    const QString password = QString::fromUtf8(file.readLine()).trimmed();
    QVERIFY(!command.readAllStandardOutput().contains(password.toUtf8()));
    QVERIFY(signIn(QStringLiteral("made-up"), password));

    command.start(QStringLiteral(MEJA_SERVICE),
                  words + QStringList{QStringLiteral("--password"), QStringLiteral("x")});
    QVERIFY(command.waitForFinished());
    QCOMPARE(command.exitCode(), 2);
}

QTEST_GUILESS_MAIN(StaffAccountsTest)
#include "staffaccountstest.moc"
