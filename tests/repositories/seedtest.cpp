#include "connection.h"
#include "privatecluster.h"
#include "seeder.h"
#include "seedscript.h"

#include <QTest>

using namespace meja;

namespace {

const SeedOptions options{.orders = 5000, .seed = 7, .day = QDate(2026, 11, 22)};

Result<QList<SeededTable>> seed(const QString &database, const SeedOptions &with = options)
{
    return Seeder(PrivateCluster::shared().settings(database), with, [](const QString &) {}).run();
}

QString digests(const QList<SeededTable> &tables)
{
    QStringList lines;
    for (const SeededTable &table : tables)
        lines.append(QStringLiteral("%1 %2 %3").arg(table.name, QString::number(table.rows), table.digest));
    return lines.join(u'\n');
}

} // namespace

/// Tests that seeded data follows all rules of the domain although triggers were disabled, is realistic, and
/// depends only on the options.
class SeedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void followsTheRules_data();
    void followsTheRules();
    void isRealistic_data();
    void isRealistic();
    void satisfiesAllConstraints();
    void restoresTheSchema();
    void writesAuditBaselines();
    void advancesTheSequences();
    void sameSeedGivesTheSameData();
    void anotherSeedGivesOtherData();
    void refusesADatabaseWithRows();
    void refusesALoginWithoutRights();
    void refusesADatabaseWithoutTables();
    void isRemovedWhenCancelled();
    void cleansUpAfterACrash();
    void keepsRowsThatWereWrittenAfterACrash();
    void refusesASecondSeedAtTheSameTime();

private:
    QString value(const QString &sql) { return value(*m_connection, sql); }
    static QString value(Connection &connection, const QString &sql);
    static QString schemaOf(Connection &connection);
    void expectEmptyTablesAndSchema(const QString &database);

    QString m_database;
    QString m_schemaBefore;
    QList<SeededTable> m_tables;
    std::unique_ptr<Connection> m_connection;
};

QString SeedTest::value(Connection &connection, const QString &sql)
{
    const auto rows = connection.run(sql);
    if (!rows)
        return rows.error().detail;
    return rows->rowCount() == 0 ? QString() : rows->text(0, 0);
}

QString SeedTest::schemaOf(Connection &connection)
{
    return value(
        connection,
        QStringLiteral(
            "select string_agg(line, E'\\n' order by line) from ("
            "select pg_get_indexdef(indexrelid) || indisvalid || indisclustered as line from pg_index "
            "join pg_class on pg_class.oid = indrelid where relnamespace = 'meja'::regnamespace "
            "union all select conrelid::regclass || conname || pg_get_constraintdef(oid) || convalidated "
            "from pg_constraint where connamespace = 'meja'::regnamespace "
            "union all select relname || reloptions::text from pg_class where relnamespace = "
            "'meja'::regnamespace "
            "union all select nspname from pg_namespace where nspname like 'meja%') as lines"));
}

void SeedTest::initTestCase()
{
    m_database = PrivateCluster::shared().createMigratedDatabase();
    m_connection = std::make_unique<Connection>(PrivateCluster::shared().settings(m_database));
    QVERIFY(m_connection->open());
    m_schemaBefore = schemaOf(*m_connection);
    const auto tables = seed(m_database);
    QVERIFY2(tables, tables ? "" : qPrintable(tables.error().detail));
    m_tables = *tables;
}

