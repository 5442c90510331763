#include "privatecluster.h"
#include "sqlsession.h"

#include <QTest>

#include <memory>

using namespace meja;

namespace {

constexpr int lookupsPerMinute = 30;

QString find(const QString &contact)
{
    return QStringLiteral("call meja.find_users_by_contact('%1', null)").arg(contact);
}

} // namespace

/// Tests the functions that give restricted information: customer look-ups by contact, planner statistics,
/// and the role of the login. Customer 1 is Siti, 0812-3456-7890.
class LookupsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void findsACustomerByContact_data();
    void findsACustomerByContact();
    void returnsOnlyCommittedLookUps();
    void returnsALookUpOnlyToItsLogin();
    void returnsALookUpForOneMinute();
    void limitsTheNumberOfLookUps_data();
    void limitsTheNumberOfLookUps();
    void logsEveryLookUp();
    void estimatesRows();
    void returnsCommonValues();
    void hidesStatisticsOfPersonalColumns_data();
    void hidesStatisticsOfPersonalColumns();
    void returnsTheRole_data();
    void returnsTheRole();
    void everybodyMayReadTheSchemaVersion();

private:
    std::unique_ptr<SqlSession> m_administrator;
    std::unique_ptr<SqlSession> m_staff;
    QString m_database;
    QString m_login;
    int m_count = 0;
};

void LookupsTest::init()
{
    m_database = PrivateCluster::shared().createMigratedDatabase();
    m_administrator = std::make_unique<SqlSession>(m_database);
    fillShop(*m_administrator);
    m_login = QStringLiteral("desk%1").arg(++m_count);
    m_administrator->script(QStringLiteral("create role %1 login in role meja_staff").arg(m_login));
    m_staff = std::make_unique<SqlSession>(m_database, m_login);
}

void LookupsTest::findsACustomerByContact_data()
{
    QTest::addColumn<QString>("contact");
    QTest::addColumn<QString>("result");
    const auto add = [](const char *contact, const char *result) {
        QTest::newRow(contact) << QString::fromLatin1(contact) << QString::fromLatin1(result);
    };
    add("081234567890", "{1}");
    add("+62 812-3456-7890", "{1}");
    add("(0812) 3456 7890", "{1}");
    add("812 3456 7890", "{1}");
    add("siti@example.com", "{1}");
    add(" Siti@Example.COM", "{1}");
    add("081234567891", "{}");
    add("iti@example.com", "{}");
    add("%@example.com", "{}");
    add("0812", "error 22023");
    add("siti", "error 22023");
    add("%", "error 22023");
    add("", "error 22023");
}

void LookupsTest::findsACustomerByContact()
{
    QFETCH(QString, contact);
    QFETCH(QString, result);
    QCOMPARE(m_staff->ask(find(contact)), result);
}

void LookupsTest::returnsOnlyCommittedLookUps()
{
    // A look-up that can be rolled back would not be logged or counted.
    m_staff->script(QStringLiteral("begin"));
    QCOMPARE(m_staff->ask(find(QStringLiteral("081234567890"))), QStringLiteral("error 2D000"));
    m_staff->script(QStringLiteral("rollback; begin"));
    const QString lookup = m_staff->ask(QStringLiteral("select request_contact_lookup('081234567890')"));
    m_staff->script(QStringLiteral("savepoint requested"));
    QCOMPARE(m_staff->ask(QStringLiteral("select contact_lookup_result(%1)").arg(lookup)),
             QStringLiteral("error MJ010"));
    m_staff->script(QStringLiteral("rollback to requested; commit"));
    QCOMPARE(m_staff->ask(QStringLiteral("select contact_lookup_result(%1)").arg(lookup)),
             QStringLiteral("{1}"));
}

void LookupsTest::returnsALookUpOnlyToItsLogin()
{
    m_administrator->script(QStringLiteral("create role %1b login in role meja_staff").arg(m_login));
    SqlSession other(m_database, m_login + QStringLiteral("b"));
    const QString lookup = m_staff->ask(QStringLiteral("select request_contact_lookup('081234567890')"));
    QCOMPARE(other.ask(QStringLiteral("select contact_lookup_result(%1)").arg(lookup)),
             QStringLiteral("error MJ010"));
}

void LookupsTest::returnsALookUpForOneMinute()
{
    const QString lookup = m_staff->ask(QStringLiteral("select request_contact_lookup('081234567890')"));
    m_administrator->script(
        QStringLiteral("set session_replication_role = replica;"
                       "update contact_lookups set asked_at = now() - interval '1 minute'"));
    QCOMPARE(m_staff->ask(QStringLiteral("select contact_lookup_result(%1)").arg(lookup)),
             QStringLiteral("error MJ010"));
}

void LookupsTest::limitsTheNumberOfLookUps_data()
{
    QTest::addColumn<int>("earlier");
    QTest::addColumn<QString>("age");
    QTest::addColumn<QString>("result");
    const QString refused = QStringLiteral("error MJ018");
    const QString found = QStringLiteral("{1}");
    QTest::newRow("one left within the minute")
        << lookupsPerMinute - 1 << QStringLiteral("1 second") << found;
    QTest::newRow("none left within the minute") << lookupsPerMinute << QStringLiteral("1 second") << refused;
    QTest::newRow("a minute later") << lookupsPerMinute << QStringLiteral("61 seconds") << found;
    QTest::newRow("one left within the day") << 499 << QStringLiteral("23 hours") << found;
    QTest::newRow("none left within the day") << 500 << QStringLiteral("23 hours") << refused;
    QTest::newRow("a day later") << 500 << QStringLiteral("25 hours") << found;
}

