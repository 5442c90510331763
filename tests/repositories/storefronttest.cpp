#include "privatecluster.h"
#include "sqlsession.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

#include <atomic>
#include <memory>
#include <thread>

using namespace meja;

namespace {

constexpr int customers = 8;
constexpr int ordersPerCustomer = 15;

/// Places orders for one customer. The order in which products 1 to 3 are put into the cart differs between
/// customers.
void shop(const QString &database, int customer, std::atomic<int> &placed, std::atomic<int> &soldOut,
          std::atomic<int> &failures)
{
    SqlSession storefront(database, QStringLiteral("meja_storefront"));
    for (int i = 0; i < ordersPerCustomer; ++i) {
        for (int step = 0; step < 3; ++step) {
            const int product = 1 + (customer + i + step * (customer % 2 == 0 ? 1 : 2)) % 3;
            storefront.ask(QStringLiteral("select set_cart_item(%1, %2, 1)").arg(customer).arg(product));
        }
        const QString session =
            storefront.ask(QStringLiteral("select session_id from open_checkout_session(%1, 'JNE', 'REG', 0)")
                               .arg(customer));
        const QString order = storefront.ask(
            QStringLiteral(
                "select order_number from place_order(%1, 'X', '081234567890', 'Jl. A', 'Solo', 'Jawa')")
                .arg(session.startsWith(QLatin1String("error")) ? QStringLiteral("0") : session));
        if (order.startsWith(QLatin1String("MJ")))
            ++placed;
        else if (session == QLatin1String("error MJ011") || order == QLatin1String("error MJ011"))
            ++soldOut;
        else {
            qWarning("%s / %s: %s", qPrintable(session), qPrintable(order),
                     qUtf8Printable(storefront.lastMessage()));
            ++failures;
        }
    }
}

} // namespace

/// Tests the storefront's functions with its own login: repeated calls have an effect only once, and invalid
/// calls fail with a stable SQLSTATE.
class StorefrontTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void registersACustomerOnce();
    void hasOneActiveCart();
    void refusesInvalidCartItems_data();
    void refusesInvalidCartItems();
    void opensOneSessionPerCart();
    void placesAnOrderOnce();
    void takesTheStock();
    void refusesInvalidOrders_data();
    void refusesInvalidOrders();
    void aRefusedOrderChangesNothing();
    void recordsAPaymentOnce();
    void refusesInvalidPayments_data();
    void refusesInvalidPayments();
    void recordsLatePayments_data();
    void recordsLatePayments();
    void opensAnotherPaymentAfterAFailedOne();
    void recordsAReversedPayment();
    void shipsStepByStep();
    void leavesAFrozenOrderFrozen();
    void expiresOnceAndReturnsTheStock();
    void refusesToExpireTooEarly();
    void expiresSessions();
    void cannotReadTables();
    void concurrentOrdersNeverOversell();
    void examplesInTheDocumentationWork();

private:
    QString psql(const QString &script);
    QString withOrderNumbers(QString text, const QString &documentation);
    QString place(int product = 1, int quantity = 2);
    QString state(const QString &number);

    QString m_database;
    std::unique_ptr<SqlSession> m_administrator;
    std::unique_ptr<SqlSession> m_storefront;
};

void StorefrontTest::init()
{
    m_database = PrivateCluster::shared().createMigratedDatabase();
    m_administrator = std::make_unique<SqlSession>(m_database);
    m_storefront = std::make_unique<SqlSession>(m_database, QStringLiteral("meja_storefront"));
    fillShop(*m_administrator);
}

/// Places an order as the storefront does. Returns its number.
QString StorefrontTest::place(int product, int quantity)
{
    m_storefront->ask(QStringLiteral("select set_cart_item(1, %1, %2)").arg(product).arg(quantity));
    const QString session = m_storefront->ask(
        QStringLiteral("select session_id from open_checkout_session(1, 'JNE', 'REG', 15000)"));
    return m_storefront->ask(
        QStringLiteral("select order_number from place_order(%1, 'Siti', '0812-3456-7890',"
                       " 'Jl. Melati 3', 'Bandung', 'Jawa Barat')")
            .arg(session));
}

QString StorefrontTest::state(const QString &number)
{
    return m_administrator->ask(
        QStringLiteral("select status || ' ' || payment_status from orders where number = '%1'").arg(number));
}