// NOLINTNEXTLINE(readability-function-size): one table
void SeedTest::followsTheRules_data()
{
    QTest::addColumn<QString>("violations");
    const auto rule = [](const char *name, const char *violations) {
        QTest::newRow(name) << QString::fromLatin1(violations);
    };
    rule("the requested number of orders", "select 1 where (select count(*) from orders) <> 5000");
    rule("the total is subtotal plus shipping minus discount",
         "select from orders where total <> subtotal + shipping_cost - discount or discount > subtotal + "
         "shipping_cost");
    rule("the subtotal is the items' sum", "select from orders as o where subtotal is distinct from (select "
                                           "sum(line_total) from order_items where order_id = o.id)");
    rule("the item count is the sum of quantities",
         "select from orders as o where item_count is distinct from (select "
         "sum(quantity) from order_items where order_id = o.id)");
    rule("items come from the order's store",
         "select from order_items as i join orders as o on o.id = i.order_id join products as p on p.id = "
         "i.product_id where p.store_id <> o.store_id");
    rule("products exist before they are bought",
         "select from order_items as i join products as p on p.id = i.product_id join stores as s on s.id = "
         "p.store_id "
         "where p.created_at > i.created_at or s.created_at > p.created_at");
    rule("customers register before they buy",
         "select from orders join users on users.id = user_id where created_at > placed_at");
    rule("order numbers follow from ids", "select from orders where number <> seeded_order_number(id)");
    rule("stock is opening plus movements",
         "select from products as p where stock <> opening_stock + coalesce((select sum(quantity) from "
         "stock_movements where product_id = p.id), 0)");
    rule(
        "stock never becomes negative",
        "select from (select opening_stock + sum(quantity) over (partition by product_id order by "
        "m.created_at, m.id) as left "
        "from stock_movements as m join products as p on p.id = product_id) as course where course.left < 0");
    rule("every item has a stock movement",
         "select from order_items as i left join stock_movements as m on "
         "m.order_item_id = i.id and m.kind = 'order' "
         "where m.quantity is distinct from -i.quantity or m.product_id <> "
         "i.product_id or m.created_at <> i.created_at");
    rule("units return once, after a cancellation or expiry only",
         "select from orders as o join order_items as i on i.order_id = o.id "
         "left join (select order_item_id, min(kind) as kind, sum(quantity) as quantity, min(created_at) as "
         "at from stock_movements "
         "where kind in ('cancel', 'expiry') group by 1) as back on back.order_item_id = i.id "
         "where back.quantity is distinct from case when o.status in ('DIBATALKAN', 'KEDALUWARSA') then "
         "i.quantity end "
         "or (back.kind = 'expiry') <> (o.status = 'KEDALUWARSA') "
         "or back.at < o.placed_at or back.at <> coalesce(o.cancelled_at, back.at)");
    rule("the status log has no gaps", "select from order_status_log group by order_id having max(sequence) "
                                       "<> count(*) or min(sequence) <> 1");
    rule("every order has a log that ends in its status",
         "select from orders as o where status is distinct from "
         "(select to_status from order_status_log where order_id = o.id order by sequence desc limit 1)");
    rule("each transition starts with the previous status, and later",
         "select from (select from_status, created_at, lag(to_status) over course as before, lag(created_at) "
         "over course as earlier "
         "from order_status_log window course as (partition by order_id order by sequence)) as steps "
         "where from_status is distinct from before or created_at < earlier");
    rule("only allowed transitions",
         "select from order_status_log as l where from_status is not null and not exists (select from "
         "status_transitions as t "
         "where subject = 'orders.status' and t.from_status = l.from_status and t.to_status = l.to_status)");
    rule("the first log entry is the placement",
         "select from order_status_log as l join orders as o on o.id = order_id where sequence = 1 and "
         "(created_at <> placed_at or to_status <> 'MENUNGGU_PEMBAYARAN')");
    rule("the order's times match the log",
         "select from orders as o, lateral (select max(created_at) filter (where to_status = 'DIBAYAR') as "
         "paid, "
         "max(created_at) filter (where to_status = 'DIKIRIM') as shipped, max(created_at) filter (where "
         "to_status = 'SELESAI') as completed, "
         "max(created_at) filter (where to_status = 'DIBATALKAN') as cancelled from order_status_log where "
         "order_id = o.id) as l "
         "where paid_at is distinct from l.paid or shipped_at is distinct from l.shipped or completed_at is "
         "distinct from l.completed "
         "or cancelled_at is distinct from l.cancelled");
    rule("no order is left frozen without a cancellation",
         "select from orders where status = 'MENUNGGU_BATAL'");
    rule("a delivered order was never cancelled",
         "select from order_status_log as a join order_status_log as b using (order_id) where a.to_status in "
         "('DIKIRIM', 'SELESAI') and b.to_status = 'DIBATALKAN'");
    rule(
        "order and payment status match",
        "select from orders where not case status when 'MENUNGGU_PEMBAYARAN' then payment_status = 'PENDING' "
        "when 'KEDALUWARSA' then payment_status = 'EXPIRED' "
        "when 'DIBATALKAN' then payment_status in ('CANCELLED', 'REFUND_PENDING', 'REFUNDED', "
        "'REFUND_FAILED') "
        "and (payment_status = 'CANCELLED') = (paid_at is null) "
        "when 'SELESAI' then payment_status in ('PAID', 'REFUND_PENDING', 'PARTIALLY_REFUNDED', 'REFUNDED', "
        "'DISPUTED') "
        "else payment_status = 'PAID' end");
    rule("the last payment matches the order",
         "select from orders as o, lateral (select * from payments where "
         "order_id = o.id order by id desc limit 1) as p "
         "where p.status <> o.payment_status or p.gross_amount <> o.total "
         "or p.paid_at is distinct from o.paid_at");
    rule("every order has a payment, at most one of them paid",
         "select from orders as o left join payments as p on p.order_id = o.id group by o.id having "
         "count(p.id) = 0 or count(p.paid_at) > 1");
    rule("earlier payments failed",
         "select from payments as p where status <> 'FAILED' and exists (select from "
         "payments as later where later.order_id = p.order_id and later.id > p.id)");
    rule("refunded amounts match the payment status",
         "select from payments where not case status when 'REFUNDED' then refunded_amount = gross_amount "
         "when 'PARTIALLY_REFUNDED' then refunded_amount between 1 and gross_amount - 1 else refunded_amount "
         "= 0 end");
    rule("paid payments have a type and a transaction", "select from payments where paid_at is not null and "
                                                        "(payment_type is null or transaction_id is null)");
    rule(
        "payment times are in order",
        "select from payments where paid_at < created_at or paid_at > expires_at or updated_at < created_at");
    rule("shipped orders have a shipment with a waybill",
         "select from orders as o left join shipments as s on s.order_id = o.id where o.shipped_at is not "
         "null "
         "and (s.waybill is null or s.shipped_at <> o.shipped_at or s.delivered_at is distinct from "
         "o.completed_at)");
    rule("shipments match their orders",
         "select from shipments as s join orders as o on o.id = order_id where not case o.status when "
         "'SELESAI' then s.status = 'DELIVERED' "
         "when 'DIBATALKAN' then s.status = 'CANCELLED' when 'DIPROSES' then s.status = 'BOOKED' "
         "when 'DIKIRIM' then s.status in ('PICKED_UP', 'IN_TRANSIT', 'PROBLEM', 'RETURNING', 'LOST') else "
         "false end");
    rule("one shipment per order", "select from shipments group by order_id having count(*) > 1");
    rule("comments are on received items, by the customer",
         "select from comments as c join order_items as i on i.id = order_item_id join orders as o on o.id = "
         "i.order_id "
         "where o.status <> 'SELESAI' or c.user_id <> o.user_id or c.product_id <> i.product_id or "
         "c.created_at < o.completed_at");
    rule("one comment per product and customer",
         "select from comments where deleted_at is null group by product_id, user_id having count(*) > 1");
    rule("products have the sum of their visible ratings",
         "select from products as p, lateral (select coalesce(sum(rating), 0) as sum, count(rating) as count "
         "from comments "
         "where product_id = p.id and deleted_at is null and not is_archived) as r where rating_sum <> r.sum "
         "or rating_count <> r.count");
    rule("only finished orders are archived",
         "select from orders where is_archived and (status not in ('SELESAI', 'DIBATALKAN', 'KEDALUWARSA') "
         "or archived_at < coalesce(completed_at, cancelled_at, expires_at))");
    rule("sessions belong to their orders",
         "select from orders as o join checkout_sessions as s on s.id = checkout_session_id join carts as c "
         "on c.id = s.cart_id "
         "where s.user_id <> o.user_id or s.total <> o.total + o.discount or s.status <> 'COMPLETED' or "
         "c.status <> 'CHECKED_OUT' or s.completed_at <> o.placed_at");
    rule("completed sessions have their order",
         "select from checkout_sessions as s where status = 'COMPLETED' and not exists (select from orders "
         "where checkout_session_id = s.id)");
    rule("the cart of an order contains its items",
         "select from orders as o join checkout_sessions as s on s.id = checkout_session_id join order_items "
         "as i on i.order_id = o.id "
         "left join cart_items as c on c.cart_id = s.cart_id and c.product_id = i.product_id where "
         "c.quantity is distinct from i.quantity");
    rule("a cart holds products of one store",
         "select from cart_items join products on products.id = product_id group by cart_id having "
         "count(distinct store_id) > 1");
    rule("no time is in the future",
         "select from (select max(updated_at) as at from users union all select max(updated_at) from stores "
         "union all select max(updated_at) from products "
         "union all select max(updated_at) from carts union all select max(updated_at) from cart_items union "
         "all select max(updated_at) from checkout_sessions "
         "union all select max(updated_at) from orders union all select max(updated_at) from payments union "
         "all select max(updated_at) from shipments "
         "union all select max(created_at) from stock_movements union all select max(created_at) from "
         "order_status_log "
         "union all select max(updated_at) from comments) as latest where at > timestamptz '2026-11-22 "
         "00:00+07'");
    rule("every freeze has a cancellation by the same actor",
         "select from order_status_log as l full join cancellations as c on c.order_id = l.order_id "
         "where coalesce(l.to_status, 'MENUNGGU_BATAL') = 'MENUNGGU_BATAL' and (c.id is null or l.id is null "
         "or (c.frozen_from, c.requested_by_kind, c.requested_by, c.reason, c.requested_at) is distinct from "
         "(l.from_status, l.source, l.actor, l.reason, l.created_at))");
    rule("cancellations match their orders",
         "select from cancellations as c join orders as o on o.id = order_id where (step = 'FINISHED') <> "
         "(status = 'DIBATALKAN') or ended_at < requested_at");
    rule("refunded amounts have refunds",
         "select from payments as p where refunded_amount <> coalesce((select sum(amount) from refunds where "
         "payment_id = p.id and state = 'SUCCEEDED'), 0)");
    rule("payments match their refunds",
         "select from payments as p left join refunds as r on r.payment_id = p.id where case p.status "
         "when 'REFUND_PENDING' then r.state in ('REQUESTED', 'APPROVED', 'PENDING') "
         "when 'REFUND_FAILED' then r.state = 'FAILED' "
         "when 'REFUNDED' then r.state = 'SUCCEEDED' and r.amount = p.gross_amount "
         "when 'PARTIALLY_REFUNDED' then r.state = 'SUCCEEDED' and r.amount < p.gross_amount "
         "else r.id is null end is not true");
    rule("refunds are requested, approved by another person, then sent",
         "select from refunds where approved_by = requested_by or requested_at > updated_at or first_sent_at "
         "not between requested_at and updated_at");
    rule("a gateway refund has one attempt",
         "select from refunds as r left join refund_attempts as a on a.refund_id = r.id where (a.id is null) "
         "<> (r.first_sent_at is null) or a.refund_key <> r.refund_key or a.amount <> r.amount");
    rule("refunds that need a person have an attention item",
         "select from refunds as r where (state = 'FAILED' or state = 'APPROVED' and method = 'MANUAL') and "
         "not exists (select from attention_items where subject_id = r.id and kind in ('refund_failed', "
         "'manual_transfer_due') and resolved_at is null)");
    rule(
        "unpaid orders have an expiry job",
        "select from orders as o where status = 'MENUNGGU_PEMBAYARAN' and not exists (select from jobs where "
        "kind = 'expire_order' and subject_id = o.id and state = 'waiting' and due_at = o.expires_at)");
    rule("no row was changed before it was created",
         "select from (select created_at, updated_at from users union all select created_at, updated_at from "
         "stores union all select created_at, updated_at from products "
         "union all select created_at, updated_at from carts union all select placed_at, updated_at from "
         "orders union all select booked_at, updated_at from shipments "
         "union all select created_at, updated_at from comments union all select created_at, updated_at from "
         "checkout_sessions) as rows where updated_at < created_at");
}

