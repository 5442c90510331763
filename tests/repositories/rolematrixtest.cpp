#include "connection.h"
#include "privatecluster.h"
#include "sqlsession.h"
#include "staffaccounts.h"

#include <QFile>
#include <QHash>
#include <QMap>
#include <QProcess>
#include <QTest>

#include <memory>

using namespace meja;

namespace {

/// The columns of the matrix.
const QStringList &roles()
{
    static const QStringList all{QStringLiteral("meja_staff"),        QStringLiteral("meja_admin"),
                                 QStringLiteral("meja_auditor"),      QStringLiteral("meja_service"),
                                 QStringLiteral("meja_customer_api"), QStringLiteral("meja_storefront")};
    return all;
}

QString loginOf(const QString &role)
{
    static const QStringList groups = roles().first(3);
    return groups.contains(role) ? QString(role).replace(QLatin1String("meja_"), QLatin1String("matrix_"))
                                 : role;
}

QString readSource(const QString &name)
{
    QFile file(QStringLiteral(MEJA_SOURCE_DIR "/tests/repositories/") + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("can't read %s", qPrintable(file.fileName()));
    return QString::fromUtf8(file.readAll());
}

/// Object → rights of each role, in the order of `roles()`, then PUBLIC.
using Matrix = QMap<QString, QStringList>;

void addLine(Matrix &matrix, const QString &line)
{
    const QStringList cells = line.split(u'\t');
    if (cells.size() > 1 && !line.startsWith(u'#'))
        matrix.insert(cells.first(), cells.mid(1));
}

Matrix expectedMatrix()
{
    Matrix matrix;
    const QStringList lines = readSource(QStringLiteral("rolematrix.tsv")).split(u'\n');
    for (const QString &line : lines)
        addLine(matrix, line);
    return matrix;
}

/// The secrets of shopwithsecrets.sql that occur in the text.
QStringList secretsIn(const QString &output)
{
    static const QStringList secrets{QStringLiteral("rahasia"), QStringLiteral("77771001"),
                                     QStringLiteral("77772003"), QStringLiteral("77779999")};
    QStringList found;
    for (const QString &secret : secrets) {
        if (output.contains(secret, Qt::CaseInsensitive))
            found.append(secret);
    }
    return found;
}

/// Adds one data row per role.
void addRoles()
{
    QTest::addColumn<QString>("role");
    for (const QString &role : roles())
        QTest::newRow(qPrintable(role)) << role;
}

} // namespace

/// Tests the rights of all roles with plain SQL. `rolematrix.tsv` lists the rights on every table, column and
/// function, so that a new object fails here until it is added. psql, signed in as each role, must be allowed
/// and refused exactly as listed.
class RoleMatrixTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyObjectIsListed();
    void publicHasNoRights();
    void extensionsAreClosed();
    void cannotCreateLargeObjects_data();
    void cannotCreateLargeObjects();
    void selectsOnlyListedColumns_data();
    void selectsOnlyListedColumns();
    void callsOnlyListedFunctions_data();
    void callsOnlyListedFunctions();
    void cannotBypassMasks_data();
    void cannotBypassMasks();
    void showsSecretsOnlyToAdminsAndAuditors_data();
    void showsSecretsOnlyToAdminsAndAuditors();
    void hidesSecretsInStatistics();

private:
    QString psql(const QString &login, const QString &script);
    QHash<QString, QString> outputs(const QString &login, const QList<QPair<QString, QString>> &attempts);
    QStringList readableTables(const QString &role);

    QString m_database;
    std::unique_ptr<SqlSession> m_administrator;
    Matrix m_actual;
};