void StorefrontTest::registersACustomerOnce()
{
    const QString registration =
        QStringLiteral("select user_id, is_new from register_customer('Budi', ' Budi@Example.com',"
                       " '+62 813 1111 2222', 'Jl. B')");
    QCOMPARE(m_storefront->rows(registration),
             (QList<QStringList>{{QStringLiteral("2"), QStringLiteral("t")}}));
    QCOMPARE(m_storefront->rows(registration),
             (QList<QStringList>{{QStringLiteral("2"), QStringLiteral("f")}}));
    QCOMPARE(
        m_administrator->ask(QStringLiteral("select email || phone || phone_masked from users where id = 2")),
        QStringLiteral("budi@example.com+6281311112222+62813•••••222"));
    QCOMPARE(m_storefront->ask(QStringLiteral("select register_customer('Budi', 'b@b.id', '12')")),
             QStringLiteral("error 22023"));
    QCOMPARE(m_storefront->ask(QStringLiteral("select register_customer(' ', 'b@b.id')")),
             QStringLiteral("error 22023"));
}

void StorefrontTest::hasOneActiveCart()
{
    const QString cart = m_storefront->ask(QStringLiteral("select set_cart_item(1, 1, 2)"));
    QCOMPARE(m_storefront->ask(QStringLiteral("select set_cart_item(1, 1, 2)")), cart);
    QCOMPARE(m_storefront->ask(QStringLiteral("select set_cart_item(1, 2, 1)")), cart);
    QCOMPARE(m_storefront->ask(QStringLiteral("select set_cart_item(1, 1, 0)")), cart);
    QCOMPARE(m_administrator->rows(QStringLiteral("select product_id, quantity from cart_items")),
             (QList<QStringList>{{QStringLiteral("2"), QStringLiteral("1")}}));
    QCOMPARE(m_storefront->ask(QStringLiteral("select clear_cart(1)")), QString());
    QVERIFY(m_storefront->ask(QStringLiteral("select set_cart_item(1, 1, 2)")) != cart);
}

void StorefrontTest::refusesInvalidCartItems_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("item");
    QTest::addColumn<QString>("result");
    const auto add = [](const char *name, const char *before, const char *item, const char *result) {
        QTest::newRow(name) << QString::fromLatin1(before) << QString::fromLatin1(item)
                            << QString::fromLatin1(result);
    };
    add("no such product", "select 1", "1, 99, 1", "error MJ010");
    add("no such customer", "select 1", "99, 1, 1", "error MJ010");
    add("a disabled customer", "update users set is_active = false", "1, 1, 1", "error MJ010");
    add("a negative quantity", "select 1", "1, 1, -1", "error 22023");
    add("no quantity", "select 1", "1, 1, null", "error 22023");
    add("too many", "select 1", "1, 1, 10000", "error 22023");
    add("not for sale", "update products set is_active = false", "1, 1, 1", "error MJ015");
    add("of a closed store", "update stores set is_active = false", "1, 1, 1", "error MJ015");
    add("of a second store", "select set_cart_item(1, 3, 1)", "1, 1, 1", "error MJ019");
}

void StorefrontTest::refusesInvalidCartItems()
{
    QFETCH(QString, before);
    QFETCH(QString, item);
    QFETCH(QString, result);
    m_administrator->script(before);
    QCOMPARE(m_storefront->ask(QStringLiteral("select set_cart_item(%1)").arg(item)), result);
}

void StorefrontTest::opensOneSessionPerCart()
{
    const QString open =
        QStringLiteral("select session_id, total from open_checkout_session(1, 'JNE', 'REG', %1)");
    QCOMPARE(m_storefront->ask(open.arg(0)), QStringLiteral("error MJ013"));
    m_storefront->ask(QStringLiteral("select set_cart_item(1, 1, 2)"));
    const auto first = m_storefront->rows(open.arg(15000));
    QCOMPARE(first.first().value(1), QStringLiteral("115000"));
    // Another shipping cost changes the total of the same session.
    const auto second = m_storefront->rows(open.arg(20000));
    QCOMPARE(second.first(), (QStringList{first.first().first(), QStringLiteral("120000")}));
    QCOMPARE(m_storefront->ask(open.arg(-1)), QStringLiteral("error 22023"));
    m_storefront->ask(QStringLiteral("select set_cart_item(1, 1, 11)"));
    QCOMPARE(m_storefront->ask(open.arg(0)), QStringLiteral("error MJ011"));
}