void SeedTest::followsTheRules()
{
    QFETCH(QString, violations);
    QCOMPARE(value(QStringLiteral("select count(*) from (%1) as violations").arg(violations)),
             QStringLiteral("0"));
}

void SeedTest::isRealistic_data()
{
    QTest::addColumn<QString>("condition");
    const auto trait = [](const char *name, const char *condition) {
        QTest::newRow(name) << QString::fromLatin1(condition);
    };
    trait("most orders were delivered",
          "select avg((status = 'SELESAI')::integer) between 0.75 and 0.92 from orders");
    trait("some expired, some were cancelled",
          "select avg((status = 'KEDALUWARSA')::integer) between 0.04 and 0.12 and avg((status = "
          "'DIBATALKAN')::integer) between 0.04 and 0.12 from orders");
    trait("open orders are recent",
          "select count(*) > 0 and min(placed_at) > timestamptz '2026-11-22 00:00+07' - interval '8 days' "
          "from orders where status in ('MENUNGGU_PEMBAYARAN', 'DIBAYAR', 'DIPROSES')");
    trait("2.5 items per order",
          "select avg(lines) between 2.3 and 2.7 and min(lines) = 1 and max(lines) = 5 from (select count(*) "
          "as lines from order_items group by order_id) as orders");
    trait("three years", "select max(placed_at) - min(placed_at) > interval '1090 days' from orders");
    trait("sales increase",
          "select count(*) filter (where placed_at > timestamptz '2025-11-22 00:00+07') > 1.5 * count(*) "
          "filter (where placed_at < timestamptz '2024-11-22 00:00+07') from orders");
    trait("more orders in the evening than at night",
          "select count(*) filter (where hour between 19 and 21) > 5 * count(*) filter (where hour between 2 "
          "and 4) "
          "from (select extract(hour from placed_at at time zone 'Asia/Jakarta') as hour from orders) as "
          "placed");
    trait("more orders on 11.11",
          "select (count(*) filter (where day = '2025-11-11')) > 2 * count(*) / count(distinct day) from "
          "(select (placed_at at time zone 'Asia/Jakarta')::date as day from orders) as placed");
    trait("many cities, most on Java",
          "select count(distinct city) > 40 and avg((province in ('DKI Jakarta', 'Jawa Barat', 'Jawa "
          "Tengah', 'Jawa Timur', 'Banten', 'DI Yogyakarta'))::integer) between 0.5 and 0.8 from users");
    trait("many names", "select count(distinct name) > 0.6 * count(*) from users");
    trait("several couriers", "select count(distinct courier) >= 5 from shipments");
    trait(
        "some customers order often",
        "select max(orders) > 15 from (select count(*) as orders from orders group by user_id) as customers");
    trait("most ratings are good", "select avg(rating) between 3.8 and 4.7 and count(*) > 100 from comments");
    trait(
        "refunds in several states, some manual",
        "select count(distinct state) >= 2 and count(*) filter (where method = 'MANUAL') > 10 from refunds");
    trait("some open attention items",
          "select count(*) between 1 and 60 from attention_items where resolved_at is null");
    trait("active carts", "select count(*) > 20 from carts where status = 'ACTIVE'");
    trait("some failed payments", "select count(*) between 50 and 500 from payments where status = 'FAILED'");
}

