#include "staffaccounts.h"

#include "migrator.h"
#include "privatecluster.h"
#include "transaction.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
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

/// "done", or the number of the error's kind, so that a test can compare the result with a text.
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

/// Tests staff accounts on a server that requires a password of every login except `postgres` and
/// `meja_service`.
class StaffAccountsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void acceptsOnlyTheRightPassword_data();
    void acceptsOnlyTheRightPassword();
    void refusesAPasswordWithNul();
    void storesTheScramVerifierAlone();
    void putsEachRoleInItsGroupOnly();
    void aFormerAdminLosesAdminRights();
    void disablingEndsSessionsAndConnections();
    void reactivatesADisabledAccount();
    void refusesInvalidAccounts_data();
    void refusesInvalidAccounts();
    void refusesReservedLogins_data();
    void refusesReservedLogins();
    void onlyDisablesAccountsWithReservedLogins();
    void changesNoOtherLogins();
    void listsAccounts();
    void onlyTheLoginItselfOpensASession();
    void sessionsExpire();
    void staffCannotManageAccounts();
    void theCommandGeneratesAPassword();
    void theCommandAcceptsAnyPassword_data();
    void theCommandAcceptsAnyPassword();
    void theCommandRefusesAPasswordFileOfOthers_data();
    void theCommandRefusesAPasswordFileOfOthers();
    void theCommandRefusesReservedLogins();

private:
    Result<> signIn(const QString &login, const QString &password);
    QString session(const QString &sql);
    /// Starts `meja-service staff` with MEJA_NEW_PASSWORD set to `newPassword` unless that is empty.
    void runStaffCommand(QProcess &command, const QStringList &words, const QString &newPassword = {});

    std::unique_ptr<PrivateCluster> m_cluster;
    QString m_database;
    std::unique_ptr<Connection> m_administrator;
    std::unique_ptr<Connection> m_service;
    std::unique_ptr<Connection> m_person; ///< The connection that `signIn()` opened last.
    std::unique_ptr<StaffAccounts> m_accounts;
    QString m_login; ///< The account that `init()` creates for each test.
    int m_count = 0;
};

void StaffAccountsTest::initTestCase()
{
    m_cluster = std::make_unique<PrivateCluster>();
    m_database = m_cluster->createMigratedDatabase();
    m_administrator = std::make_unique<Connection>(m_cluster->settings(m_database));
    QVERIFY(m_administrator->open());
    // The server itself writes the new pg_hba.conf.
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

void StaffAccountsTest::runStaffCommand(QProcess &command, const QStringList &words,
                                        const QString &newPassword)
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("PGHOST"), m_cluster->folder());
    environment.insert(QStringLiteral("PGDATABASE"), m_database);
    environment.insert(QStringLiteral("PGUSER"), QStringLiteral("meja_service"));
    environment.remove(QStringLiteral("MEJA_NEW_PASSWORD"));
    if (!newPassword.isEmpty())
        environment.insert(QStringLiteral("MEJA_NEW_PASSWORD"), newPassword);
    command.setProcessEnvironment(environment);
    command.start(QStringLiteral(MEJA_SERVICE), QStringList{QStringLiteral("staff")} + words);
    QVERIFY(command.waitForFinished());
}

QString StaffAccountsTest::session(const QString &sql)
{
    return cell(*m_person, sql);
}

