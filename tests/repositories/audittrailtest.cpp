#include "auditfixture.h"
#include "transaction.h"

#include <QTest>

using namespace meja;

namespace {

/// The changes made by the statement itself, without the columns that a trigger changes on every update.
const QString ownChanges = QStringLiteral("changes - 'version' - 'updated_at'");

} // namespace

/// Tests the audit trigger: each change of a business table writes one entry with an actor in the same
/// transaction, personal values are stored separately, and entries cannot be changed.
class AuditTrailTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTableIsAuditedOrHasAReason();
    void aChangeWritesOneEntryInItsTransaction();
    void aRollbackLeavesNoEntry();
    void showsOldAndNewValues_data();
    void showsOldAndNewValues();
    void aStatementWritesOneEntryPerRow();
    void anUnchangedRowWritesNoEntry();
    void aChangedIdWritesTwoEntries();
    void theLogReproducesEveryRow();
    void refusesAChangeWithoutActor_data();
    void refusesAChangeWithoutActor();
    void writesTimesInUtc();
    void everyMaskedColumnIsPersonal();
    void hidesPasswordHashes();
    void storesPersonalValuesSeparately();
    void digestsOfTheSamePhoneDiffer();
    void staffReadNoPersonalValues();
    void adminsAndAuditorsReadTheWholeEntry_data();
    void adminsAndAuditorsReadTheWholeEntry();
    void nobodyCanChangeTheLog_data();
    void nobodyCanChangeTheLog();
    void disabledTriggersDoNotOpenTheLog();
    void refusesToTruncateABusinessTable();
    void recordsABaseline();

private:
    /// A column of the newest entry.
    QString newest(AuditFixture &fixture, const QString &column)
    {
        return fixture.value(
            QStringLiteral("select %1 from audit_entries order by id desc limit 1").arg(column));
    }
};

void AuditTrailTest::everyTableIsAuditedOrHasAReason()
{
    AuditFixture fixture;
    // The migrator's table is excluded: it exists before the schema has an owner.
    const QString unaudited = fixture.value(QStringLiteral(
        "select string_agg(class.relname, ', ') from pg_class as class"
        " where relnamespace = 'meja'::regnamespace and relkind in ('r', 'p') and relname <> "
        "'schema_migrations'"
        "   and coalesce(obj_description(class.oid, 'pg_class'), '') not like 'Not audited: %'"
        "   and (select count(*) from pg_trigger where tgrelid = class.oid and tgenabled <> 'D'"
        "           and tgname in ('audit_insert', 'audit_update', 'audit_delete', 'audit_truncate')) <> 4"));
    QVERIFY2(unaudited.isEmpty(),
             qPrintable(QStringLiteral("call meja.audit_table() for, or comment \"Not audited: …\" on: %1")
                            .arg(unaudited)));
}

void AuditTrailTest::aChangeWritesOneEntryInItsTransaction()
{
    AuditFixture fixture;
    QCOMPARE(fixture.value(QStringLiteral("select count(*) from audit_entries")),
             QString::number(AuditFixture::ownEntries));
    const auto before = fixture.value(QStringLiteral("select max(id) from audit_entries"));
    fixture.change(
        QStringLiteral("create temporary table mine on commit drop as select pg_current_xact_id() as xid;"
                       "update products set price = 60000 where id = 1;"
                       "do $$ begin assert (select array_agg(entry.xid) = array[(select xid from mine)]"
                       " from audit_entries as entry where id > %1); end $$")
            .arg(before));
    QCOMPARE(fixture.value(QStringLiteral("select count(*) from audit_entries where id > %1").arg(before)),
             QStringLiteral("1"));
    QCOMPARE(
        newest(fixture,
               QStringLiteral(
                   "concat_ws(' ', table_name, row_id, operation, actor_kind, actor, reason, request_id, "
                   "login)")),
        QStringLiteral("products 1 UPDATE staff sari asked by phone request-1 postgres"));
}

void AuditTrailTest::aRollbackLeavesNoEntry()
{
    AuditFixture fixture;
    {
        const Transaction transaction(fixture.superuser(),
                                      {.kind = QStringLiteral("staff"), .name = QStringLiteral("sari")});
        QVERIFY(fixture.superuser().run(QStringLiteral("update products set price = 1")));
        QCOMPARE(fixture.value(QStringLiteral("select count(*) from audit_entries")),
                 QString::number(AuditFixture::ownEntries + 2));
    }
    QCOMPARE(fixture.value(QStringLiteral("select count(*) from audit_entries")),
             QString::number(AuditFixture::ownEntries));
}