void SeedTest::isRealistic()
{
    QFETCH(QString, condition);
    QCOMPARE(value(condition), QStringLiteral("t"));
}

void SeedTest::satisfiesAllConstraints()
{
    // Creates each constraint again, so that PostgreSQL checks every row. The transaction is rolled back.
    const QString sql = QStringLiteral(
        "do $$ declare key record; begin for key in select conrelid::regclass as of, conname, "
        "pg_get_constraintdef(oid) as definition "
        "from pg_constraint where contype in ('f', 'c') and connamespace = 'meja'::regnamespace and conrelid "
        "<> 0 loop "
        "execute format('alter table %s drop constraint %I', key.of, key.conname); "
        "execute format('alter table %s add constraint %I %s', key.of, key.conname, key.definition); "
        "end loop; end $$");
    QVERIFY(m_connection->runScript(QStringLiteral("begin")));
    const auto checked = m_connection->runScript(sql);
    QVERIFY(m_connection->runScript(QStringLiteral("rollback")));
    QVERIFY2(checked, checked ? "" : qPrintable(checked.error().detail));
}

void SeedTest::restoresTheSchema()
{
    QVERIFY(m_schemaBefore.size() > 1000);
    QCOMPARE(schemaOf(*m_connection), m_schemaBefore);
}