void RoleMatrixTest::initTestCase()
{
    m_database = PrivateCluster::shared().createMigratedDatabase();
    m_administrator = std::make_unique<SqlSession>(m_database);
    const auto rows = m_administrator->rows(readSource(QStringLiteral("rolematrix.sql")));
    for (const QStringList &row : rows)
        addLine(m_actual, row.first());
    QVERIFY2(m_actual.size() > 200, qPrintable(m_administrator->lastMessage()));
    QCOMPARE(m_administrator->script(readSource(QStringLiteral("shopwithsecrets.sql"))), QString());
    const QStringList groups = roles().first(3);
    Connection connection(PrivateCluster::shared().settings(m_database));
    QVERIFY(connection.open());
    StaffAccounts accounts(connection, {.kind = QStringLiteral("system"), .name = QStringLiteral("matrix")});
    for (const QString &group : groups) {
        const StaffAccount person{.login = loginOf(group),
                                  .displayName = QStringLiteral("Matrix"),
                                  .role = *roleFromDatabaseGroup(group)};
        const auto added = accounts.add(person, QStringLiteral("correct horse"));
        QVERIFY2(added, qPrintable(added ? QString() : added.error().detail));
    }
    // A look-up stores the contact.
    QCOMPARE(psql(loginOf(QStringLiteral("meja_staff")),
                  QStringLiteral("call meja.find_users_by_contact('08127777-1001', null);"))
                 .trimmed(),
             QStringLiteral("{1}"));
    QCOMPARE(m_administrator->script(QStringLiteral("analyze")), QString());
}

/// The output of psql, including errors, which it prints as SQLSTATEs.
QString RoleMatrixTest::psql(const QString &login, const QString &script)
{
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("PGHOST"), PrivateCluster::shared().folder());
    environment.insert(QStringLiteral("PGPORT"), QStringLiteral("5432"));
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral("psql"),
                  {QStringLiteral("-XqAt"), QStringLiteral("-U"), login, QStringLiteral("-d"), m_database,
                   QStringLiteral("-v"), QStringLiteral("VERBOSITY=sqlstate")});
    process.write(script.toUtf8());
    process.closeWriteChannel();
    if (!process.waitForFinished(-1))
        qFatal("psql did not end");
    return QString::fromUtf8(process.readAll());
}

/// Runs every attempt in its own transaction, which is rolled back. Returns name → output.
QHash<QString, QString> RoleMatrixTest::outputs(const QString &login,
                                                const QList<QPair<QString, QString>> &attempts)
{
    QString script;
    for (const auto &[name, sql] : attempts)
        script += QStringLiteral("\\echo @@%1\nbegin;\n%2;\nrollback;\n").arg(name, sql);
    QHash<QString, QString> found;
    const QStringList parts = psql(login, script).split(QLatin1String("@@"), Qt::SkipEmptyParts);
    for (const QString &part : parts)
        found.insert(part.section(u'\n', 0, 0), part.section(u'\n', 1));
    return found;
}

void RoleMatrixTest::everyObjectIsListed()
{
    const Matrix expected = expectedMatrix();
    QStringList differences;
    for (auto object = m_actual.cbegin(); object != m_actual.cend(); ++object) {
        if (expected.value(object.key()) != object.value())
            differences.append(QStringLiteral("found, but not listed so:\t%1\t%2")
                                   .arg(object.key(), object.value().join(u'\t')));
    }
    for (auto object = expected.cbegin(); object != expected.cend(); ++object) {
        if (!m_actual.contains(object.key()))
            differences.append(QStringLiteral("listed, but not found:\t") + object.key());
    }
    for (const QString &difference : differences)
        qWarning("%s", qUtf8Printable(difference));
    QVERIFY2(differences.isEmpty(), "rolematrix.tsv must list the rights on each of these objects");
}

void RoleMatrixTest::publicHasNoRights()
{
    for (auto object = m_actual.cbegin(); object != m_actual.cend(); ++object)
        QVERIFY2(object.value().last() == QLatin1String("-"), qPrintable(object.key()));
}

void RoleMatrixTest::extensionsAreClosed()
{
    QCOMPARE(m_administrator->ask(QStringLiteral(
                 "select count(*) from pg_proc, unnest(array['public', 'meja_staff', 'meja_customer_api']) "
                 "as role (name)"
                 " where pronamespace = 'meja'::regnamespace and has_function_privilege(role.name, "
                 "pg_proc.oid, 'execute')"
                 "   and exists (select from pg_depend where objid = pg_proc.oid and deptype = 'e')")),
             QStringLiteral("0"));
}

void RoleMatrixTest::cannotCreateLargeObjects_data()
{
    addRoles();
}

