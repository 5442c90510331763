#include "privatecluster.h"
#include "psql.h"
#include "sqlsession.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <memory>

using namespace meja;

namespace {

/// The logins and groups of Meja. `meja_staff` and the other groups cannot sign in: `probe_*` are members.
const QStringList &logins()
{
    static const QStringList all{QStringLiteral("probe_staff"),       QStringLiteral("probe_admin"),
                                 QStringLiteral("probe_auditor"),     QStringLiteral("meja_service"),
                                 QStringLiteral("meja_customer_api"), QStringLiteral("meja_storefront")};
    return all;
}

/// Columns that a person or the service may not read, and personal, masked and secret ones: table, column,
/// type. Found without the function of the migration.
const QString hiddenColumns = QStringLiteral(
    "select c.relname, a.attname, format_type(a.atttypid, null), c.oid, a.attnum"
    "  from pg_attribute as a join pg_class as c on c.oid = a.attrelid"
    " where c.relnamespace = 'meja'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped"
    "   and (exists (select from unnest(array['meja_staff', 'meja_admin', 'meja_auditor', 'meja_service']) "
    "as reader"
    "                 where not has_column_privilege(reader, c.oid, a.attnum, 'select'))"
    "        or a.attname like '%\\_masked' or a.attname ~ 'password|secret|token|hash'"
    "        or exists (select from pg_attribute as m where m.attrelid = c.oid and m.attname = a.attname || "
    "'_masked'))");

/// A value that most rows of a column contain.
QString commonValue(SqlSession &session, const QString &table, const QString &column)
{
    return session.ask(
        QStringLiteral("select mode() within group (order by %2::text) from meja.%1").arg(table, column));
}

QString quoted(const QString &text)
{
    return u'\'' + QString(text).replace(u'\'', QLatin1String("''")) + u'\'';
}

/// The statements of one probe. Most of them fail, because the login may not read the column, after they were
/// planned.
QString attempts(const QString &table, const QString &column, const QString &type, const QString &value)
{
    QString script;
    const QStringList operators =
        type == QLatin1String("text")
            ? QStringList{QStringLiteral("="), QStringLiteral("<"), QStringLiteral("^@")}
            : QStringList{QStringLiteral("=")};
    for (const QString &each : operators)
        script += QStringLiteral("select 1 from meja.%1 where %2 %3 %4::%5;\n")
                      .arg(table, column, each, quoted(value), type);
    return script;
}

/// The numbers of rows in all logged plans.
QStringList estimates(const QString &output)
{
    static const QRegularExpression rows(QStringLiteral(":plan_rows (\\d+)"));
    QStringList found;
    for (auto match = rows.globalMatch(output); match.hasNext();)
        found.append(match.next().captured(1));
    return found;
}

} // namespace

/// Tests that the planner's estimates reveal nothing of a column that a login may not read. Every login can
/// read the plans of its own statements, also of those that fail for a missing right.
class HiddenStatisticsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void collectsNoStatisticsOfHiddenColumns();
    void collectsNoStatisticsOfExpressionsOverHiddenColumns();
    void removesStatisticsThatWereCollectedBefore();
    void estimatesDoNotDependOnHiddenValues_data();
    void estimatesDoNotDependOnHiddenValues();
    void keepsStatisticsOfOpenColumns();
    void plansOfFunctionsShowNoSecrets();

private:
    QString probe(const QString &login, const QHash<QString, QString> &values);

    QString m_database;
    std::unique_ptr<SqlSession> m_administrator;
    QList<QStringList> m_hidden;
};

