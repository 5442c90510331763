#include "migrator.h"
#include "phonespelling.h"
#include "privatecluster.h"
#include "sqlsession.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <memory>

using namespace meja;

namespace {

/// The migrations before those that check values.
QList<Migration> migrationsBeforeValues()
{
    QList<Migration> earlier;
    for (const Migration &migration : Migration::all()) {
        if (migration.version < 70)
            earlier.append(migration);
    }
    return earlier;
}

/// Rows as an old version accepted them.
QString oldRows()
{
    return QStringLiteral(
        "set session_replication_role = replica;"
        "insert into users (name, email, address) values (chr(8203), 'a@@b', repeat('x', 600)), ('Sari', "
        "'sari@example.com', null);"
        "insert into products (store_id, sku, name, category, price, weight_grams, opening_stock, stock)"
        "  values (1, 'EMAS', 'Emas ' || chr(8238), 'Lain', 4611686018427387904, 1, 50, 50);"
        "insert into carts (user_id) select max(id) from users;"
        "insert into cart_items (cart_id, user_id, product_id, quantity)"
        "  select c.id, c.user_id, p.id, 2 from carts as c, products as p where p.sku = 'EMAS'"
        "   order by c.id desc limit 1;"
        "reset session_replication_role");
}

/// The query of docs/operations.md that finds old rows.
QString documentedQuery()
{
    QFile page(QStringLiteral(MEJA_SOURCE_DIR "/docs/operations.md"));
    if (!page.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(page.fileName()));
    static const QRegularExpression query(QStringLiteral("set search_path = meja;\n(.*?)\n```"),
                                          QRegularExpression::DotMatchesEverythingOption);
    return query.match(QString::fromUtf8(page.readAll())).captured(1);
}

} // namespace

/// The tables check the values of every writer. Rows from before the rules stay usable.
class ValueRulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void refusesOrNormalisesWrittenValues_data();
    void refusesOrNormalisesWrittenValues();
    void storesPhonesInTheFormOfTheProgram();
    void keepsOldPhonesUntilTheyChange();
    void separatesCustomersWithSimilarAddresses_data();
    void separatesCustomersWithSimilarAddresses();
    void checksTheReasonOfATransaction();
    void oldRowsCanBeChanged();
    void anOldPriceMakesTheProductUnsellable();
    void aCartHasAtMost100Products();
    void repairsOldCodes();
    void findsOldRows();

private:
    void compare(const QString &sql, const char *expected)
    {
        QCOMPARE(m_session->ask(sql), QString::fromUtf8(expected));
    }

    std::unique_ptr<SqlSession> m_session;
};

void ValueRulesTest::init()
{
    m_session = std::make_unique<SqlSession>(PrivateCluster::shared().createMigratedDatabase());
    fillShop(*m_session);
}

void ValueRulesTest::refusesOrNormalisesWrittenValues_data()
{
    QTest::addColumn<QString>("column");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("stored");
    const auto add = [](const char *column, const char *value, const char *stored) {
        QTest::addRow("%s = %s", column, value)
            << QString::fromLatin1(column) << QString::fromLatin1(value) << QString::fromUtf8(stored);
    };
    add("users.name", "chr(8203)", "error 22023");
    add("users.name", "' Siti' || chr(160) || 'A '", "Siti A");
    add("users.name", "repeat('x', 201)", "error 22023");
    add("users.email", "'SITI@Example.com'", "error 23514");
    add("users.email", "'siti@example.com'", "siti@example.com");
    add("users.email", "'siti@example'", "error 22023");
    add("users.address", "'Jl. A' || chr(10) || 'RT 1'", "Jl. A, RT 1");
    add("users.city", "repeat('x', 101)", "error 22023");
    add("users.city", "'  '", "null");
    add("users.province", "'Jawa' || chr(8238)", "error 22023");
    add("stores.name", "chr(12644)", "error 22023");
    add("stores.city", "''", "error 22023");
    add("users.phone", "'+6208123456789'", "error 22023");
    add("users.phone", "'+628123456789'", "+628123456789");
    add("users.phone", "'08123456789'", "error 23514");
    add("users.phone", "null", "null");
    add("stores.phone", "'+620215551234'", "error 22023");
    add("stores.phone", "'+62215551234'", "+62215551234");
    add("orders.recipient_phone", "'+6208561234567'", "error 22023");
    add("orders.recipient_phone", "'+628561234567'", "+628561234567");
    add("stores.time_zone", "'WIB'", "error 22023");
    add("stores.time_zone", "''", "error 22023");
    add("stores.time_zone", "'+07'", "error 22023");
    add("stores.time_zone", "'Asia/Makassar'", "Asia/Makassar");
    add("products.name", "repeat('x', 300)", "");
    add("products.name", "repeat('x', 301)", "error 22023");
    add("products.sku", "'KOPI' || chr(173)", "error 22023");
    add("products.category", "chr(769)", "error 22023");
    add("products.price", "100000000000", "100000000000");
    add("products.price", "100000000001", "error 22023");
    add("products.price", "-1", "error 23514");
    add("cart_items.quantity", "10000", "error 23514");
}