void StorefrontTest::placesAnOrderOnce()
{
    m_storefront->ask(QStringLiteral("select set_cart_item(1, 1, 2)"));
    m_storefront->ask(QStringLiteral("select open_checkout_session(1, 'JNE', 'REG', 15000)"));
    const QString order =
        QStringLiteral("select order_number, total, midtrans_order_id from place_order(1, 'Siti',"
                       " '0812-3456-7890', 'Jl. Melati 3', 'Bandung', 'Jawa Barat', discount => 5000)");
    const auto first = m_storefront->rows(order);
    QCOMPARE(first.first().value(1), QStringLiteral("110000"));
    QCOMPARE(first.first().value(2), first.first().value(0) + QStringLiteral("-1"));
    QCOMPARE(m_storefront->rows(order), first);
    QCOMPARE(m_administrator->ask(QStringLiteral("select count(*) from orders")), QStringLiteral("1"));
    QCOMPARE(m_administrator->ask(
                 QStringLiteral("select recipient_phone || ' ' || actor from orders, order_status_log")),
             QStringLiteral("+6281234567890 meja_storefront"));
}

void StorefrontTest::takesTheStock()
{
    place(1, 4);
    QCOMPARE(m_administrator->ask(QStringLiteral("select stock from products where id = 1")),
             QStringLiteral("6"));
    QCOMPARE(m_administrator->ask(QStringLiteral("select kind || quantity || actor from stock_movements")),
             QStringLiteral("order-4meja_storefront"));
}

void StorefrontTest::refusesInvalidOrders_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QString>("result");
    const QString good = QStringLiteral("1, 'Siti', '081234567890', 'Jl. A', 'Solo', 'Jawa'");
    const auto add = [](const char *name, const char *before, const QString &arguments, const char *result) {
        QTest::newRow(name) << QString::fromUtf8(before) << arguments << QString::fromLatin1(result);
    };
    add("no such session", "select 1", QStringLiteral("9, 'Siti', '081234567890', 'Jl. A', 'Solo', 'Jawa'"),
        "error MJ010");
    add("an expired session", "update checkout_sessions set expires_at = now()", good, "error MJ012");
    add("a changed price", "update products set price = 60000 where id = 1", good, "error MJ016");
    add("a product no longer for sale", "update products set is_active = false", good, "error MJ015");
    add("not enough stock",
        "insert into stock_movements (product_id, kind, quantity, reason) values (1, 'adjustment', -9, "
        "'lost')",
        good, "error MJ011");
    add("an empty cart", "delete from cart_items", good, "error MJ013");
    add("no recipient", "select 1", QStringLiteral("1, '', '081234567890', 'Jl. A', 'Solo', 'Jawa'"),
        "error 22023");
    add("no phone", "select 1", QStringLiteral("1, 'Siti', '12', 'Jl. A', 'Solo', 'Jawa'"), "error 22023");
    add("a discount above the price of the products", "select 1",
        good + QStringLiteral(", discount => 100001"), "error 22023");
    add("no time to pay", "select 1", good + QStringLiteral(", pay_within => '0'"), "error 22023");
}

void StorefrontTest::refusesInvalidOrders()
{
    QFETCH(QString, before);
    QFETCH(QString, arguments);
    QFETCH(QString, result);
    m_storefront->ask(QStringLiteral("select set_cart_item(1, 1, 2)"));
    m_storefront->ask(QStringLiteral("select open_checkout_session(1, 'JNE', 'REG', 15000)"));
    QCOMPARE(m_administrator->script(before), QString());
    QCOMPARE(m_storefront->ask(QStringLiteral("select place_order(%1)").arg(arguments)), result);
}

void StorefrontTest::aRefusedOrderChangesNothing()
{
    m_storefront->ask(QStringLiteral("select set_cart_item(1, 1, 2)"));
    m_storefront->ask(QStringLiteral("select open_checkout_session(1, 'JNE', 'REG', 15000)"));
    m_storefront->ask(QStringLiteral("select place_order(1, 'Siti', '12', 'Jl. A', 'Solo', 'Jawa')"));
    QCOMPARE(
        m_administrator->ask(QStringLiteral(
            "select concat_ws(' ', (select count(*) from orders), (select count(*) from stock_movements),"
            " (select status from checkout_sessions), (select status from carts),"
            " (select stock from products where id = 1))")),
        QStringLiteral("0 0 OPEN ACTIVE 10"));
}