void HiddenStatisticsTest::initTestCase()
{
    m_database = PrivateCluster::shared().createMigratedDatabase();
    m_administrator = std::make_unique<SqlSession>(m_database);
    fillShop(*m_administrator);
    QCOMPARE(m_administrator->script(QStringLiteral(
                 "create role probe_staff login in role meja_staff; create role probe_admin login in role "
                 "meja_admin;"
                 "create role probe_auditor login in role meja_auditor;"
                 "set session_replication_role = replica;"
                 "insert into users (name, email, phone, address, password_hash)"
                 " select 'P', 'rahasia' || n || '@contoh.id', case when n < 900 then '+6281211112222' else "
                 "'+62812' || 10000000 + n end,"
                 "        'Jl. Rahasia', 'scrypt$rahasia' from generate_series(1, 1000) as n;"
                 "insert into orders (number, user_id, store_id, status, payment_status, item_count, "
                 "subtotal, total,"
                 "                    recipient_name, recipient_phone, shipping_address, shipping_city, "
                 "shipping_province, expires_at)"
                 " select seeded_order_number(n), 1, 1, 'DIBAYAR', 'PAID', 1, 1, 1, 'P', '+6281211112222', "
                 "'Gang Rahasia', 'Solo', 'Jawa', now()"
                 "   from generate_series(1, 1000) as n;"
                 "insert into contact_lookups (login, contact) select 'probe_admin', '+6281211112222' from "
                 "generate_series(1, 1000);"
                 "insert into webhook_deliveries (partner, body_digest, body)"
                 " select 'midtrans', sha256(n::text::bytea), 'rahasia' from generate_series(1, 1000) as n;"
                 "insert into idempotency_keys (subject, route, key, request_digest)"
                 " select 'customer/1', 'r', n::text, sha256('rahasia') from generate_series(1, 1000) as n;"
                 "insert into staff_accounts (login, display_name, role) select 'person' || n, 'P', 'admin' "
                 "from generate_series(1, 100) as n;"
                 "insert into staff_sessions (account_id, token_hash) select 1, sha256(n::text::bytea) from "
                 "generate_series(1, 100) as n;"
                 "set session_replication_role = default; analyze")),
             QString());
    m_hidden = m_administrator->rows(hiddenColumns);
    QVERIFY2(m_hidden.size() > 40, qPrintable(m_administrator->lastMessage()));
}

void HiddenStatisticsTest::collectsNoStatisticsOfHiddenColumns()
{
    QStringList collected;
    for (const QStringList &column : std::as_const(m_hidden)) {
        const QString found = m_administrator->ask(
            QStringLiteral("select a.attstattarget || ', ' || (select count(*) from pg_statistic where "
                           "starelid = %1 and staattnum = %2)"
                           "  from pg_attribute as a where attrelid = %1 and attnum = %2")
                .arg(column[3], column[4]));
        if (found != QLatin1String("0, 0"))
            collected.append(column[0] + u'.' + column[1]);
    }
    QVERIFY2(collected.isEmpty(),
             qPrintable(QStringLiteral("call meja.withhold_statistics() in the migration that adds ") +
                        collected.join(QStringLiteral(", "))));
    // Statistics over several columns would contain hidden values as well.
    QCOMPARE(m_administrator->ask(QStringLiteral("select count(*) from pg_statistic_ext")),
             QStringLiteral("0"));
}

void HiddenStatisticsTest::collectsNoStatisticsOfExpressionsOverHiddenColumns()
{
    QCOMPARE(m_administrator->script(
                 QStringLiteral("create index probe_domain on meja.users (split_part(email, '@', 2));"
                                "create index probe_name on meja.users (upper(name))")),
             QString());
    // In transactions of their own, because a transaction does not see its own change of a new index.
    QCOMPARE(m_administrator->script(QStringLiteral("select meja.withhold_statistics()")), QString());
    QCOMPARE(m_administrator->script(QStringLiteral("analyze meja.users")), QString());
    const QString count =
        QStringLiteral("select count(*) from pg_statistic where starelid = 'meja.%1'::regclass");
    QCOMPARE(m_administrator->ask(count.arg(QStringLiteral("probe_domain"))), QStringLiteral("0"));
    QCOMPARE(m_administrator->ask(count.arg(QStringLiteral("probe_name"))), QStringLiteral("1"));
    QCOMPARE(m_administrator->script(QStringLiteral("drop index meja.probe_domain, meja.probe_name")),
             QString());
}

/// What the migration does with a database that collected statistics.
void HiddenStatisticsTest::removesStatisticsThatWereCollectedBefore()
{
    const QString count =
        QStringLiteral("select count(*) from pg_statistic join meja.columns_without_statistics() as hidden"
                       "    on starelid = hidden.relation and staattnum = hidden.column_number");
    QCOMPARE(
        m_administrator->script(QStringLiteral("alter table meja.users alter column phone set statistics 100;"
                                               "analyze meja.users; select meja.withhold_statistics()")),
        QString());
    QCOMPARE(m_administrator->ask(count), QStringLiteral("1"));
    QFile migration(QStringLiteral(MEJA_SOURCE_DIR "/resources/sql/migrations/0078_security.sql"));
    QVERIFY(migration.open(QIODevice::ReadOnly));
    static const QRegularExpression removal(
        QStringLiteral("do \\$\\$\\nbegin\\n    delete from pg_statistic.*?\\$\\$;"),
        QRegularExpression::DotMatchesEverythingOption);
    const QString statement = removal.match(QString::fromUtf8(migration.readAll())).captured();
    QVERIFY(!statement.isEmpty());
    // A login that may not remove them gets a warning with the statement; the migration goes on.
    QCOMPARE(m_administrator->script(QStringLiteral("set role meja_owner; %1 reset role").arg(statement)),
             QString());
    QCOMPARE(m_administrator->ask(count), QStringLiteral("1"));
    QCOMPARE(m_administrator->script(statement), QString());
    QCOMPARE(m_administrator->ask(count), QStringLiteral("0"));
}

