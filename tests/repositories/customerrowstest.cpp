#include "privatecluster.h"
#include "sqlsession.h"

#include <QTest>

#include <memory>

using namespace meja;

/// Tests row-level security: which rows the customer API's login can read and write, independent of the
/// statement. Siti is customer 1, Tuti customer 2. Each has a finished order with a shipment, a payment, a
/// refund and a comment.
class CustomerRowsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void everyAccessibleTableHasPolicies();
    void showsOwnRowsOnly_data();
    void showsOwnRowsOnly();
    void theSettingEndsWithItsTransaction();
    void showsVisibleCommentsOfOthers();
    void changesOwnCommentsOnly_data();
    void changesOwnCommentsOnly();
    void checksWhetherACustomerMaySignIn();
    void usesTheIndexOnCustomers();

private:
    QString as(int customer, const QString &sql);

    QString m_database;
    std::unique_ptr<SqlSession> m_shop;
    std::unique_ptr<SqlSession> m_api;
};

namespace {

/// Adds an order of the customer with a shipment, a payment, a refund and a comment.
void addOrder(SqlSession &shop, int customer)
{
    const QString sql = QStringLiteral(
        "select set_cart_item(%1, 1, 1);"
        "select open_checkout_session(%1, 'JNE', 'REG', 15000);"
        "select place_order((select max(id) from checkout_sessions where user_id = %1), 'X', "
        "'0812-3456-7890',"
        "  'Jl. Melati 3', 'Bandung', 'Jawa Barat');"
        "select record_payment(number || '-1', 'PAID', 'tx-' || number, 'gopay') from orders where user_id = "
        "%1;"
        "select record_shipment(number, 'JNE', 'REG', null, null, 'DELIVERED') from orders where user_id = "
        "%1;"
        "set meja.actor_kind = 'system'; set meja.actor = 'test';"
        "insert into refunds (payment_id, order_id, user_id, ordinal, amount, state, method, reason,"
        "    requested_by_kind, requested_by, idempotency_key, requested_at)"
        "  select id, order_id, user_id, 1, 100, 'REQUESTED', 'GATEWAY', 'x', 'staff', 'sari', 'key-%1', "
        "now()"
        "    from payments where user_id = %1;"
        "insert into comments (user_id, product_id, order_item_id, rating, body)"
        "  select user_id, product_id, id, 5, 'Enak' from order_items where user_id = %1;"
        "insert into idempotency_keys (subject, route, key, request_digest)"
        "  values ('customer/%1', 'POST /x', 'k', sha256('x'))");
    if (!shop.script(sql.arg(customer)).isEmpty())
        qFatal("%s", qPrintable(shop.lastMessage()));
}

} // namespace

void CustomerRowsTest::initTestCase()
{
    m_database = PrivateCluster::shared().createMigratedDatabase();
    m_shop = std::make_unique<SqlSession>(m_database);
    fillShop(*m_shop);
    QCOMPARE(m_shop->script(QStringLiteral("select register_customer('Tuti', 'tuti@example.com')")),
             QString());
    addOrder(*m_shop, 1);
    addOrder(*m_shop, 2);
    m_api = std::make_unique<SqlSession>(m_database, QStringLiteral("meja_customer_api"));
}

void CustomerRowsTest::init()
{
    QCOMPARE(m_api->script(QStringLiteral("begin")), QString());
}

void CustomerRowsTest::cleanup()
{
    m_api->script(QStringLiteral("rollback"));
}

/// The result of a statement in a transaction for the customer.
QString CustomerRowsTest::as(int customer, const QString &sql)
{
    m_api->ask(QStringLiteral("select set_config('meja.customer', '%1', true), set_config('meja.actor_kind', "
                              "'customer', true), set_config('meja.actor', '%1', true)")
                   .arg(customer));
    return m_api->ask(sql);
}

void CustomerRowsTest::everyAccessibleTableHasPolicies()
{
    const QString accessible = QStringLiteral(
        "select string_agg(relname, ' ' order by relname) from pg_class as c"
        " where relnamespace = 'meja'::regnamespace and relkind in ('r', 'p', 'v', 'm')"
        "   and (has_any_column_privilege('meja_customer_api', c.oid, 'select, insert, update')"
        "        or has_table_privilege('meja_customer_api', c.oid, 'select, insert, update, delete'))"
        "   and %1 (relrowsecurity and relforcerowsecurity"
        "           and exists (select from pg_policy as p where p.polrelid = c.oid and not p.polpermissive"
        "                          and p.polcmd = '*' and p.polroles = "
        "array['meja_customer_api'::regrole::oid]))");
    // Comments have one policy per command, because everybody may read them.
    QCOMPARE(m_shop->ask(accessible.arg(QStringLiteral("not"))), QStringLiteral("comments products stores"));
    QCOMPARE(
        m_shop->ask(accessible.arg(QString())),
        QStringLiteral("cancellations idempotency_keys order_items order_status_log orders payments refunds "
                       "shipments"));
    QCOMPARE(m_shop->ask(QStringLiteral("select string_agg(polcmd::text, '' order by polcmd) from pg_policy"
                                        " where polrelid = 'meja.comments'::regclass and not polpermissive")),
             QStringLiteral("adrw"));
    QCOMPARE(m_shop->ask(QStringLiteral("select relrowsecurity and relforcerowsecurity from pg_class"
                                        " where oid = 'meja.comments'::regclass")),
             QStringLiteral("t"));
}