void StorefrontTest::recordsAPaymentOnce()
{
    const QString number = place();
    const QString record = QStringLiteral("select record_payment('%1-1', '%2', 'tx-1', 'gopay')");
    QCOMPARE(m_storefront->ask(record.arg(number, QStringLiteral("PENDING"))), QStringLiteral("PENDING"));
    QCOMPARE(m_storefront->ask(record.arg(number, QStringLiteral("PAID"))), QStringLiteral("PAID"));
    QCOMPARE(m_storefront->ask(record.arg(number, QStringLiteral("PAID"))), QStringLiteral("PAID"));
    // A late notification of the creation changes nothing.
    QCOMPARE(m_storefront->ask(record.arg(number, QStringLiteral("PENDING"))), QStringLiteral("PAID"));
    QCOMPARE(state(number), QStringLiteral("DIBAYAR PAID"));
    QCOMPARE(m_administrator->ask(
                 QStringLiteral("select count(*) from order_status_log where source = 'payment'")),
             QStringLiteral("1"));
}

void StorefrontTest::refusesInvalidPayments_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QString>("result");
    const auto add = [](const char *name, const char *arguments, const char *result) {
        QTest::newRow(name) << QString::fromLatin1(arguments) << QString::fromLatin1(result);
    };
    add("unknown payment", "'MJNONE-1', 'PAID'", "error MJ010");
    add("unknown status", "'%1-1', 'settlement'", "error 22023");
    add("no status", "'%1-1', null", "error 22023");
    add("another amount", "'%1-1', 'PAID', 'tx-1', gross_amount => 1", "error MJ016");
    add("another transaction", "'%1-1', 'PAID', 'tx-2'", "error MJ014");
    add("the right amount", "'%1-1', 'PAID', 'tx-1', gross_amount => 115000", "PAID");
}

void StorefrontTest::refusesInvalidPayments()
{
    QFETCH(QString, arguments);
    QFETCH(QString, result);
    const QString number = place();
    m_storefront->ask(QStringLiteral("select record_payment('%1-1', 'PENDING', 'tx-1')").arg(number));
    arguments.replace(QLatin1String("%1"), number);
    QCOMPARE(m_storefront->ask(QStringLiteral("select record_payment(%1)").arg(arguments)), result);
}

void StorefrontTest::recordsLatePayments_data()
{
    QTest::addColumn<QString>("status");
    QTest::addColumn<QString>("after");
    const auto add = [](const char *status, const char *after) {
        QTest::newRow(status) << QString::fromLatin1(status) << QString::fromLatin1(after);
    };
    add("MENUNGGU_PEMBAYARAN", "DIBAYAR PAID");
    add("MENUNGGU_BATAL", "MENUNGGU_BATAL PAID");
    add("DIBATALKAN", "DIBATALKAN PAID");
    add("KEDALUWARSA", "KEDALUWARSA PAID");
}

void StorefrontTest::recordsLatePayments()
{
    QFETCH(QString, status);
    QFETCH(QString, after);
    const QString number = place();
    bringTo(*m_administrator, number, status);
    QCOMPARE(m_storefront->ask(QStringLiteral("select record_payment('%1-1', 'PAID')").arg(number)),
             QStringLiteral("PAID"));
    QCOMPARE(state(number), after);
}

void StorefrontTest::opensAnotherPaymentAfterAFailedOne()
{
    const QString number = place();
    const QString open = QStringLiteral("select midtrans_order_id from open_payment('%1')").arg(number);
    QCOMPARE(m_storefront->ask(open), number + QStringLiteral("-1"));
    m_storefront->ask(QStringLiteral("select record_payment('%1-1', 'FAILED')").arg(number));
    QCOMPARE(state(number), QStringLiteral("MENUNGGU_PEMBAYARAN FAILED"));
    QCOMPARE(m_storefront->ask(open), number + QStringLiteral("-2"));
    QCOMPARE(m_storefront->ask(open), number + QStringLiteral("-2"));
    QCOMPARE(state(number), QStringLiteral("MENUNGGU_PEMBAYARAN PENDING"));
    m_storefront->ask(QStringLiteral("select record_payment('%1-2', 'PAID')").arg(number));
    QCOMPARE(state(number), QStringLiteral("DIBAYAR PAID"));
    QCOMPARE(m_storefront->ask(open), QStringLiteral("error MJ001"));
    // The first payment is settled late: both payments are paid, and the order status stays the same.
    QCOMPARE(m_storefront->ask(QStringLiteral("select record_payment('%1-1', 'PAID')").arg(number)),
             QStringLiteral("PAID"));
    QCOMPARE(state(number), QStringLiteral("DIBAYAR PAID"));
}