/// By default PostgreSQL lets every login create large objects.
void RoleMatrixTest::cannotCreateLargeObjects()
{
    QFETCH(QString, role);
    for (const auto *attempt : {"select lo_from_bytea(0, 'x')", "select lo_create(0)", "select lo_creat(-1)",
                                "select lo_put(1, 0, 'x')", "select lo_open(1, 131072)",
                                "select lowrite(0, 'x')", "select lo_import('/etc/hostname')"}) {
        const QString output = psql(loginOf(role), QString::fromLatin1(attempt));
        QVERIFY2(output.contains(QLatin1String("42501")), qPrintable(output));
    }
}

void RoleMatrixTest::selectsOnlyListedColumns_data()
{
    addRoles();
}

void RoleMatrixTest::selectsOnlyListedColumns()
{
    QFETCH(QString, role);
    const qsizetype place = roles().indexOf(role);
    QList<QPair<QString, QString>> attempts;
    for (auto object = m_actual.cbegin(); object != m_actual.cend(); ++object) {
        if (!object.key().startsWith(QLatin1String("column ")))
            continue;
        const QStringList name = object.key().mid(7).split(u'.');
        attempts.append(
            {object.key(), QStringLiteral("select \"%1\" from meja.\"%2\" limit 1").arg(name[1], name[0])});
    }
    const auto found = outputs(loginOf(role), attempts);
    QCOMPARE(found.size(), attempts.size());
    const Matrix expected = expectedMatrix();
    for (const auto &[name, sql] : attempts) {
        const bool isAllowed = expected.value(name).value(place).contains(u's');
        const bool isRefused = found.value(name).contains(QLatin1String("ERROR:  42501"));
        const bool hasFailed = found.value(name).contains(QLatin1String("ERROR:"));
        QVERIFY2(isAllowed ? !hasFailed : isRefused,
                 qPrintable(role + u' ' + name + u' ' + found.value(name)));
    }
}

void RoleMatrixTest::callsOnlyListedFunctions_data()
{
    selectsOnlyListedColumns_data();
}

void RoleMatrixTest::callsOnlyListedFunctions()
{
    QFETCH(QString, role);
    const qsizetype place = roles().indexOf(role);
    // Call each function with NULLs from a subquery, so that the planner does not remove the call.
    const auto functions = m_administrator->rows(QStringLiteral(
        "select 'function ' || proname || '(' || pg_get_function_identity_arguments(oid) || ')',"
        "       case prokind when 'p' then 'call meja.' || proname || '(' || args || ')'"
        "            else 'select meja.' || proname || '(' || names || ') from (select 1 as one' || fields "
        "|| ' offset 0) as given' end"
        "  from pg_proc,"
        "       lateral (select coalesce(string_agg('null::' || format_type(type, null), ', ' order by "
        "place), '') as args,"
        "                       coalesce(string_agg(case when provariadic <> 0 and place = pronargs then "
        "'variadic ' else '' end || 'a' || place, ', ' order by place), '') as names,"
        "                       coalesce(string_agg(', null::' || format_type(type, null) || ' as a' || "
        "place, '' order by place), '') as fields"
        "                  from unnest(proargtypes) with ordinality as argument (type, place)) as arguments"
        " where pronamespace = 'meja'::regnamespace"
        "   and not exists (select from pg_depend where objid = pg_proc.oid and deptype = 'e')"));
    QList<QPair<QString, QString>> attempts;
    for (const QStringList &function : functions)
        attempts.append({function[0], function[1]});
    const auto found = outputs(loginOf(role), attempts);
    QCOMPARE(found.size(), attempts.size());
    const Matrix expected = expectedMatrix();
    for (const auto &[name, sql] : attempts) {
        // An allowed function may refuse the NULLs with another SQLSTATE.
        const bool isAllowed = expected.value(name).value(place) == QLatin1String("x");
        const bool isRefused = found.value(name).contains(QLatin1String("ERROR:  42501"));
        QVERIFY2(isAllowed != isRefused, qPrintable(role + u' ' + sql + u' ' + found.value(name)));
    }
}