void CustomerRowsTest::showsOwnRowsOnly_data()
{
    QTest::addColumn<QString>("table");
    for (const char *table : {"orders", "order_items", "payments", "shipments", "refunds"})
        QTest::newRow(table) << QString::fromLatin1(table);
}

void CustomerRowsTest::showsOwnRowsOnly()
{
    QFETCH(QString, table);
    const QString owners =
        QStringLiteral("select coalesce(string_agg(distinct user_id::text, ','), 'none') from ") + table;
    QCOMPARE(m_shop->ask(owners), QStringLiteral("1,2"));
    QCOMPARE(m_api->ask(owners), QStringLiteral("none"));
    QCOMPARE(as(1, owners), QStringLiteral("1"));
    QCOMPARE(as(2, owners), QStringLiteral("2"));
    QCOMPARE(as(2, owners + QStringLiteral(" where user_id = 1 or true")), QStringLiteral("2"));
    QCOMPARE(as(3, owners), QStringLiteral("none"));
}

void CustomerRowsTest::theSettingEndsWithItsTransaction()
{
    const QString count = QStringLiteral("select count(*) from orders");
    const QString keys = QStringLiteral("select count(*) from idempotency_keys");
    QCOMPARE(as(1, count), QStringLiteral("1"));
    QCOMPARE(as(1, keys), QStringLiteral("1"));
    QCOMPARE(m_api->script(QStringLiteral("commit")), QString());
    QCOMPARE(m_api->ask(count), QStringLiteral("0"));
    QCOMPARE(m_api->ask(keys), QStringLiteral("0"));
}

void CustomerRowsTest::showsVisibleCommentsOfOthers()
{
    const QString seen = QStringLiteral("select count(*) from comments");
    QCOMPARE(as(1, seen), QStringLiteral("2"));
    QCOMPARE(m_shop->script(QStringLiteral("update comments set is_archived = true, archived_at = now(),"
                                           " archived_by_kind = 'staff' where user_id = 2")),
             QString());
    QCOMPARE(as(1, seen), QStringLiteral("1"));
    QCOMPARE(as(2, seen), QStringLiteral("2"));
    QCOMPARE(m_shop->script(QStringLiteral("update comments set is_archived = false, archived_at = null,"
                                           " archived_by_kind = null")),
             QString());
}

void CustomerRowsTest::changesOwnCommentsOnly_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("result");
    const auto row = [](const char *name, const char *sql, const char *result) {
        QTest::newRow(name) << QString::fromLatin1(sql) << QString::fromLatin1(result);
    };
    row("edits all comments",
        "with u as (update comments set body = 'x' returning user_id) select string_agg(user_id::text, ',') "
        "from u",
        "1");
    row("soft-deletes all comments",
        "with u as (update comments set deleted_at = now() returning user_id) select "
        "string_agg(user_id::text, ',') from u",
        "1");
    row("changes the author of a comment", "update comments set user_id = 2", "error 42501");
    row("writes as another customer",
        "insert into comments (user_id, product_id, order_item_id, body) values (2, 1, 2, 'x')",
        "error 42501");
    row("unarchives a comment", "update comments set is_archived = false", "error 42501");
    row("deletes a comment row", "delete from comments", "error 42501");
    row("uses another customer's key",
        "insert into idempotency_keys (subject, route, key, request_digest) values ('customer/2', 'r', 'n', "
        "sha256('x'))",
        "error 42501");
    row("uses a staff member's key",
        "insert into idempotency_keys (subject, route, key, request_digest) values ('staff/sari', 'r', 'n', "
        "sha256('x'))",
        "error 42501");
    row("archives an order", "update orders set is_archived = true", "error 42501");
    row("reads the actor of a change", "select actor from order_status_log", "error 42501");
    row("reads users", "select id from users", "error 42501");
    row("becomes the owner", "set role meja_owner", "error 42501");
    row("turns row security off", "set row_security = off; select count(*) from orders", "error 42501");
}

void CustomerRowsTest::changesOwnCommentsOnly()
{
    QFETCH(QString, sql);
    QFETCH(QString, result);
    as(1, QStringLiteral("select 1"));
    QCOMPARE(sql.contains(u';') ? m_api->script(sql) : m_api->ask(sql), result);
}

void CustomerRowsTest::checksWhetherACustomerMaySignIn()
{
    const QString isActive = QStringLiteral("select is_active_customer()");
    QCOMPARE(m_api->ask(isActive), QStringLiteral("f"));
    QCOMPARE(as(1, isActive), QStringLiteral("t"));
    QCOMPARE(as(99, isActive), QStringLiteral("f"));
    QCOMPARE(m_shop->script(QStringLiteral("update users set is_active = false where id = 1")), QString());
    QCOMPARE(as(1, isActive), QStringLiteral("f"));
    QCOMPARE(m_shop->script(QStringLiteral("update users set is_active = true where id = 1")), QString());
}

void CustomerRowsTest::usesTheIndexOnCustomers()
{
    as(1, QStringLiteral("set local enable_seqscan = off"));
    const auto plan =
        m_api->rows(QStringLiteral("explain (costs off) select id from orders where item_count = 1"));
    QString text;
    for (const QStringList &line : plan)
        text += line.first() + u'\n';
    QVERIFY2(text.contains(QLatin1String("orders_user on orders")) &&
                 text.contains(QLatin1String("Index Cond: (user_id = ")),
             qPrintable(text));
}

QTEST_GUILESS_MAIN(CustomerRowsTest)
#include "customerrowstest.moc"