void StaffAccountsTest::acceptsOnlyTheRightPassword_data()
{
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("isAccepted");
    const QString plain = QStringLiteral("correct horse");
    QTest::newRow("the same password") << plain << plain << true;
    QTest::newRow("another password") << plain << QStringLiteral("correct hors") << false;
    QTest::newRow("with quotes") << QStringLiteral("it's \"so\" \\ %s") << QStringLiteral("it's \"so\" \\ %s")
                                 << true;
    QTest::newRow("non-ASCII") << QStringLiteral("naïve café 🍚") << QStringLiteral("naïve café 🍚") << true;
    QTest::newRow("non-ASCII, one letter differs")
        << QStringLiteral("naïve café 🍚") << QStringLiteral("naive café 🍚") << false;
    // SASLprep, which libpq applies at sign-in, removes soft hyphens and composes accents.
    const QString softHyphen = QStringLiteral("pass\u00ADword");
    QTest::newRow("soft hyphen") << softHyphen << softHyphen << true;
    QTest::newRow("soft hyphen, typed without") << softHyphen << QStringLiteral("password") << true;
    QTest::newRow("accent typed as two characters")
        << QStringLiteral("caf\u00e9 lama") << QStringLiteral("cafe\u0301 lama") << true;
    QTest::newRow("no-break space") << QStringLiteral("correct\u00A0horse") << plain << true;
}

void StaffAccountsTest::acceptsOnlyTheRightPassword()
{
    QFETCH(QString, password);
    QFETCH(QString, typed);
    QFETCH(bool, isAccepted);
    const QString login = m_login + QStringLiteral("b");
    QCOMPARE(kindOf(m_accounts->add({.login = login, .displayName = QStringLiteral("B")}, password)),
             QStringLiteral("done"));
    QCOMPARE(kindOf(signIn(login, typed)), isAccepted ? QStringLiteral("done") : kind(ErrorKind::Forbidden));
}

void StaffAccountsTest::refusesAPasswordWithNul()
{
    const QString password = QStringLiteral("correct") + QChar(u'\0') + QStringLiteral("horse");
    QCOMPARE(kindOf(m_accounts->add({.login = m_login + u'b', .displayName = QStringLiteral("B")}, password)),
             kind(ErrorKind::Invalid));
}

void StaffAccountsTest::storesTheScramVerifierAlone()
{
    QVERIFY(cell(*m_administrator,
                 QStringLiteral("select rolpassword from pg_authid where rolname = '%1'").arg(m_login))
                .startsWith(QLatin1String("SCRAM-SHA-256$4096:")));
    QCOMPARE(cell(*m_administrator,
                  QStringLiteral("select count(*) from audit_entries where changes::text ~ 'SCRAM|horse'")),
             QStringLiteral("0"));
}

void StaffAccountsTest::putsEachRoleInItsGroupOnly()
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
    // Only an administrator may let the login act as its group; the service's login may not.
    QCOMPARE(
        cell(*m_administrator,
             Statement(QStringLiteral("select act_as_group(:login)")).bind(QStringLiteral("login"), m_login)),
        QString());
    QVERIFY(signIn(m_login, QStringLiteral("correct horse")));
    // The login acts as its group from the start, because the planner makes better plans for the group under
    // row-level security. The login's own name stays visible as session_user.
    QCOMPARE(session(QStringLiteral("select current_user || ' ' || session_user")),
             QStringLiteral("meja_admin ") + m_login);
    QCOMPARE(session(QStringLiteral("select row_security_active('meja.orders')")), QStringLiteral("f"));
}

void StaffAccountsTest::aFormerAdminLosesAdminRights()
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

void StaffAccountsTest::disablingEndsSessionsAndConnections()
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

void StaffAccountsTest::reactivatesADisabledAccount()
{
    const StaffAccount account{.login = m_login, .displayName = QStringLiteral("B"), .role = Role::Auditor};
    QCOMPARE(kindOf(m_accounts->add(account, QStringLiteral("another one"))), kind(ErrorKind::Conflict));
    QVERIFY(m_accounts->disable(m_login));
    QCOMPARE(kindOf(m_accounts->add(account, QStringLiteral("another one"))), QStringLiteral("done"));
    QCOMPARE(kindOf(signIn(m_login, QStringLiteral("correct horse"))), kind(ErrorKind::Forbidden));
    QVERIFY(signIn(m_login, QStringLiteral("another one")));
    QCOMPARE(session(QStringLiteral("select current_role_group()")), QStringLiteral("meja_auditor"));
}