void ValueRulesTest::refusesOrNormalisesWrittenValues()
{
    QFETCH(QString, column);
    QFETCH(QString, value);
    QFETCH(QString, stored);
    placeOrder(*m_session);
    m_session->ask(QStringLiteral("select set_cart_item(1, 1, 1)"));
    m_session->script(QStringLiteral("set meja.actor_kind = 'system'; set meja.actor = 'test'"));
    const QString result =
        m_session->ask(QStringLiteral("update %1 set %2 = %3 where id = 1 returning %2")
                           .arg(column.section(u'.', 0, 0), column.section(u'.', 1), value));
    if (stored.isEmpty())
        QVERIFY2(!result.startsWith(QLatin1String("error")), qPrintable(m_session->lastMessage()));
    else
        QCOMPARE(result, stored);
    QVERIFY(result != QLatin1String("error 22023") ||
            m_session->lastMessage().startsWith(column.section(u'.', 1)));
}

/// A written number is accepted if and only if it is the form that the desktop searches for.
void ValueRulesTest::storesPhonesInTheFormOfTheProgram()
{
    m_session->script(QStringLiteral("set meja.actor_kind = 'system'; set meja.actor = 'test'"));
    for (const char *prefix : {"+62", "+620", "+6200", "+621", "+629", "62", "0", "+65", "+62 "}) {
        for (int digits = 6; digits <= 14; ++digits) {
            const QString phone = QString::fromLatin1(prefix) + QStringLiteral("81234567890123").left(digits);
            const QString result = m_session->ask(
                QStringLiteral("update stores set phone = '%1' where id = 1 returning phone").arg(phone));
            const bool isStoredForm = PhoneSpelling::whole(phone) == phone;
            QVERIFY2((result == phone) == isStoredForm, qPrintable(phone + QLatin1String(": ") + result));
        }
    }
}

void ValueRulesTest::keepsOldPhonesUntilTheyChange()
{
    m_session->script(QStringLiteral("set session_replication_role = replica;"
                                     "update users set phone = '+6208123456789' where id = 1;"
                                     "reset session_replication_role;"
                                     "set meja.actor_kind = 'system'; set meja.actor = 'test'"));
    compare(QStringLiteral("update users set city = 'Solo', phone = phone where id = 1 returning phone"),
            "+6208123456789");
    compare(QStringLiteral("update users set phone = '+6208123456788' where id = 1"), "error 22023");
}

void ValueRulesTest::separatesCustomersWithSimilarAddresses_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("result");
    const auto add = [](const char *name, const QString &address, const char *result) {
        QTest::newRow(name) << address << QString::fromLatin1(result);
    };
    add("capitals", QStringLiteral("KIKI.Indah@EXAMPLE.com"), "the same");
    add("blanks around", QStringLiteral(" kiki.indah@example.com\n"), "the same");
    add("Kelvin sign", QStringLiteral("\u212Aiki.indah@example.com"), "error 22023");
    add("dotted capital I", QStringLiteral("K\u0130ki.indah@example.com"), "error 22023");
    add("dotless i", QStringLiteral("k\u0131ki.indah@example.com"), "error 22023");
    add("full-width", QStringLiteral("\uFF4Biki.indah@example.com"), "error 22023");
    add("Cyrillic", QStringLiteral("k\u0456ki.indah@example.com"), "error 22023");
    add("long s", QStringLiteral("kiki.indah@example\u017F.com"), "error 22023");
    add("soft hyphen", QStringLiteral("kiki\u00AD.indah@example.com"), "error 22023");
    add("another customer", QStringLiteral("kiki-indah@example.com"), "another");
}

void ValueRulesTest::separatesCustomersWithSimilarAddresses()
{
    QFETCH(QString, address);
    QFETCH(QString, result);
    const QString call = QStringLiteral("select user_id from register_customer('Kiki', '%1')");
    const QString kiki = m_session->ask(call.arg(QStringLiteral("kiki.indah@example.com")));
    const QString other = m_session->ask(call.arg(address));
    QCOMPARE(other.startsWith(QLatin1String("error")) ? other
             : other == kiki                          ? QStringLiteral("the same")
                                                      : QStringLiteral("another"),
             result);
}

void ValueRulesTest::checksTheReasonOfATransaction()
{
    const QString call = QStringLiteral("select set_config('meja.%1', %2, false)");
    const QString clear = QStringLiteral("select clear_cart(1)");
    for (const char *setting : {"reason", "request_id"}) {
        for (const char *value : {"'a' || chr(8238)", "repeat('x', 501)", "chr(8203)"}) {
            m_session->ask(call.arg(QLatin1String(setting), QLatin1String(value)));
            compare(clear, "error 22023");
            QVERIFY(m_session->lastMessage().startsWith(QLatin1String("meja.") + QLatin1String(setting)));
        }
        m_session->ask(call.arg(QLatin1String(setting), QStringLiteral("''")));
    }
    m_session->ask(call.arg(QStringLiteral("reason"), QStringLiteral("' Stok' || chr(160) || 'habis '")));
    compare(QStringLiteral("select set_cart_item(1, 1, 1) > 0"), "t");
    compare(QStringLiteral("select reason from audit_entries order by id desc limit 1"), "Stok habis");
}