QString HiddenStatisticsTest::probe(const QString &login, const QHash<QString, QString> &values)
{
    QString script = QStringLiteral("set debug_print_plan = on; set client_min_messages = log;\n");
    for (const QStringList &column : std::as_const(m_hidden)) {
        const QString name = column[0] + u'.' + column[1];
        if (values.contains(name))
            script += attempts(column[0], column[1], column[2], values.value(name));
    }
    return psql(m_database, login, script);
}

void HiddenStatisticsTest::estimatesDoNotDependOnHiddenValues_data()
{
    QTest::addColumn<QString>("login");
    for (const QString &login : logins())
        QTest::newRow(qPrintable(login)) << login;
}

void HiddenStatisticsTest::estimatesDoNotDependOnHiddenValues()
{
    QFETCH(QString, login);
    QHash<QString, QString> common;
    QHash<QString, QString> absent;
    for (const QStringList &column : std::as_const(m_hidden)) {
        const QString value = commonValue(*m_administrator, column[0], column[1]);
        if (column[2] != QLatin1String("text") || value.isEmpty() || value == QLatin1String("null"))
            continue;
        common.insert(column[0] + u'.' + column[1], value);
        absent.insert(column[0] + u'.' + column[1], QStringLiteral("~") + value);
    }
    QVERIFY(common.size() > 15);
    const QStringList ofCommon = estimates(probe(login, common));
    QVERIFY(ofCommon.size() >= 3 * common.size());
    QCOMPARE(ofCommon, estimates(probe(login, absent)));
}

void HiddenStatisticsTest::keepsStatisticsOfOpenColumns()
{
    for (const char *column : {"name", "city", "created_at", "id"})
        QCOMPARE(m_administrator->ask(
                     QStringLiteral(
                         "select count(*) from pg_stats where schemaname = 'meja' and tablename = 'users'"
                         " and attname = '%1'")
                         .arg(QLatin1String(column))),
                 QStringLiteral("1"));
}

/// A plan contains the values of a function's variables.
void HiddenStatisticsTest::plansOfFunctionsShowNoSecrets()
{
    const QString output =
        psql(m_database, QStringLiteral("meja_storefront"),
             QStringLiteral(
                 "set debug_print_plan = on; set debug_print_rewritten = on; set client_min_messages = log;\n"
                 "select * from meja.register_customer('X', 'rahasia7@contoh.id');\n"
                 "select meja.set_cart_item(1, 1, 1);\n"
                 "select * from meja.open_checkout_session(1, 'jne', 'REG', 15000);\n"
                 "select * from meja.place_order(1, 'Siti', '081277770000', 'Jl. A', 'Solo', 'Jawa');\n"
                 "select * from meja.order_state((select 'MJ22222222'));\n"));
    QVERIFY2(output.contains(QLatin1String(":plan_rows")) && output.contains(QLatin1String("MJ")),
             qPrintable(output.left(2000)));
    // A bytea constant is printed as its bytes, which are signed numbers.
    QStringList bytes;
    const QByteArray secret = QByteArray::fromHex(
        m_administrator->ask(QStringLiteral("select encode(secret, 'hex') from meja.order_number_key"))
            .toLatin1());
    QCOMPARE(secret.size(), 32);
    for (const char byte : secret.first(6))
        bytes.append(QString::number(static_cast<signed char>(byte)));
    QVERIFY(!output.contains(bytes.join(u' ')));
    for (const char *hidden : {"6281211112222", "scrypt", "Gang Rahasia"})
        QVERIFY2(!output.contains(QLatin1String(hidden)), hidden);
}

QTEST_GUILESS_MAIN(HiddenStatisticsTest)
#include "hiddenstatisticstest.moc"