void SeedTest::writesAuditBaselines()
{
    const auto rows = m_connection->run(QStringLiteral(
        "select count(*), count(distinct table_name) from audit_entries where operation = 'BASELINE' "
        "and changes ->> 'seed' = '7' and changes ? 'digest' and (changes ->> 'rows')::bigint > 0 and actor "
        "is not null"));
    QVERIFY2(rows, rows ? "" : qPrintable(rows.error().detail));
    QCOMPARE(rows->integer(0, 0), m_tables.size());
    QCOMPARE(rows->integer(0, 1), m_tables.size());
}

void SeedTest::advancesTheSequences()
{
    for (const SeededTable &table : std::as_const(m_tables)) {
        const QString next =
            QStringLiteral("select nextval(pg_get_serial_sequence('meja.%1', 'id')) > max(id) from %1")
                .arg(table.name);
        QCOMPARE(value(next), QStringLiteral("t"));
    }
}

void SeedTest::sameSeedGivesTheSameData()
{
    const auto again = seed(PrivateCluster::shared().createMigratedDatabase());
    QVERIFY2(again, again ? "" : qPrintable(again.error().detail));
    QCOMPARE(digests(*again), digests(m_tables));
}

void SeedTest::anotherSeedGivesOtherData()
{
    SeedOptions other = options;
    other.seed = 8;
    const auto tables = seed(PrivateCluster::shared().createMigratedDatabase(), other);
    QVERIFY2(tables, tables ? "" : qPrintable(tables.error().detail));
    QVERIFY(digests(*tables) != digests(m_tables));
}