void StorefrontTest::recordsAReversedPayment()
{
    const QString number = place();
    m_storefront->ask(QStringLiteral("select record_payment('%1-1', 'PAID')").arg(number));
    // Only Midtrans confirms a void.
    QCOMPARE(m_storefront->ask(QStringLiteral("select record_payment('%1-1', 'CANCELLED')").arg(number)),
             QStringLiteral("PAID"));
    QCOMPARE(m_storefront->ask(QStringLiteral("select record_payment('%1-1', 'FAILED')").arg(number)),
             QStringLiteral("FAILED"));
    QCOMPARE(state(number), QStringLiteral("MENUNGGU_PEMBAYARAN FAILED"));
    // Once packing has started, the order keeps its status.
    m_storefront->ask(QStringLiteral("select record_payment('%1-1', 'PAID')").arg(number));
    m_storefront->ask(QStringLiteral("select mark_processing('%1')").arg(number));
    m_storefront->ask(QStringLiteral("select record_payment('%1-1', 'FAILED')").arg(number));
    QCOMPARE(state(number), QStringLiteral("DIPROSES FAILED"));
}

void StorefrontTest::shipsStepByStep()
{
    const QString number = place();
    const QString ship = QStringLiteral("select record_shipment('%1', %2)");
    QCOMPARE(m_storefront->ask(QStringLiteral("select mark_processing('%1')").arg(number)),
             QStringLiteral("error MJ001"));
    QCOMPARE(m_storefront->ask(ship.arg(number, QStringLiteral("'JNE', 'REG'"))),
             QStringLiteral("error MJ001"));
    m_storefront->ask(QStringLiteral("select record_payment('%1-1', 'PAID')").arg(number));
    for (int again = 0; again < 2; ++again)
        QCOMPARE(m_storefront->ask(QStringLiteral("select mark_processing('%1')").arg(number)),
                 QStringLiteral("DIPROSES"));
    QCOMPARE(m_storefront->ask(ship.arg(number, QStringLiteral("'', 'REG'"))), QStringLiteral("error 22023"));
    for (int again = 0; again < 2; ++again)
        QCOMPARE(m_storefront->ask(ship.arg(number, QStringLiteral("'JNE', 'REG', 'KOM1'"))),
                 QStringLiteral("1"));
    QCOMPARE(state(number), QStringLiteral("DIPROSES PAID"));
    QCOMPARE(m_storefront->ask(ship.arg(number, QStringLiteral("'JNE', 'REG', 'KOM2'"))),
             QStringLiteral("error MJ014"));
    m_storefront->ask(ship.arg(number, QStringLiteral("waybill => 'JNE1', status => 'PICKED_UP'")));
    QCOMPARE(state(number), QStringLiteral("DIKIRIM PAID"));
    m_storefront->ask(ship.arg(number, QStringLiteral("status => 'DELIVERED'")));
    m_storefront->ask(ship.arg(number, QStringLiteral("status => 'IN_TRANSIT'")));
    QCOMPARE(m_storefront->ask(
                 QStringLiteral("select concat_ws(' ', status, waybill) from order_state('%1')").arg(number)),
             QStringLiteral("SELESAI JNE1"));
    QCOMPARE(m_administrator->ask(QStringLiteral("select status from shipments")),
             QStringLiteral("DELIVERED"));
    QCOMPARE(m_storefront->ask(ship.arg(number, QStringLiteral("status => 'LOST'"))),
             QStringLiteral("error 22023"));
}