void AuditTrailTest::showsOldAndNewValues_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("expected");
    QTest::newRow("number") << QStringLiteral("update products set price = 60000 where id = 1")
                            << QStringLiteral("{\"price\": [50000, 60000]}");
    QTest::newRow("from NULL") << QStringLiteral("update users set city = 'Solo'")
                               << QStringLiteral("{\"city\": [null, \"Solo\"]}");
    QTest::newRow("to NULL") << QStringLiteral("update users set city = 'Solo'; update users set city = null")
                             << QStringLiteral("{\"city\": [\"Solo\", null]}");
    QTest::newRow("three columns, one of them unchanged")
        << QStringLiteral("update products set price = 1, name = 'Kopi', category = 'Kopi' where id = 1")
        << QStringLiteral("{\"price\": [50000, 1], \"category\": [\"Minuman\", \"Kopi\"]}");
    QTest::newRow("special characters") << QStringLiteral("update users set city = e'\"\\\\😀'")
                                        << QStringLiteral("{\"city\": [null, \"\\\"\\\\😀\"]}");
    QTest::newRow("deleted") << QStringLiteral("insert into carts (user_id, created_at, updated_at)"
                                               " values (1, '2026-01-01 00:00Z', '2026-01-01 00:00Z');"
                                               "delete from carts")
                             << QStringLiteral("{\"id\": [1, null], \"status\": [\"ACTIVE\", null], "
                                               "\"user_id\": [1, null], "
                                               "\"created_at\": [\"2026-01-01T00:00:00+00:00\", null]}");
}

void AuditTrailTest::showsOldAndNewValues()
{
    QFETCH(QString, sql);
    QFETCH(QString, expected);
    AuditFixture fixture;
    fixture.change(sql);
    QCOMPARE(newest(fixture, ownChanges), expected);
}

void AuditTrailTest::aStatementWritesOneEntryPerRow()
{
    AuditFixture fixture;
    fixture.change(QStringLiteral("update products set price = price + id"));
    QCOMPARE(
        fixture.value(
            QStringLiteral("select string_agg(row_id || (%1)::text, ' ' order by row_id) from audit_entries"
                           " where operation = 'UPDATE'")
                .arg(ownChanges)),
        QStringLiteral("1{\"price\": [50000, 50001]} 2{\"price\": [20000, 20002]}"));
}

void AuditTrailTest::anUnchangedRowWritesNoEntry()
{
    AuditFixture fixture;
    fixture.change(
        QStringLiteral("update products set price = price; update users set name = 'x' where false"));
    QCOMPARE(fixture.value(QStringLiteral("select count(*) from audit_entries where operation = 'UPDATE'")),
             QStringLiteral("0"));
}

void AuditTrailTest::aChangedIdWritesTwoEntries()
{
    AuditFixture fixture;
    fixture.change(QStringLiteral("update products set id = default where id = 2"));
    QCOMPARE(fixture.value(QStringLiteral(
                 "select string_agg(row_id || ':' || (changes -> 'id')::text, ' ' order by row_id)"
                 " from audit_entries where operation = 'UPDATE'")),
             QStringLiteral("2:[2, null] 3:[null, 3]"));
}