void LookupsTest::limitsTheNumberOfLookUps()
{
    QFETCH(int, earlier);
    QFETCH(QString, age);
    QFETCH(QString, result);
    QCOMPARE(m_administrator->script(QStringLiteral("insert into contact_lookups (login, contact, asked_at)"
                                                    " select '%1', '+6281', now() - interval '%2'"
                                                    "   from generate_series(1, %3)")
                                         .arg(m_login, age)
                                         .arg(earlier)),
             QString());
    QCOMPARE(m_staff->ask(find(QStringLiteral("081234567890"))), result);
}

void LookupsTest::logsEveryLookUp()
{
    m_staff->ask(find(QStringLiteral("081234567890")));
    m_staff->ask(find(QStringLiteral("nobody@example.com")));
    QCOMPARE(m_administrator->ask(QStringLiteral("select string_agg(concat_ws(' ', login, contact, "
                                                 "contact_masked), ', ' order by id) from contact_lookups")),
             QStringLiteral("%1 +6281234567890 +62812•••••890, %1 nobody@example.com n•••@example.com")
                 .arg(m_login));
    QCOMPARE(m_administrator->ask(QStringLiteral("select string_agg(distinct actor_kind || ' ' || actor, ',')"
                                                 " from audit_entries where table_name = 'contact_lookups'")),
             QStringLiteral("staff ") + m_login);
    QCOMPARE(m_staff->ask(QStringLiteral("select count(*) from contact_lookups")),
             QStringLiteral("error 42501"));
}

void LookupsTest::estimatesRows()
{
    m_administrator->script(
        QStringLiteral("insert into users (name, email) select 'C', 'c' || i || '@example.com'"
                       " from generate_series(1, 999) as i; analyze users"));
    QCOMPARE(m_staff->ask(QStringLiteral("select row_estimate from planner_statistics('users')")),
             QStringLiteral("1000"));
    QCOMPARE(m_staff->ask(QStringLiteral("select row_estimate from planner_statistics('contact_lookups')")),
             QStringLiteral("error MJ010"));
    QCOMPARE(m_staff->ask(QStringLiteral("select row_estimate from planner_statistics('pg_authid')")),
             QStringLiteral("error MJ010"));
}

void LookupsTest::returnsCommonValues()
{
    m_administrator->script(
        QStringLiteral("insert into users (name, email, city)"
                       " select 'C', 'c' || i || '@example.com',"
                       "        case when i % 4 = 0 then 'Solo' when i % 2 = 0 then 'Kota, \"Tua\"' end"
                       "   from generate_series(1, 1000) as i; analyze users"));
    QCOMPARE(m_staff
                 ->ask(QStringLiteral("select most_common_values[1] || most_common_values[2]"
                                      " from planner_statistics('users', 'city')"))
                 .size(),
             QStringLiteral("SoloKota, \"Tua\"").size());
    QCOMPARE(m_staff->ask(QStringLiteral(
                 "select round(null_fraction::numeric, 1) from planner_statistics('users', 'city')")),
             QStringLiteral("0.5"));
    QVERIFY(m_staff
                ->ask(QStringLiteral(
                    "select array_length(histogram_bounds, 1) from planner_statistics('users', 'id')"))
                .toInt() > 10);
}

void LookupsTest::hidesStatisticsOfPersonalColumns_data()
{
    QTest::addColumn<QString>("table");
    QTest::addColumn<QString>("column");
    QTest::addColumn<QString>("result");
    const auto add = [](const char *table, const char *column, const char *result) {
        QTest::addRow("%s.%s", table, column)
            << QString::fromLatin1(table) << QString::fromLatin1(column) << QString::fromLatin1(result);
    };
    add("users", "email", "error 42501");
    add("users", "email_masked", "error 42501");
    add("users", "phone", "error 42501");
    add("users", "phone_masked", "error 42501");
    add("users", "address", "error 42501");
    add("users", "address_masked", "error 42501");
    add("users", "password_hash", "error 42501");
    add("orders", "recipient_phone", "error 42501");
    add("orders", "recipient_phone_masked", "error 42501");
    add("orders", "shipping_address", "error 42501");
    add("orders", "shipping_address_masked", "error 42501");
    add("audit_entries", "personal_changes", "error 42501");
    add("orders", "no_such_column", "error MJ010");
    add("orders", "status", "null");
}

void LookupsTest::hidesStatisticsOfPersonalColumns()
{
    QFETCH(QString, table);
    QFETCH(QString, column);
    QFETCH(QString, result);
    const QString query =
        QStringLiteral("select most_common_values from planner_statistics('%1', '%2')").arg(table, column);
    // They are hidden even from logins that may read the column itself, because no list uses them.
    for (const char *group : {"meja_staff", "meja_admin"}) {
        m_administrator->script(QStringLiteral("grant %1 to %2").arg(QLatin1String(group), m_login));
        QCOMPARE(m_staff->ask(query), result);
    }
}

void LookupsTest::returnsTheRole_data()
{
    QTest::addColumn<QString>("group");
    QTest::newRow("staff") << QStringLiteral("meja_staff");
    QTest::newRow("admin") << QStringLiteral("meja_admin");
    QTest::newRow("auditor") << QStringLiteral("meja_auditor");
}

void LookupsTest::returnsTheRole()
{
    QFETCH(QString, group);
    m_administrator->script(QStringLiteral("revoke meja_staff from %1; grant %2 to %1").arg(m_login, group));
    QCOMPARE(m_staff->ask(QStringLiteral("select current_role_group()")), group);
}

void LookupsTest::everybodyMayReadTheSchemaVersion()
{
    QCOMPARE(m_staff->ask(QStringLiteral("select max(version) from schema_migrations")),
             m_administrator->ask(QStringLiteral("select max(version) from schema_migrations")));
}

QTEST_GUILESS_MAIN(LookupsTest)
#include "lookupstest.moc"