void ValueRulesTest::oldRowsCanBeChanged()
{
    QCOMPARE(m_session->script(oldRows()), QString());
    const QString user = QStringLiteral("update users set %1 where email = 'a@@b' returning email");
    compare(user.arg(QStringLiteral("last_login_at = now()")), "a@@b");
    compare(user.arg(QStringLiteral("city = 'Solo'")), "a@@b");
    compare(user.arg(QStringLiteral("name = chr(8203) || ' '")), "error 22023");
    compare(QStringLiteral("select is_new from register_customer('Budi', 'A@@b')"), "f");
    compare(QStringLiteral(
                "insert into stock_movements (product_id, kind, quantity, reason)"
                " select id, 'adjustment', -1, 'lost' from products where sku = 'EMAS' returning quantity"),
            "-1");
    compare(QStringLiteral("update products set price = 1000 where sku = 'EMAS' returning price"), "1000");
}

void ValueRulesTest::anOldPriceMakesTheProductUnsellable()
{
    QCOMPARE(m_session->script(oldRows()), QString());
    compare(QStringLiteral("select open_checkout_session(max(id), 'jne', 'REG', 0) from users"),
            "error MJ015");
    compare(QStringLiteral("update products set price = 100000000000 where sku = 'EMAS' returning price"),
            "100000000000");
    compare(
        QStringLiteral("select total from users as u, open_checkout_session(u.id, 'jne', 'REG', 100000000000)"
                       " where u.email = 'sari@example.com'"),
        "300000000000");
}

void ValueRulesTest::aCartHasAtMost100Products()
{
    QCOMPARE(
        m_session->script(QStringLiteral(
            "insert into products (store_id, sku, name, category, price, weight_grams, opening_stock, stock)"
            "  select 1, 'P' || n, 'P ' || n, 'Lain', 100000000000, 1, 9999, 9999 from generate_series(1, "
            "101) as n")),
        QString());
    const QString add = QStringLiteral("select count(set_cart_item(1, id, 9999)) from products where sku %1");
    compare(add.arg(QStringLiteral("~ '^P' and sku <> 'P101'")), "100");
    compare(add.arg(QStringLiteral("= 'P101'")), "error 22023");
    compare(QStringLiteral("select set_cart_item(1, id, 1) > 0 from products where sku = 'P7'"), "t");
    compare(QStringLiteral("select set_cart_item(1, id, 9999) > 0 from products where sku = 'P7'"), "t");
    // The dearest cart that is possible fits into bigint.
    compare(QStringLiteral("select total from open_checkout_session(1, 'jne', 'REG', 100000000000)"),
            "99990100000000000");
}

void ValueRulesTest::repairsOldCodes()
{
    SqlSession old(PrivateCluster::shared().createDatabase());
    QVERIFY(Migrator(old.connection(), migrationsBeforeValues()).migrate());
    QCOMPARE(old.script(QStringLiteral(
                 "set search_path = meja; set meja.actor_kind = 'system'; set meja.actor = 'test'")),
             QString());
    fillShop(old);
    const QString number = placeOrder(old);
    bringTo(old, number, QStringLiteral("DIBAYAR"));
    old.ask(QStringLiteral("select record_shipment('%1', ' SiCepat', 'REG')").arg(number));
    QCOMPARE(
        old.script(oldRows() + QStringLiteral("; set meja.actor_kind = 'system'; set meja.actor = 'test';"
                                              "update stores set time_zone = ' wita' where id = 1;"
                                              "update stores set time_zone = '' where id = 2")),
        QString());
    const auto migrated = Migrator(old.connection()).migrate();
    QVERIFY2(migrated, migrated ? "" : qPrintable(migrated.error().detail));
    QCOMPARE(
        old.ask(QStringLiteral("select string_agg(courier, ' ') from (select courier from checkout_sessions"
                               " union all select courier from shipments) as c")),
        QStringLiteral("jne sicepat"));
    QCOMPARE(old.ask(QStringLiteral("select string_agg(time_zone, ' ' order by id) from stores")),
             QStringLiteral("Asia/Makassar Asia/Jakarta"));
    QCOMPARE(old.ask(QStringLiteral("select count(*) from users where email = 'a@@b'")), QStringLiteral("1"));
}

void ValueRulesTest::findsOldRows()
{
    QVERIFY(!documentedQuery().isEmpty());
    QCOMPARE(m_session->rows(documentedQuery()), QList<QStringList>());
    QCOMPARE(m_session->script(oldRows()), QString());
    QStringList found;
    const auto rows = m_session->rows(documentedQuery());
    for (const QStringList &row : rows)
        found.append(row.value(0) + u'.' + row.value(2));
    found.sort();
    QCOMPARE(found, (QStringList{QStringLiteral("products.name"), QStringLiteral("products.price"),
                                 QStringLiteral("users.address"), QStringLiteral("users.email"),
                                 QStringLiteral("users.name")}));
}

QTEST_GUILESS_MAIN(ValueRulesTest)
#include "valuerulestest.moc"