void StaffAccountsTest::refusesInvalidAccounts_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QString>("result");
    const QString good = QStringLiteral("SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$%1=:%1=")
                             .arg(QString(43, QLatin1Char('A')));
    const auto add = [](const char *name, const QString &arguments, const char *result) {
        QTest::newRow(name) << arguments << QString::fromLatin1(result);
    };
    add("a verifier", QStringLiteral("'scrammed', 'A', 'staff', '%1'").arg(good), "");
    add("a password instead of a verifier", QStringLiteral("'nina', 'A', 'staff', 'correct horse'"),
        "error 22023");
    add("an MD5 digest", QStringLiteral("'nina', 'A', 'staff', 'md5%1'").arg(QString(32, QLatin1Char('a'))),
        "error 22023");
    add("no verifier", QStringLiteral("'nina', 'A', 'staff', null"), "error 22023");
    add("a group that is not a role", QStringLiteral("'nina', 'A', 'pg_monitor', '%1'").arg(good),
        "error 22023");
    add("the owner's group", QStringLiteral("'nina', 'A', 'owner', '%1'").arg(good), "error 22023");
    add("no role", QStringLiteral("'nina', 'A', null, '%1'").arg(good), "error 22023");
    add("no name", QStringLiteral("'nina', '', 'staff', '%1'").arg(good), "error 23514");
    add("a login of Meja", QStringLiteral("'meja_service', 'A', 'staff', '%1'").arg(good), "error 22023");
    add("a role of the server", QStringLiteral("'pg_monitor', 'A', 'staff', '%1'").arg(good), "error 22023");
    add("the administrator", QStringLiteral("'postgres', 'A', 'staff', '%1'").arg(good), "error 22023");
    add("a login of another application", QStringLiteral("'somebody', 'A', 'staff', '%1'").arg(good),
        "error MJ014");
    add("SQL injection", QStringLiteral("'x; drop table orders', 'A', 'staff', '%1'").arg(good),
        "error 22023");
}

void StaffAccountsTest::refusesInvalidAccounts()
{
    QFETCH(QString, arguments);
    QFETCH(QString, result);
    (void)m_administrator->run(QStringLiteral("create role somebody login"));
    Transaction transaction(*m_service, {.kind = QStringLiteral("system"), .name = QStringLiteral("test")});
    const QString outcome = cell(*m_service, QStringLiteral("select add_staff_account(%1)").arg(arguments));
    QCOMPARE(outcome.startsWith(QLatin1String("error")) ? outcome : QString(), result);
}

/// Each in lower case, upper case and mixed.
void StaffAccountsTest::refusesReservedLogins_data()
{
    QTest::addColumn<QString>("login");
    for (const char *login :
         {"system",       "all",      "user",       "current_user", "session_user",      "current_role",
          "public",       "none",     "default",    "postgres",     "postgres_exporter", "replication",
          "samegroup",    "samerole", "sameuser",   "meja",         "meja_owner",        "meja_nina",
          "meja-service", "meja.x",   "pg_monitor", "pg_x",         "storefront",        "customer",
          "service",      "tracking", "payment",    "root"}) {
        const QString name = QString::fromLatin1(login);
        for (const QString &each :
             {name, name.toUpper(), name.first(1).toUpper() + name.mid(1), QStringLiteral(" %1 ").arg(name)})
            QTest::newRow(qPrintable(each)) << each;
    }
}

void StaffAccountsTest::refusesReservedLogins()
{
    QFETCH(QString, login);
    const StaffAccount account{.login = login, .displayName = QStringLiteral("A")};
    const auto added = m_accounts->add(account, QStringLiteral("correct horse"));
    QCOMPARE(kindOf(added), kind(ErrorKind::Invalid));
    QVERIFY2(added.error().detail.contains(
                 QStringLiteral("the login %1 is reserved; choose another one").arg(login)),
             qPrintable(added.error().detail));
}