void AuditTrailTest::theLogReproducesEveryRow()
{
    AuditFixture fixture;
    // Typical calls of the storefront, with its own login, including changed and deleted rows.
    const auto storefront = fixture.connect(QStringLiteral("meja_storefront"));
    const QString customer = fixture.value(
        *storefront,
        QStringLiteral("select user_id from register_customer('Ani', 'ani@contoh.id', '0812-9876-5432',"
                       " 'Jl. Mawar 1', 'Solo', 'Jawa Tengah', 'scram-three')"));
    const auto placeOrder = [&](int quantity) {
        fixture.value(*storefront,
                      QStringLiteral("select set_cart_item(%1, 1, %2)").arg(customer).arg(quantity));
        fixture.value(*storefront, QStringLiteral("select set_cart_item(%1, 2, 1)").arg(customer));
        const QString session = fixture.value(
            *storefront,
            QStringLiteral("select session_id from open_checkout_session(%1, 'jne', 'REG', 9000)")
                .arg(customer));
        return fixture.value(*storefront,
                             QStringLiteral("select order_number from place_order(%1, 'Ani', '081298765432',"
                                            " 'Jl. Mawar 1', 'Solo', 'Jawa Tengah', null, 'two, please')")
                                 .arg(session));
    };
    const QString paid = placeOrder(2);
    fixture.value(*storefront,
                  QStringLiteral("select record_payment(midtrans_order_id, 'PAID', 'tx-1', 'qris')"
                                 " from open_payment('%1')")
                      .arg(paid));
    fixture.value(*storefront, QStringLiteral("select mark_processing('%1')").arg(paid));
    fixture.value(*storefront, QStringLiteral("select record_shipment('%1', 'jne', 'REG', 'K-1')").arg(paid));
    placeOrder(1);
    fixture.change(QStringLiteral("update users set phone = null, city = null; delete from cart_items"));

    // Compare every row with its reconstruction from the log: the newest value of each column.
    const QString differing = QStringLiteral(
        "with from_log as (select row_id, jsonb_strip_nulls(jsonb_object_agg(key, value)) as row from"
        " (select distinct on (row_id, key) row_id, key, value -> 1 as value from audit_entries,"
        "  jsonb_each(changes || coalesce(personal_changes, '{}')) where table_name = '%1'"
        "  order by row_id, key, audit_entries.id desc) as newest group by row_id),"
        " in_table as (select id as row_id, jsonb_strip_nulls(to_jsonb(t) - array(select attname::text"
        "  from pg_attribute where attrelid = 'meja.%1'::regclass and attname ~ '_masked$|^password')) as row"
        "  from meja.%1 as t)"
        " select count(*) filter (where in_table.row is distinct from nullif(from_log.row, '{}')) || ' of ' "
        "|| "
        "count(*)"
        " from from_log full join in_table using (row_id)");
    QVERIFY(fixture.superuser().run(QStringLiteral("set timezone = 'UTC'")));
    const auto tables = fixture.superuser().run(QStringLiteral(
        "select tgrelid::regclass::text from pg_trigger where tgname = 'audit_insert' order by 1"));
    QVERIFY(tables);
    int rows = 0;
    for (int table = 0; table < tables->rowCount(); ++table) {
        const QString outcome = fixture.value(differing.arg(tables->text(table, 0)));
        QVERIFY2(outcome.startsWith(QLatin1String("0 of ")),
                 qPrintable(tables->text(table, 0) + QLatin1String(": ") + outcome));
        rows += outcome.mid(5).toInt();
    }
    QVERIFY2(rows > 20, qPrintable(QString::number(rows)));
}

void AuditTrailTest::refusesAChangeWithoutActor_data()
{
    QTest::addColumn<QString>("actor");
    QTest::addColumn<QString>("sql");
    const QString kind = QStringLiteral("set local meja.actor_kind = 'staff'");
    const QString insertion = QStringLiteral("insert into carts (user_id) values (1)");
    QTest::newRow("insert") << QString() << insertion;
    QTest::newRow("update") << QString() << QStringLiteral("update users set name = 'x'");
    QTest::newRow("delete") << QString() << QStringLiteral("delete from cart_items");
    QTest::newRow("a kind without a name") << kind << insertion;
    QTest::newRow("a name without a kind") << QStringLiteral("set local meja.actor = 'sari'") << insertion;
    QTest::newRow("an empty name") << kind + QStringLiteral("; set local meja.actor = ''") << insertion;
}

void AuditTrailTest::refusesAChangeWithoutActor()
{
    QFETCH(QString, actor);
    QFETCH(QString, sql);
    AuditFixture fixture;
    const auto outcome = fixture.superuser().runScript(actor + QStringLiteral("; ") + sql);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::RuleViolated);
    QVERIFY2(
        outcome.error().detail.startsWith(QLatin1String("nobody is named as the actor of this change of")),
        qPrintable(outcome.error().detail));
}

void AuditTrailTest::writesTimesInUtc()
{
    AuditFixture fixture;
    fixture.change(QStringLiteral("set local timezone = 'Asia/Jakarta';"
                                  "update users set last_login_at = '2026-11-22 07:00:00.000001+07'"));
    QCOMPARE(newest(fixture, ownChanges),
             QStringLiteral("{\"last_login_at\": [null, \"2026-11-22T00:00:00.000001+00:00\"]}"));
}