void SeedTest::refusesADatabaseWithRows()
{
    const auto again = seed(m_database);
    QVERIFY(!again);
    QCOMPARE(again.error().kind, ErrorKind::Conflict);
    QCOMPARE(value(QStringLiteral("select count(*) from orders")), QStringLiteral("5000"));
}

void SeedTest::refusesALoginWithoutRights()
{
    const QString database = PrivateCluster::shared().createMigratedDatabase();
    const auto refused = Seeder(PrivateCluster::shared().settings(database, QStringLiteral("meja_service")),
                                options, [](const QString &) {})
                             .run();
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Forbidden);
}

void SeedTest::refusesADatabaseWithoutTables()
{
    const auto refused = seed(PrivateCluster::shared().createDatabase());
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Invalid);
}

void SeedTest::isRemovedWhenCancelled()
{
    const QString database = PrivateCluster::shared().createMigratedDatabase();
    // Cancel when some tables are filled and some indexes exist again.
    std::unique_ptr<Seeder> seeder;
    const auto cancelMidway = [&seeder](const QString &line) {
        if (line.contains(QLatin1String("index orders_placed")))
            seeder->cancel();
    };
    seeder = std::make_unique<Seeder>(PrivateCluster::shared().settings(database), options, cancelMidway);
    const auto outcome = seeder->run();
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::Cancelled);
    expectEmptyTablesAndSchema(database);
}