/// Accounts of earlier versions.
void StaffAccountsTest::onlyDisablesAccountsWithReservedLogins()
{
    QVERIFY(m_administrator->runScript(QStringLiteral(
        "create role system login in role meja_admin; set session_replication_role = replica;"
        "alter table meja.staff_accounts drop constraint login_is_not_reserved;"
        "insert into meja.staff_accounts (login, display_name, role) values ('system', 'Old', 'admin');"
        "alter table meja.staff_accounts add constraint login_is_not_reserved"
        "    check (not is_active or not meja.is_reserved_login(login)) not valid; reset "
        "session_replication_role")));
    QCOMPARE(kindOf(m_accounts->setRole(QStringLiteral("system"), Role::Staff)), kind(ErrorKind::Invalid));
    QCOMPARE(kindOf(m_accounts->disable(QStringLiteral("system"))), QStringLiteral("done"));
    const StaffAccount account{.login = QStringLiteral("system"), .displayName = QStringLiteral("New")};
    QCOMPARE(kindOf(m_accounts->add(account, QStringLiteral("correct horse"))), kind(ErrorKind::Invalid));
}

void StaffAccountsTest::changesNoOtherLogins()
{
    for (const QString &login : {QStringLiteral("postgres"), QStringLiteral("meja_service"),
                                 QStringLiteral("meja_owner"), QStringLiteral("unknown")}) {
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

void StaffAccountsTest::onlyTheLoginItselfOpensASession()
{
    QVERIFY(signIn(m_login, QStringLiteral("correct horse")));
    // The session belongs to the login even when it acts as its group.
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

void StaffAccountsTest::sessionsExpire()
{
    QVERIFY(signIn(m_login, QStringLiteral("correct horse")));
    const QString use = QStringLiteral("select count(*) from use_staff_session(sha256(decode('%1', 'hex')))");
    const QString age =
        QStringLiteral("update staff_sessions set %1 where token_hash = sha256(decode('%2', 'hex'))");
    const QStringList ages{QStringLiteral("last_used_at = now() - interval '29 minutes'"),
                           QStringLiteral("last_used_at = now() - interval '30 minutes'"),
                           QStringLiteral("expires_at = now()")};
    QStringList usable;
    for (const QString &aged : ages) {
        const QString token = session(QStringLiteral("select encode(open_staff_session(), 'hex')"));
        QVERIFY(m_administrator->run(age.arg(aged, token)));
        usable.append(cell(*m_service, use.arg(token)));
    }
    QCOMPARE(usable, (QStringList{QStringLiteral("1"), QStringLiteral("0"), QStringLiteral("0")}));
    QCOMPARE(cell(*m_administrator, QStringLiteral("select max(expires_at - opened_at) from staff_sessions")),
             QStringLiteral("12:00:00"));
}

void StaffAccountsTest::staffCannotManageAccounts()
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

void StaffAccountsTest::theCommandGeneratesAPassword()
{
    const QTemporaryDir folder;
    QProcess command;
    command.setWorkingDirectory(folder.path());
    const QStringList words{QStringLiteral("add"),    QStringLiteral("generated"),
                            QStringLiteral("--role"), QStringLiteral("auditor"),
                            QStringLiteral("--name"), QStringLiteral("A Person")};
    runStaffCommand(command, words);
    QVERIFY2(command.exitCode() == 0, command.readAllStandardError().constData());
    QFile file(folder.filePath(QStringLiteral("generated.password")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!(file.permissions() & (QFile::ReadGroup | QFile::ReadOther)));
    const QString password = QString::fromUtf8(file.readLine()).trimmed();
    QVERIFY(!command.readAllStandardOutput().contains(password.toUtf8()));
    QVERIFY(signIn(QStringLiteral("generated"), password));

    // There is no option for the password: every process of the machine could read it.
    runStaffCommand(command, words + QStringList{QStringLiteral("--password"), QStringLiteral("x")});
    QCOMPARE(command.exitCode(), 2);
}

void StaffAccountsTest::theCommandAcceptsAnyPassword_data()
{
    QTest::addColumn<QString>("password");
    QTest::newRow("ASCII") << QStringLiteral("correct horse");
    QTest::newRow("soft hyphen") << QStringLiteral("correct\u00ADhorse");
    QTest::newRow("accents and an emoji") << QStringLiteral("naïve café 🍚");
    QTest::newRow("Arabic") << QStringLiteral("كلمة السر الطويلة");
    // SASLprep refuses this one, so that both sides use the bytes unchanged.
    QTest::newRow("unassigned code point") << QStringLiteral("correct\u0221horse");
}

void StaffAccountsTest::theCommandAcceptsAnyPassword()
{
    QFETCH(QString, password);
    const QTemporaryDir folder;
    const QString passwordFile = folder.filePath(QStringLiteral("password"));
    QFile file(passwordFile);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(password.toUtf8() + '\n');
    file.close();
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    const QStringList options{QStringLiteral("--role"), QStringLiteral("staff"), QStringLiteral("--name"),
                              QStringLiteral("A Person")};
    const QString fromFile = m_login + QStringLiteral("-file");
    const QString fromEnvironment = m_login + QStringLiteral("-env");
    QProcess command;
    runStaffCommand(command, QStringList{QStringLiteral("add"), fromFile, QStringLiteral("--password-file"),
                                         passwordFile} +
                                 options);
    QVERIFY2(command.exitCode() == 0, command.readAllStandardError().constData());
    runStaffCommand(command, QStringList{QStringLiteral("add"), fromEnvironment} + options, password);
    QVERIFY2(command.exitCode() == 0, command.readAllStandardError().constData());

    for (const QString &login : {fromFile, fromEnvironment}) {
        QCOMPARE(kindOf(signIn(login, password)), QStringLiteral("done"));
        QCOMPARE(kindOf(signIn(login, password + u'x')), kind(ErrorKind::Forbidden));
        static const QRegularExpression scram(QStringLiteral(
            "^SCRAM-SHA-256\\$4096:[A-Za-z0-9+/]{22}==\\$[A-Za-z0-9+/]{43}=:[A-Za-z0-9+/]{43}=$"));
        const QString stored =
            cell(*m_administrator,
                 QStringLiteral("select rolpassword from pg_authid where rolname = '%1'").arg(login));
        QVERIFY2(scram.match(stored).hasMatch(), qPrintable(stored));
    }
}

void StaffAccountsTest::theCommandRefusesAPasswordFileOfOthers_data()
{
    QTest::addColumn<QFile::Permissions>("permissions");
    QTest::newRow("others read") << QFile::Permissions(QFile::ReadOther);
    QTest::newRow("the group reads") << QFile::Permissions(QFile::ReadGroup);
    QTest::newRow("the group writes") << QFile::Permissions(QFile::WriteGroup);
}

void StaffAccountsTest::theCommandRefusesAPasswordFileOfOthers()
{
    QFETCH(QFile::Permissions, permissions);
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("password")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("correct horse\n") > 0);
    file.close();
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | permissions));
    QProcess command;
    runStaffCommand(command, {QStringLiteral("add"), m_login + QStringLiteral("x"), QStringLiteral("--role"),
                              QStringLiteral("staff"), QStringLiteral("--name"), QStringLiteral("A"),
                              QStringLiteral("--password-file"), file.fileName()});
    QVERIFY(command.exitCode() != 0);
    const QByteArray message = command.readAllStandardError();
    QVERIFY2(message.contains("other users can access the file") && message.contains("run chmod 600 on it"),
             message.constData());
}

void StaffAccountsTest::theCommandRefusesReservedLogins()
{
    const QTemporaryDir folder;
    QProcess command;
    command.setWorkingDirectory(folder.path());
    runStaffCommand(command, {QStringLiteral("add"), QStringLiteral("System"), QStringLiteral("--role"),
                              QStringLiteral("admin"), QStringLiteral("--name"), QStringLiteral("A")});
    QVERIFY(command.exitCode() != 0);
    QCOMPARE(command.readAllStandardError().trimmed(),
             QByteArray("meja-service staff: the login System is reserved; choose another one"));
    QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("System.password"))));
}

QTEST_GUILESS_MAIN(StaffAccountsTest)
#include "staffaccountstest.moc"