void AuditTrailTest::everyMaskedColumnIsPersonal()
{
    AuditFixture fixture;
    const QString siblings = QStringLiteral(
        "select %1 from information_schema.columns as masked join information_schema.columns as plain"
        " on masked.table_schema = 'meja' and plain.table_schema = 'meja'"
        " and plain.table_name = masked.table_name"
        " and masked.column_name = plain.column_name || '_masked'");
    QVERIFY(fixture.value(siblings.arg(QStringLiteral("count(*)"))).toInt() >= 5);
    // A row as the trigger sees it, with values in the personal column and in its masked column.
    const QString judged = QStringLiteral(
        "string_agg(plain.table_name || '.' || plain.column_name, ', ') filter (where"
        " (select changes ->> plain.column_name is distinct from 'changed' or changes ? masked.column_name"
        "      or personal_changes -> plain.column_name is distinct from '[null, \"x\"]'"
        "    from audit_difference(null, jsonb_build_object(plain.column_name, 'x', masked.column_name, "
        "'•'))))");
    QCOMPARE(fixture.value(siblings.arg(judged)), QString());
}

void AuditTrailTest::hidesPasswordHashes()
{
    AuditFixture fixture;
    QVERIFY(fixture.value(QStringLiteral("select changes ->> 'password_hash' from audit_entries"
                                         " where table_name = 'users'")) == QLatin1String("changed"));
    fixture.change(QStringLiteral("update users set password_hash = 'scram-two'"));
    QCOMPARE(newest(fixture, ownChanges), QStringLiteral("{\"password_hash\": \"changed\"}"));
    QCOMPARE(fixture.value(
                 QStringLiteral("select count(*) from audit_entries as e where e::text like '%scram-%'")),
             QStringLiteral("0"));
}

void AuditTrailTest::storesPersonalValuesSeparately()
{
    AuditFixture fixture;
    fixture.change(QStringLiteral("update users set phone = '+6285711112222', name = 'Budi S.'"));
    QCOMPARE(newest(fixture, ownChanges),
             QStringLiteral("{\"name\": [\"Budi\", \"Budi S.\"], \"phone\": \"changed\"}"));
    QCOMPARE(newest(fixture, QStringLiteral("personal_changes")),
             QStringLiteral("{\"phone\": [\"+6281234567890\", \"+6285711112222\"]}"));
    QCOMPARE(newest(fixture, QStringLiteral("personal_digest = sha256(uuid_send(personal_salt) ||"
                                            " convert_to(personal_changes::text, 'UTF8'))")),
             QStringLiteral("t"));
    fixture.change(QStringLiteral("update users set city = 'Solo'"));
    QCOMPARE(newest(fixture, QStringLiteral("num_nulls(personal_changes, personal_salt, personal_digest)")),
             QStringLiteral("3"));
}

void AuditTrailTest::digestsOfTheSamePhoneDiffer()
{
    AuditFixture fixture;
    for (int i = 0; i < 2; ++i) {
        fixture.change(QStringLiteral("update users set phone = null"));
        fixture.change(QStringLiteral("update users set phone = '+6285711112222'"));
    }
    QCOMPARE(fixture.value(
                 QStringLiteral("select count(distinct personal_digest) || ' of ' || count(*) || ' for ' ||"
                                " count(distinct personal_changes) from audit_entries"
                                " where personal_changes -> 'phone' ->> 1 = '+6285711112222'")),
             QStringLiteral("2 of 2 for 1"));
    QCOMPARE(fixture.value(QStringLiteral("select count(*) from audit_entries where personal_digest ="
                                          " sha256(convert_to(personal_changes::text, 'UTF8'))")),
             QStringLiteral("0"));
}

void AuditTrailTest::staffReadNoPersonalValues()
{
    AuditFixture fixture;
    fixture.change(QStringLiteral(
        "update users set phone = '+6285711112222', email = 'b@contoh.id', address = 'Jl. 9'"));
    QVERIFY(fixture.superuser().run(QStringLiteral("set role meja_staff")));
    for (const char *column : {"personal_changes", "personal_salt", "*"}) {
        const auto rows = fixture.superuser().run(
            QStringLiteral("select %1 from audit_entries").arg(QLatin1String(column)));
        QVERIFY(!rows);
        QCOMPARE(rows.error().kind, ErrorKind::Forbidden);
    }
    QCOMPARE(fixture.value(QStringLiteral(
                 "select count(*) from (select id, xid, occurred_at, table_name, row_id, operation, "
                 "actor_kind, actor,"
                 " reason, request_id, login, changes, personal_digest from audit_entries) as readable"
                 " where readable::text ~ '812345678|857111122|contoh.id|Melati|Jl'")),
             QStringLiteral("0"));
    QVERIFY(fixture.value(QStringLiteral("select count(*) from audit_entries")).toInt() >
            AuditFixture::ownEntries);
}