void StorefrontTest::leavesAFrozenOrderFrozen()
{
    const QString number = place();
    m_storefront->ask(QStringLiteral("select record_payment('%1-1', 'PAID')").arg(number));
    m_storefront->ask(QStringLiteral("select record_shipment('%1', 'JNE', 'REG')").arg(number));
    m_administrator->script(QStringLiteral("update orders set status = 'MENUNGGU_BATAL'"));
    QCOMPARE(
        m_storefront->ask(QStringLiteral("select record_shipment('%1', status => 'PICKED_UP')").arg(number)),
        QStringLiteral("1"));
    QCOMPARE(state(number), QStringLiteral("MENUNGGU_BATAL PAID"));
    QCOMPARE(m_administrator->ask(QStringLiteral("select status from shipments")),
             QStringLiteral("PICKED_UP"));
}

void StorefrontTest::expiresOnceAndReturnsTheStock()
{
    const QString number = place(1, 4);
    m_administrator->script(QStringLiteral("update orders set expires_at = now() - interval '1 minute'"));
    for (int again = 0; again < 2; ++again)
        QCOMPARE(m_storefront->ask(QStringLiteral("select expire_order('%1')").arg(number)),
                 QStringLiteral("KEDALUWARSA"));
    QCOMPARE(state(number), QStringLiteral("KEDALUWARSA EXPIRED"));
    QCOMPARE(m_administrator->ask(QStringLiteral("select stock from products where id = 1")),
             QStringLiteral("10"));
    QCOMPARE(m_administrator->ask(QStringLiteral("select status from payments")), QStringLiteral("EXPIRED"));
}

void StorefrontTest::refusesToExpireTooEarly()
{
    const QString number = place();
    const QString expire = QStringLiteral("select expire_order('%1')").arg(number);
    QCOMPARE(m_storefront->ask(expire), QStringLiteral("error MJ012"));
    m_storefront->ask(QStringLiteral("select record_payment('%1-1', 'PAID')").arg(number));
    m_administrator->script(QStringLiteral("update orders set expires_at = now() - interval '1 minute'"));
    QCOMPARE(m_storefront->ask(expire), QStringLiteral("error MJ001"));
    // Without a pending payment, the order may expire at once.
    const QString other = place();
    m_storefront->ask(QStringLiteral("select record_payment('%1-1', 'CANCELLED')").arg(other));
    QCOMPARE(m_storefront->ask(QStringLiteral("select expire_order('%1')").arg(other)),
             QStringLiteral("KEDALUWARSA"));
    QCOMPARE(state(other), QStringLiteral("KEDALUWARSA CANCELLED"));
}

void StorefrontTest::expiresSessions()
{
    m_storefront->ask(QStringLiteral("select set_cart_item(1, 1, 2)"));
    m_storefront->ask(QStringLiteral("select open_checkout_session(1, 'JNE', 'REG', 15000)"));
    QCOMPARE(m_storefront->ask(QStringLiteral("select expire_checkout_sessions()")), QStringLiteral("0"));
    m_administrator->script(QStringLiteral("update checkout_sessions set expires_at = now()"));
    QCOMPARE(m_storefront->ask(QStringLiteral("select expire_checkout_sessions()")), QStringLiteral("1"));
    QCOMPARE(
        m_storefront->ask(QStringLiteral("select session_id from open_checkout_session(1, 'JNE', 'REG', 0)")),
        QStringLiteral("2"));
}

void StorefrontTest::cannotReadTables()
{
    QCOMPARE(m_storefront->ask(QStringLiteral("select id from products")), QStringLiteral("error 42501"));
    QCOMPARE(m_storefront->rows(QStringLiteral("select product_id from list_products(page_size => 2)")),
             (QList<QStringList>{{QStringLiteral("1")}, {QStringLiteral("2")}}));
    QCOMPARE(m_storefront->ask(QStringLiteral("select product_id from list_products(2)")),
             QStringLiteral("3"));
}