void SeedTest::cleansUpAfterACrash()
{
    const QString database = PrivateCluster::shared().createMigratedDatabase();
    Connection connection(PrivateCluster::shared().settings(database));
    QVERIFY(connection.open());
    // The state after kill -9: the schema meja_seed exists, indexes are dropped, a table contains rows.
    QVERIFY(connection.runScript(seedScript(QStringLiteral("session"))));
    QVERIFY(connection.runScript(seedScript(QStringLiteral("begin"))));
    QVERIFY(connection.runScript(QStringLiteral(
        "select meja_seed.drop_indexes(); insert into users (name, email) values ('x', 'x@example.com')")));
    connection.close();

    const auto tables = seed(database);
    QVERIFY2(tables, tables ? "" : qPrintable(tables.error().detail));
    QCOMPARE(digests(*tables), digests(m_tables));
}

/// Real rows are never removed, although they are in the tables of an interrupted seed.
void SeedTest::keepsRowsThatWereWrittenAfterACrash()
{
    const QString database = PrivateCluster::shared().createMigratedDatabase();
    Connection connection(PrivateCluster::shared().settings(database));
    QVERIFY(connection.open());
    QVERIFY(connection.runScript(seedScript(QStringLiteral("session"))));
    QVERIFY(connection.runScript(seedScript(QStringLiteral("begin"))));
    QVERIFY(connection.runScript(
        QStringLiteral("reset session_replication_role; select set_config('meja.actor_kind', 'staff', "
                       "false), set_config('meja.actor', 'x', false);"
                       "insert into users (name, email) values ('x', 'x@example.com')")));
    const auto tables = seed(database);
    QVERIFY(!tables);
    QCOMPARE(tables.error().kind, ErrorKind::Conflict);
    QCOMPARE(value(connection, QStringLiteral("select count(*) from users")), QStringLiteral("1"));
}

void SeedTest::refusesASecondSeedAtTheSameTime()
{
    const QString database = PrivateCluster::shared().createMigratedDatabase();
    Result<QList<SeededTable>> second;
    const auto startAnother = [&](const QString &line) {
        if (line.contains(QLatin1String("index orders_placed")))
            second = seed(database);
    };
    const auto first = Seeder(PrivateCluster::shared().settings(database), options, startAnother).run();
    QVERIFY2(first, first ? "" : qPrintable(first.error().detail));
    QVERIFY(!second);
    QCOMPARE(second.error().kind, ErrorKind::Conflict);
    QCOMPARE(digests(*first), digests(m_tables));
}

void SeedTest::expectEmptyTablesAndSchema(const QString &database)
{
    Connection connection(PrivateCluster::shared().settings(database));
    QVERIFY(connection.open());
    for (const SeededTable &table : std::as_const(m_tables))
        QCOMPARE(value(connection, QStringLiteral("select count(*) from %1").arg(table.name)),
                 QStringLiteral("0"));
    QCOMPARE(schemaOf(connection), m_schemaBefore);
}

QTEST_GUILESS_MAIN(SeedTest)
#include "seedtest.moc"