void AuditTrailTest::adminsAndAuditorsReadTheWholeEntry_data()
{
    QTest::addColumn<QString>("role");
    QTest::newRow("admin") << QStringLiteral("meja_admin");
    QTest::newRow("auditor") << QStringLiteral("meja_auditor");
}

void AuditTrailTest::adminsAndAuditorsReadTheWholeEntry()
{
    QFETCH(QString, role);
    AuditFixture fixture;
    QVERIFY(fixture.superuser().run(QStringLiteral("set role %1").arg(role)));
    QCOMPARE(fixture.value(QStringLiteral("select personal_changes -> 'phone' from audit_entries"
                                          " where table_name = 'users'")),
             QStringLiteral("[null, \"+6281234567890\"]"));
}

void AuditTrailTest::nobodyCanChangeTheLog_data()
{
    QTest::addColumn<QString>("role");
    QTest::addColumn<QString>("sql");
    const QStringList roles{QStringLiteral("meja_owner"),        QStringLiteral("meja_service"),
                            QStringLiteral("meja_customer_api"), QStringLiteral("meja_storefront"),
                            QStringLiteral("meja_staff"),        QStringLiteral("meja_admin"),
                            QStringLiteral("meja_auditor"),      QStringLiteral("postgres")};
    const QStringList changes{QStringLiteral("update audit_entries set actor = 'nobody'"),
                              QStringLiteral("delete from audit_entries"),
                              QStringLiteral("truncate audit_entries"),
                              QStringLiteral("update audit_seals set entry_count = 0"),
                              QStringLiteral("delete from audit_seals"),
                              QStringLiteral("truncate audit_seals")};
    for (const QString &role : roles) {
        for (const QString &change : changes)
            QTest::addRow("%s: %s", qPrintable(role), qPrintable(change)) << role << change;
    }
    const QString insertion = QStringLiteral("insert into audit_entries (table_name, operation, actor_kind, "
                                             "actor) values ('x', 'INSERT', 'a', 'a')");
    for (const QString &role : roles.mid(1, 6)) {
        QTest::addRow("%s: insert", qPrintable(role)) << role << insertion;
        QTest::addRow("%s: seal", qPrintable(role))
            << role
            << QStringLiteral(
                   "insert into audit_seals (number, from_xid, from_id, to_xid, to_id, entry_count,"
                   " members, previous_root, root) select 1, '0', 0, '0', 0, 0, '', root, root"
                   " from audit_seals");
    }
}

void AuditTrailTest::nobodyCanChangeTheLog()
{
    QFETCH(QString, role);
    QFETCH(QString, sql);
    static AuditFixture fixture;
    QVERIFY(fixture.superuser().run(QStringLiteral("set role %1").arg(role)));
    const auto outcome = fixture.superuser().run(sql);
    QVERIFY(fixture.superuser().run(QStringLiteral("reset role")));
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, QStringLiteral("42501"));
}

void AuditTrailTest::disabledTriggersDoNotOpenTheLog()
{
    AuditFixture fixture;
    QVERIFY(fixture.superuser().run(QStringLiteral("set session_replication_role = replica")));
    const auto outcome = fixture.superuser().run(QStringLiteral("delete from audit_entries"));
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, QStringLiteral("42501"));
}

void AuditTrailTest::refusesToTruncateABusinessTable()
{
    AuditFixture fixture;
    const auto outcome = fixture.superuser().run(QStringLiteral("truncate users cascade"));
    QVERIFY(!outcome);
    QVERIFY2(outcome.error().detail.contains(QLatin1String("audited row by row")),
             qPrintable(outcome.error().detail));
}

void AuditTrailTest::recordsABaseline()
{
    AuditFixture fixture;
    fixture.change(QStringLiteral("select record_baseline('orders', '{\"count\": 7}')"));
    QCOMPARE(newest(fixture, QStringLiteral("concat_ws(' ', operation, table_name, changes, actor)")),
             QStringLiteral("BASELINE orders {\"count\": 7} sari"));
    for (const char *login : {"meja_service", "meja_storefront", "meja_customer_api"}) {
        const auto connection = fixture.connect(QLatin1String(login));
        const auto outcome = connection->run(QStringLiteral("select meja.record_baseline('orders', '{}')"));
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, ErrorKind::Forbidden);
    }
}

QTEST_GUILESS_MAIN(AuditTrailTest)
#include "audittrailtest.moc"
