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

/// The columns of the matrix. People sign in with logins of their own, so do programs.
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

/// Object → what each role may, in the order of `roles()` and then PUBLIC.
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

/// What planted secrets look like; see shopwithsecrets.sql.
QStringList secretsIn(const QString &output)
{
    static const QStringList planted{QStringLiteral("rahasia"), QStringLiteral("77771001"),
                                     QStringLiteral("77772003"), QStringLiteral("77779999")};
    QStringList found;
    for (const QString &secret : planted) {
        if (output.contains(secret, Qt::CaseInsensitive))
            found.append(secret);
    }
    return found;
}

/// One row of data for each role.
void addRoles()
{
    QTest::addColumn<QString>("role");
    for (const QString &role : roles())
        QTest::newRow(qPrintable(role)) << role;
}

} // namespace

/// The roles, through bare SQL: every table, column and function of the schema stands in `rolematrix.tsv`
/// with what each role may do, so that a new one fails here until somebody decides; and psql, signed in as
/// each role, is let in and refused exactly as it says.
class RoleMatrixTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everythingIsDecided();
    void publicMayNothing();
    void extensionsAreClosed();
    void makesNoLargeObject_data();
    void makesNoLargeObject();
    void selectsWhatItMay_data();
    void selectsWhatItMay();
    void callsWhatItMay_data();
    void callsWhatItMay();
    void findsNoWayAroundAMask_data();
    void findsNoWayAroundAMask();
    void showsSecretsToWhoMayRead_data();
    void showsSecretsToWhoMayRead();
    void hidesSecretsInStatistics();

private:
    QString psql(const QString &login, const QString &script);
    QHash<QString, QString> answers(const QString &login, const QList<QPair<QString, QString>> &attempts);
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
    // A look-up leaves the contact that was asked for.
    QCOMPARE(psql(loginOf(QStringLiteral("meja_staff")),
                  QStringLiteral("call meja.find_users_by_contact('08127777-1001', null);"))
                 .trimmed(),
             QStringLiteral("{1}"));
    QCOMPARE(m_administrator->script(QStringLiteral("analyze")), QString());
}

/// What psql prints, errors included, as SQLSTATEs.
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
    if (!process.waitForFinished(120'000))
        qFatal("psql did not end");
    return QString::fromUtf8(process.readAll());
}

/// Runs every attempt in a transaction of its own that is taken back; name → what came.
QHash<QString, QString> RoleMatrixTest::answers(const QString &login,
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

void RoleMatrixTest::everythingIsDecided()
{
    const Matrix expected = expectedMatrix();
    QStringList complaints;
    for (auto object = m_actual.cbegin(); object != m_actual.cend(); ++object) {
        if (expected.value(object.key()) != object.value())
            complaints.append(QStringLiteral("found, not decided so:\t%1\t%2")
                                  .arg(object.key(), object.value().join(u'\t')));
    }
    for (auto object = expected.cbegin(); object != expected.cend(); ++object) {
        if (!m_actual.contains(object.key()))
            complaints.append(QStringLiteral("decided, not found:\t") + object.key());
    }
    for (const QString &complaint : complaints)
        qWarning("%s", qUtf8Printable(complaint));
    QVERIFY2(complaints.isEmpty(), "rolematrix.tsv must say of each of these who may what");
}

void RoleMatrixTest::publicMayNothing()
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

void RoleMatrixTest::makesNoLargeObject_data()
{
    addRoles();
}

/// PostgreSQL lets everybody, unless somebody forbids it.
void RoleMatrixTest::makesNoLargeObject()
{
    QFETCH(QString, role);
    for (const auto *attempt : {"select lo_from_bytea(0, 'x')", "select lo_create(0)", "select lo_creat(-1)",
                                "select lo_put(1, 0, 'x')", "select lo_open(1, 131072)",
                                "select lowrite(0, 'x')", "select lo_import('/etc/hostname')"}) {
        const QString answer = psql(loginOf(role), QString::fromLatin1(attempt));
        QVERIFY2(answer.contains(QLatin1String("42501")), qPrintable(answer));
    }
}

void RoleMatrixTest::selectsWhatItMay_data()
{
    addRoles();
}

void RoleMatrixTest::selectsWhatItMay()
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
    const auto found = answers(loginOf(role), attempts);
    QCOMPARE(found.size(), attempts.size());
    const Matrix expected = expectedMatrix();
    for (const auto &[name, sql] : attempts) {
        const bool may = expected.value(name).value(place).contains(u's');
        const bool refused = found.value(name).contains(QLatin1String("ERROR:  42501"));
        const bool failed = found.value(name).contains(QLatin1String("ERROR:"));
        QVERIFY2(may ? !failed : refused, qPrintable(role + u' ' + name + u' ' + found.value(name)));
    }
}

void RoleMatrixTest::callsWhatItMay_data()
{
    selectsWhatItMay_data();
}

void RoleMatrixTest::callsWhatItMay()
{
    QFETCH(QString, role);
    const qsizetype place = roles().indexOf(role);
    // Each is called with nulls out of a subquery, so that none is folded away before it is called.
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
    const auto found = answers(loginOf(role), attempts);
    QCOMPARE(found.size(), attempts.size());
    const Matrix expected = expectedMatrix();
    for (const auto &[name, sql] : attempts) {
        // Let in, a function may still refuse the nulls, but with a word of its own.
        const bool may = expected.value(name).value(place) == QLatin1String("x");
        const bool refused = found.value(name).contains(QLatin1String("ERROR:  42501"));
        QVERIFY2(may != refused, qPrintable(role + u' ' + sql + u' ' + found.value(name)));
    }
}

void RoleMatrixTest::findsNoWayAroundAMask_data()
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

void RoleMatrixTest::findsNoWayAroundAMask()
{
    QFETCH(QString, sql);
    const QString said = psql(loginOf(QStringLiteral("meja_staff")), sql + u';');
    QVERIFY2(said.contains(QLatin1String("ERROR:  42501")), qPrintable(said));
    QVERIFY(secretsIn(said).isEmpty());
}

/// A select of everything that the role may read, table by table.
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

void RoleMatrixTest::showsSecretsToWhoMayRead_data()
{
    QTest::addColumn<QString>("role");
    QTest::addColumn<bool>("readsSecrets");
    QTest::newRow("staff") << QStringLiteral("meja_staff") << false;
    QTest::newRow("admin") << QStringLiteral("meja_admin") << true;
    QTest::newRow("auditor") << QStringLiteral("meja_auditor") << true;
}

void RoleMatrixTest::showsSecretsToWhoMayRead()
{
    QFETCH(QString, role);
    QFETCH(bool, readsSecrets);
    const QStringList selects = readableTables(role);
    QVERIFY(selects.size() > 12);
    const QString dump = psql(loginOf(role), selects.join(u'\n'));
    QVERIFY2(!dump.contains(QLatin1String("ERROR")), qPrintable(dump));
    QVERIFY(dump.contains(QLatin1String("Pelanggan 1")));
    QCOMPARE(secretsIn(dump).size(), readsSecrets ? 4 : 0);
    // Not even those who read everything else read what belongs to a password.
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