void StorefrontTest::concurrentOrdersNeverOversell()
{
    // Fewer units than requested, so that customers compete for the last ones.
    constexpr int units = customers * ordersPerCustomer - 20;
    m_administrator->script(
        QStringLiteral("insert into products (store_id, sku, name, category, price, weight_grams,"
                       " opening_stock, stock) values (1, 'GULA', 'Gula', 'Minuman', 1000, 1, 0, 0);"
                       "update products set is_archived = true, archived_at = now(),"
                       " archived_by_kind = 'staff' where id = 4;"
                       "update products set store_id = 1 where id = 3"));
    m_administrator->script(
        QStringLiteral("insert into stock_movements (product_id, kind, quantity, reason)"
                       " select id, 'adjustment', %1 - stock, 'counted' from products where id < 4")
            .arg(units));
    for (int i = 2; i <= customers; ++i)
        m_storefront->ask(QStringLiteral("select register_customer('C', 'c%1@example.com')").arg(i));

    std::atomic<int> placed{0};
    std::atomic<int> soldOut{0};
    std::atomic<int> failures{0};
    std::vector<std::thread> threads;
    for (int customer = 1; customer <= customers; ++customer)
        threads.emplace_back([&, customer] { shop(m_database, customer, placed, soldOut, failures); });
    for (std::thread &thread : threads)
        thread.join();

    QCOMPARE(failures.load(), 0);
    QCOMPARE(placed.load(), units);
    QCOMPARE(placed.load() + soldOut.load(), customers * ordersPerCustomer);
    QCOMPARE(m_administrator->ask(
                 QStringLiteral("select string_agg(distinct stock::text, ',') from products where id < 4")),
             QStringLiteral("0"));
    QCOMPARE(m_administrator->ask(
                 QStringLiteral("select count(*) from products as p where stock <> opening_stock +"
                                " (select coalesce(sum(quantity), 0) from stock_movements as m"
                                "   where m.product_id = p.id)")),
             QStringLiteral("0"));
    QCOMPARE(m_administrator->ask(QStringLiteral("select count(*) from orders")), QString::number(units));
}

/// The output of psql as the storefront, without times.
QString StorefrontTest::psql(const QString &script)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral("psql"),
                  {QStringLiteral("-XqAt"), QStringLiteral("-h"), PrivateCluster::shared().folder(),
                   QStringLiteral("-p"), QStringLiteral("5432"), QStringLiteral("-U"),
                   QStringLiteral("meja_storefront"), QStringLiteral("-d"), m_database, QStringLiteral("-v"),
                   QStringLiteral("VERBOSITY=verbose"), QStringLiteral("-v"),
                   QStringLiteral("SHOW_CONTEXT=never")});
    process.write(script.toUtf8());
    process.closeWriteChannel();
    process.waitForFinished();
    QString output = QString::fromUtf8(process.readAll());
    output.remove(QRegularExpression(QStringLiteral("^LOCATION:.*\\n"), QRegularExpression::MultilineOption));
    return output.replace(QRegularExpression(QStringLiteral("until \\d{4}-.*")), QStringLiteral("until …"));
}

/// Replaces the order numbers of the documentation by those of this database, which follow from its own key:
/// the first number by that of the first order, and so on. Numbers of orders that do not exist yet stay.
QString StorefrontTest::withOrderNumbers(QString text, const QString &documentation)
{
    static const QRegularExpression number(QStringLiteral("MJ[2-9A-HJ-NP-Z]{8}"));
    QStringList documented;
    for (auto match = number.globalMatch(documentation); match.hasNext();)
        documented.append(match.next().captured());
    documented.removeDuplicates();
    const auto orders = m_administrator->rows(QStringLiteral("select number from orders order by id"));
    for (qsizetype i = 0; i < std::min(documented.size(), orders.size()); ++i)
        text.replace(documented[i], orders[i].first());
    return text;
}

void StorefrontTest::examplesInTheDocumentationWork()
{
    QFile documentation(QStringLiteral(MEJA_SOURCE_DIR "/docs/storefront.md"));
    QVERIFY(documentation.open(QIODevice::ReadOnly));
    static const QRegularExpression example(QStringLiteral("```sql\n(.*?)```\n```text\n(.*?)```"),
                                            QRegularExpression::DotMatchesEverythingOption);
    const QString text = QString::fromUtf8(documentation.readAll());
    auto examples = example.globalMatch(text);
    int count = 0;
    for (; examples.hasNext(); ++count) {
        const auto match = examples.next();
        // One statement after the other: a statement may use the number that an earlier one returned.
        QString output;
        const QStringList statements = match.captured(1).split(QLatin1String(";\n"), Qt::SkipEmptyParts);
        for (const QString &statement : statements)
            output += psql(withOrderNumbers(statement, text) + u';');
        QCOMPARE(output, withOrderNumbers(match.captured(2), text));
    }
    QCOMPARE(count, 7);
}

QTEST_GUILESS_MAIN(StorefrontTest)
#include "storefronttest.moc"