void RoleMatrixTest::cannotBypassMasks_data()
{
    QTest::addColumn<QString>("sql");
    for (const char *sql :
         {"select users from meja.users",
          "select to_jsonb(users) from meja.users",
          "select * from meja.users",
          "select id from meja.users where email like 'r%'",
          "select id from meja.users order by phone",
          "select count(phone) from meja.users",
          "select phone from meja.users group by phone",
          "select number from meja.orders where recipient_phone = '+628137777'",
          "select o.number from meja.orders as o join meja.users as u on u.phone = o.recipient_phone",
          "copy meja.users (email) to stdout",
          "copy meja.users to stdout",
          "explain analyze select id from meja.users where email = 'x'",
          "select personal_changes from meja.audit_entries",
          "select audit_entries from meja.audit_entries",
          "select contact from meja.contact_lookups",
          "create view meja.v as select * from meja.users",
          "create temporary table t as select 1",
          "set role meja_owner",
          "set role meja_admin",
          "set session authorization postgres",
          "update meja.users set name = name returning email",
          "select stavalues1 from pg_statistic",
          "select token_hash from meja.staff_sessions",
          "select rolpassword from pg_authid",
          "begin; lock table meja.users in exclusive mode"})
        QTest::newRow(sql) << QString::fromLatin1(sql);
}

void RoleMatrixTest::cannotBypassMasks()
{
    QFETCH(QString, sql);
    const QString output = psql(loginOf(QStringLiteral("meja_staff")), sql + u';');
    QVERIFY2(output.contains(QLatin1String("ERROR:  42501")), qPrintable(output));
    QVERIFY(secretsIn(output).isEmpty());
}

/// For each table, a select of all columns that the role may read.
QStringList RoleMatrixTest::readableTables(const QString &role)
{
    const qsizetype place = roles().indexOf(role);
    QMap<QString, QStringList> columns;
    for (auto object = m_actual.cbegin(); object != m_actual.cend(); ++object) {
        if (object.key().startsWith(QLatin1String("column ")) && object.value()[place].contains(u's')) {
            const QStringList name = object.key().mid(7).split(u'.');
            columns[name[0]].append(u'"' + name[1] + u'"');
        }
    }
    QStringList selects;
    for (auto table = columns.cbegin(); table != columns.cend(); ++table)
        selects.append(QStringLiteral("select %1 from meja.%2;").arg(table.value().join(u','), table.key()));
    return selects;
}

void RoleMatrixTest::showsSecretsOnlyToAdminsAndAuditors_data()
{
    QTest::addColumn<QString>("role");
    QTest::addColumn<bool>("readsSecrets");
    QTest::newRow("staff") << QStringLiteral("meja_staff") << false;
    QTest::newRow("admin") << QStringLiteral("meja_admin") << true;
    QTest::newRow("auditor") << QStringLiteral("meja_auditor") << true;
}

void RoleMatrixTest::showsSecretsOnlyToAdminsAndAuditors()
{
    QFETCH(QString, role);
    QFETCH(bool, readsSecrets);
    const QStringList selects = readableTables(role);
    QVERIFY(selects.size() > 12);
    const QString dump = psql(loginOf(role), selects.join(u'\n'));
    QVERIFY2(!dump.contains(QLatin1String("ERROR")), qPrintable(dump));
    QVERIFY(dump.contains(QLatin1String("Pelanggan 1")));
    QCOMPARE(secretsIn(dump).size(), readsSecrets ? 4 : 0);
    // Nobody may read password hashes.
    QVERIFY(!dump.contains(QLatin1String("scrypt$")));
}

void RoleMatrixTest::hidesSecretsInStatistics()
{
    QString script = QStringLiteral(
        "select * from pg_stats; select * from pg_stats_ext; select * from pg_stat_activity;\n");
    for (auto object = m_actual.cbegin(); object != m_actual.cend(); ++object) {
        if (object.key().startsWith(QLatin1String("column "))) {
            const QStringList name = object.key().mid(7).split(u'.');
            script +=
                QStringLiteral("select * from meja.planner_statistics('%1', '%2');\n").arg(name[0], name[1]);
        }
    }
    const QString dump = psql(loginOf(QStringLiteral("meja_staff")), script);
    QVERIFY(dump.contains(QLatin1String("DIKIRIM")));
    QCOMPARE(secretsIn(dump), QStringList());
}

QTEST_GUILESS_MAIN(RoleMatrixTest)
#include "rolematrixtest.moc"
