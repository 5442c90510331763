#include "invariantcheck.h"
#include "privatecluster.h"
#include "sqlsession.h"

#include <QTest>

#include <memory>

using namespace meja;

namespace {

const QStringList &paymentStatuses()
{
    static const QStringList all =
        QStringLiteral("PENDING PAID FAILED EXPIRED CANCELLED REFUND_PENDING PARTIALLY_REFUNDED REFUNDED "
                       "REFUND_FAILED DISPUTED")
            .split(u' ');
    return all;
}

const QStringList &orderStatuses()
{
    static const QStringList all =
        QStringLiteral(
            "MENUNGGU_PEMBAYARAN DIBAYAR DIPROSES DIKIRIM SELESAI MENUNGGU_BATAL DIBATALKAN KEDALUWARSA")
            .split(u' ');
    return all;
}

/// The status after the news: what the books follow, from the specification.
QString statusAfter(const QString &known, const QString &reported)
{
    const bool isUnpaid = paymentStatuses().indexOf(known) != 1 && paymentStatuses().indexOf(known) < 5;
    const bool follows = known == QLatin1String("PENDING") ||
                         (isUnpaid && reported == QLatin1String("PAID")) ||
                         (known == QLatin1String("PAID") && reported == QLatin1String("FAILED"));
    return follows ? reported : known;
}

} // namespace

/// Payments and parcels that the storefront reports late, repeatedly, out of order or in contradiction to
/// Midtrans. Whatever it reports, `meja-service check` finds nothing afterwards.
class StorefrontMoneyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void paymentNewsNeverFail_data();
    void paymentNewsNeverFail();
    void reportsMoneyThatIsNotOwed_data();
    void reportsMoneyThatIsNotOwed();
    void reportsTheSurplusOnce();
    void orderOfNothingIsCancelledWithoutMoney();
    void anotherPaymentKeepsTheOrderPaid();
    void aReversalWithoutOtherMoneyIsNotSilent();
    void queriesMidtransUntilNobodyCanPay();
    void refusesInvalidValues_data();
    void refusesInvalidValues();
    void blocksShippingAfterAReversal();
    void storesTheParcelOfABlockedOrder();
    void packsNoOrderThatIsBeingCancelled();
    void moneyEndsTheBlock();
    void parcelNewsNeverFail_data();
    void parcelNewsNeverFail();
    void completesADeliveredOrder();
    void aReturnedParcelIsNotDelivered();
    void storesNumbersAndCouriersAsCouriersDo();
    void booksOneParcelAtEveryIsolationLevel();

private:
    QString call(const QString &function, const QString &arguments);
    QString pay(const QString &arguments) { return call(QStringLiteral("record_payment"), arguments); }
    QString ship(const QString &arguments) { return call(QStringLiteral("record_shipment"), arguments); }
    QString state();
    QString items();
    QString jobs();
    QStringList violated();

    QString m_database;
    QString m_number;       ///< A newly placed order.
    bool m_isFresh = false; ///< Nothing was committed after the order was placed.
    std::unique_ptr<SqlSession> m_administrator;
    std::unique_ptr<SqlSession> m_storefront;
};

/// Tests that roll back share one database.
void StorefrontMoneyTest::init()
{
    if (m_isFresh) {
        m_administrator->script(QStringLiteral("rollback"));
        return;
    }
    m_isFresh = true;
    m_database = PrivateCluster::shared().createMigratedDatabase();
    m_administrator = std::make_unique<SqlSession>(m_database);
    m_storefront = std::make_unique<SqlSession>(m_database, QStringLiteral("meja_storefront"));
    fillShop(*m_administrator);
    m_number = placeOrder(*m_administrator);
}

void StorefrontMoneyTest::cleanup()
{
    if (!m_isFresh)
        QCOMPARE(violated(), QStringList());
}

/// Calls a function of the storefront; `%1` in the arguments is the number of the order.
QString StorefrontMoneyTest::call(const QString &function, const QString &arguments)
{
    QString all = arguments;
    m_isFresh = false;
    return m_storefront->ask(
        QStringLiteral("select %1(%2)").arg(function, all.replace(QLatin1String("%1"), m_number)));
}

QString StorefrontMoneyTest::state()
{
    return m_administrator->ask(
        QStringLiteral("select status || ' ' || payment_status from orders where number = '%1'")
            .arg(m_number));
}

/// The open attention items: kind and subject.
QString StorefrontMoneyTest::items()
{
    return m_administrator->ask(QStringLiteral(
        "select coalesce(string_agg(kind || ' ' || subject_id, ', ' order by kind, subject_id), '')"
        "  from attention_items where resolved_at is null"));
}

/// The payments that a job will check.
QString StorefrontMoneyTest::jobs()
{
    return m_administrator->ask(
        QStringLiteral("select coalesce(string_agg(subject_id::text, ' ' order by subject_id), '') from jobs"
                       " where kind = 'check_payment' and state = 'waiting'"));
}

QStringList StorefrontMoneyTest::violated()
{
    QStringList rows;
    InvariantCheck check(m_administrator->connection());
    for (const Invariant &invariant : InvariantCheck::all()) {
        const auto violations = check.check(invariant, 10);
        if (!violations)
            qFatal("%s: %s", qPrintable(invariant.statement), qPrintable(violations.error().detail));
        for (const QString &row : violations->rows)
            rows.append(invariant.number + QLatin1Char(' ') + row);
    }
    return rows;
}

void StorefrontMoneyTest::paymentNewsNeverFail_data()
{
    QTest::addColumn<QString>("known");
    QTest::addColumn<QString>("reported");
    for (const QString &known : paymentStatuses()) {
        for (const QString &reported : paymentStatuses().first(5))
            QTest::addRow("%s on %s", qPrintable(reported), qPrintable(known)) << known << reported;
    }
}

/// For every status of the order, and again with the same news.
void StorefrontMoneyTest::paymentNewsNeverFail()
{
    QFETCH(QString, known);
    QFETCH(QString, reported);
    const QString put = QStringLiteral("begin; set local session_replication_role = replica;"
                                       "update orders set status = '%1', payment_status = '%2';"
                                       "update payments set status = '%2', paid_at = now();"
                                       "set local session_replication_role = origin");
    const QString after = statusAfter(known, reported);
    for (const QString &order : orderStatuses()) {
        QCOMPARE(m_administrator->script(put.arg(order, known)), QString());
        for (int again = 0; again < 2; ++again) {
            const QString news =
                QStringLiteral("select record_payment('%1-1', '%2')").arg(m_number, reported);
            const QString expected = again == 0 ? after : statusAfter(after, reported);
            QVERIFY2(m_administrator->ask(news) == expected,
                     qPrintable(order + QLatin1String(": ") + m_administrator->lastMessage()));
        }
        // Runs what runs at COMMIT.
        QCOMPARE(m_administrator->script(QStringLiteral("set constraints all immediate")), QString());
        const bool isContradiction =
            statusAfter(known, reported) == known && known != reported &&
            (paymentStatuses().first(2).contains(reported) != !paymentStatuses().mid(2, 3).contains(known)) &&
            known != QLatin1String("PENDING");
        if (isContradiction)
            QCOMPARE(jobs(), QStringLiteral("1"));
        m_administrator->script(QStringLiteral("rollback"));
    }
}

void StorefrontMoneyTest::reportsMoneyThatIsNotOwed_data()
{
    QTest::addColumn<QStringList>("calls");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QStringList &calls, const char *after, const char *expected) {
        QTest::newRow(name) << calls << QString::fromLatin1(after) << QString::fromLatin1(expected);
    };
    const auto news = [](int payment, const char *status, const char *paidAt = "null") {
        return QStringLiteral("select record_payment('%1-") + QString::number(payment) +
               QLatin1String("', '") + QLatin1String(status) + QLatin1String("', paid_at => ") +
               QLatin1String(paidAt) + u')';
    };
    const QString another = QStringLiteral("select open_payment('%1')");
    const QString expire = QStringLiteral("select expire_order('%1')");
    const QString cancel =
        QStringLiteral("update orders set status = 'MENUNGGU_BATAL'; update orders set status = 'DIBATALKAN';"
                       "insert into stock_movements (product_id, order_item_id, kind, quantity)"
                       "  values (1, 1, 'cancel', 2)");
    const char *early = "now() - interval '2 hours'";
    row("paid after the expiry", {news(1, "CANCELLED"), expire, news(1, "PAID")}, "KEDALUWARSA PAID",
        "paid_after_end 1");
    row("paid after the cancellation", {news(1, "FAILED"), cancel, news(1, "PAID")}, "DIBATALKAN PAID",
        "paid_after_end 1");
    row("paid by two payments, the second first",
        {news(1, "FAILED"), another, news(2, "PAID"), news(1, "PAID")}, "DIBAYAR PAID", "paid_twice 1");
    row("paid by two payments, the first was paid earlier",
        {news(1, "FAILED"), another, news(2, "PAID"), news(1, "PAID", early)}, "DIBAYAR PAID",
        "paid_twice 2");
    row("two payments after the expiry",
        {news(1, "FAILED"), another, news(2, "CANCELLED"), expire, news(2, "PAID"), news(1, "PAID")},
        "KEDALUWARSA PAID", "paid_after_end 1, paid_after_end 2");
    row("paid twice, then cancelled", {news(1, "FAILED"), another, news(2, "PAID"), news(1, "PAID"), cancel},
        "DIBATALKAN PAID", "paid_after_end 2, paid_twice 1");
    row("paid after the expiry and reversed",
        {news(1, "CANCELLED"), expire, news(1, "PAID"), news(1, "FAILED")}, "KEDALUWARSA FAILED", "");
    row("paid twice and reversed",
        {news(1, "FAILED"), another, news(2, "PAID"), news(1, "PAID"), news(1, "FAILED")}, "DIBAYAR PAID",
        "");
}

void StorefrontMoneyTest::reportsMoneyThatIsNotOwed()
{
    QFETCH(QStringList, calls);
    QFETCH(QString, after);
    QFETCH(QString, expected);
    m_isFresh = false;
    for (QString &sql : calls)
        QVERIFY2(m_administrator->script(sql.replace(QLatin1String("%1"), m_number)).isEmpty(),
                 qPrintable(sql + m_administrator->lastMessage()));
    QCOMPARE(state(), after);
    QCOMPARE(items(), expected);
    if (!expected.isEmpty())
        QVERIFY(!jobs().isEmpty());
}

/// What a person has resolved stays resolved, however often the payment is reported again.
void StorefrontMoneyTest::reportsTheSurplusOnce()
{
    pay(QStringLiteral("'%1-1', 'CANCELLED'"));
    QCOMPARE(call(QStringLiteral("expire_order"), QStringLiteral("'%1'")), QStringLiteral("KEDALUWARSA"));
    pay(QStringLiteral("'%1-1', 'PAID'"));
    QCOMPARE(items(), QStringLiteral("paid_after_end 1"));
    pay(QStringLiteral("'%1-1', 'PAID'"));
    m_administrator->script(QStringLiteral(
        "update attention_items set resolved_at = now(), resolved_by = 'budi', note = 'store credit'"));
    pay(QStringLiteral("'%1-1', 'PAID'"));
    pay(QStringLiteral("'%1-1', 'FAILED'"));
    pay(QStringLiteral("'%1-1', 'PAID'"));
    QCOMPARE(items(), QString());
}

void StorefrontMoneyTest::orderOfNothingIsCancelledWithoutMoney()
{
    m_isFresh = false;
    m_administrator->script(QStringLiteral("set session_replication_role = replica;"
                                           "update orders set discount = subtotal + shipping_cost, total = 0;"
                                           "update payments set gross_amount = 0;"
                                           "set session_replication_role = origin"));
    QCOMPARE(pay(QStringLiteral("'%1-1', 'PAID', gross_amount => 0")), QStringLiteral("PAID"));
    m_administrator->script(
        QStringLiteral("update orders set status = 'MENUNGGU_BATAL'; update orders set status = 'DIBATALKAN';"
                       "insert into stock_movements (product_id, order_item_id, kind, quantity) values (1, "
                       "1, 'cancel', 2)"));
    QCOMPARE(state(), QStringLiteral("DIBATALKAN PAID"));
    QCOMPARE(items(), QString());
}

/// The order shows the payment that stays, and a payment that was returned does not pay for it.
void StorefrontMoneyTest::anotherPaymentKeepsTheOrderPaid()
{
    pay(QStringLiteral("'%1-1', 'FAILED'"));
    call(QStringLiteral("open_payment"), QStringLiteral("'%1'"));
    pay(QStringLiteral("'%1-2', 'PAID'"));
    pay(QStringLiteral("'%1-1', 'PAID'"));
    const QString refund = QStringLiteral(
        "insert into refunds (payment_id, order_id, user_id, ordinal, amount, state, method, is_from_outside,"
        "  outside_key, reason, requested_by_kind, requested_by, idempotency_key, requested_at)"
        "  values (1, 1, 1, 1, 115000, 'SUCCEEDED', 'GATEWAY', true, 'k', 'x', 'payment', 'midtrans', 'k', "
        "now());"
        "update payments set status = 'REFUNDED', refunded_amount = 115000 where id = 1;"
        "update orders set payment_status = payment_status_of(id)");
    QVERIFY2(m_administrator->script(refund).isEmpty(), qPrintable(m_administrator->lastMessage()));
    QCOMPARE(state(), QStringLiteral("DIBAYAR PAID"));
    QCOMPARE(pay(QStringLiteral("'%1-2', 'FAILED'")), QStringLiteral("FAILED"));
    QCOMPARE(state(), QStringLiteral("MENUNGGU_PEMBAYARAN REFUNDED"));
    QVERIFY(m_administrator->ask(QStringLiteral("select count(*) from jobs where kind = 'expire_order'"
                                                " and state = 'waiting'")) == QLatin1String("1"));
}

void StorefrontMoneyTest::aReversalWithoutOtherMoneyIsNotSilent()
{
    pay(QStringLiteral("'%1-1', 'FAILED'"));
    call(QStringLiteral("open_payment"), QStringLiteral("'%1'"));
    pay(QStringLiteral("'%1-2', 'PAID'"));
    pay(QStringLiteral("'%1-1', 'PAID'"));
    // The refund of the first payment waits for its approval; then the second is reversed.
    const QString refund = QStringLiteral(
        "insert into refunds (payment_id, order_id, user_id, ordinal, amount, state, method, reason,"
        "  requested_by_kind, requested_by, idempotency_key, requested_at)"
        "  values (1, 1, 1, 1, 115000, 'REQUESTED', 'GATEWAY', 'x', 'system', 'meja-service', 'k', now());"
        "update payments set status = 'REFUND_PENDING' where id = 1");
    QVERIFY2(m_administrator->script(refund).isEmpty(), qPrintable(m_administrator->lastMessage()));
    pay(QStringLiteral("'%1-2', 'FAILED'"));
    QCOMPARE(state(), QStringLiteral("DIBAYAR REFUND_PENDING"));
    QVERIFY2(items().contains(QLatin1String("payment_reversed 2")), qPrintable(items()));
}

void StorefrontMoneyTest::queriesMidtransUntilNobodyCanPay()
{
    m_administrator->script(QStringLiteral("update orders set expires_at = now() - interval '1 minute'"));
    QCOMPARE(call(QStringLiteral("expire_order"), QStringLiteral("'%1'")), QStringLiteral("KEDALUWARSA"));
    QCOMPARE(jobs(), QStringLiteral("1"));
    // A transaction of an ended payment, and the end of a refunded one: Midtrans decides.
    m_administrator->script(QStringLiteral("update jobs set state = 'finished', ended_at = now()"));
    pay(QStringLiteral("'%1-1', 'PENDING', 'tx-1'"));
    QCOMPARE(jobs(), QStringLiteral("1"));
    m_administrator->script(QStringLiteral("update jobs set state = 'finished', ended_at = now();"
                                           "update payments set gateway_status = 'expire'"));
    pay(QStringLiteral("'%1-1', 'CANCELLED'"));
    QCOMPARE(jobs(), QString());
    // The other payments of an order that is paid now.
    m_number = placeOrder(*m_administrator);
    pay(QStringLiteral("'%1-1', 'EXPIRED'"));
    call(QStringLiteral("open_payment"), QStringLiteral("'%1'"));
    pay(QStringLiteral("'%1-2', 'PAID'"));
    QCOMPARE(jobs(), QStringLiteral("2"));
}

void StorefrontMoneyTest::refusesInvalidValues_data()
{
    QTest::addColumn<QString>("function");
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QString>("result");
    const auto row = [](const char *name, const char *function, const char *arguments, const char *result) {
        QTest::newRow(name) << QString::fromLatin1(function) << QString::fromLatin1(arguments)
                            << QString::fromLatin1(result);
    };
    const char *payment = "record_payment";
    row("paid at infinity", payment, "'%1-1', 'PAID', paid_at => 'infinity'", "error 22023");
    row("paid at minus infinity", payment, "'%1-1', 'PAID', paid_at => '-infinity'", "error 22023");
    row("paid in the past", payment, "'%1-1', 'PAID', paid_at => '1999-12-31'", "error 22023");
    row("paid in the future", payment, "'%1-1', 'PAID', paid_at => now() + interval '2 days'", "error 22023");
    row("a late time is checked, too", payment, "'%1-1', 'PENDING', paid_at => 'infinity'", "error 22023");
    row("paid a moment ahead", payment, "'%1-1', 'PAID', paid_at => now() + interval '1 hour'", "PAID");
    row("no amount", payment, "'%1-1', 'PAID', gross_amount => null", "PAID");
    row("a negative amount", payment, "'%1-1', 'PAID', gross_amount => -1", "error MJ016");
    row("a type in capitals", payment, "'%1-1', 'PAID', payment_type => ' QRIS '", "PAID");
    row("no type", payment, "'%1-1', 'PAID', payment_type => ''", "PAID");
    row("a type with a blank", payment, "'%1-1', 'PAID', payment_type => 'bank transfer'", "error 22023");
    row("a transaction with a line break", payment, "'%1-1', 'PAID', transaction_id => E'tx\\n1'",
        "error 22023");
    row("a bank of bidirectional characters", payment, "'%1-1', 'PAID', bank => U&'b\\202Eca'",
        "error 22023");
    row("a page for ever", "open_payment", "'%1', pay_within => interval '1000 years'", "error 22023");
    const char *shipment = "record_shipment";
    row("an unknown courier", shipment, "'%1', courier => 'fedex', service => 'REG'", "error 22023");
    row("a negative cost", shipment, "'%1', 'jne', 'REG', shipping_cost => -1", "error 22023");
    row("a cost that overflows", shipment, "'%1', 'jne', 'REG', shipping_cost => 4611686018427387904",
        "error 22023");
    row("a waybill with a blank", shipment, "'%1', 'jne', 'REG', waybill => 'JX 1'", "error 22023");
    row("a waybill of markup", shipment, "'%1', 'jne', 'REG', waybill => '<b>1</b>'", "error 22023");
    row("no service", shipment, "'%1', 'jne', ' '", "error 22023");
    row("a status in lower case", shipment, "'%1', 'jne', 'REG', status => 'booked'", "error 22023");
    row("no status", shipment, "'%1', 'jne', 'REG', status => null", "error 22023");
}

void StorefrontMoneyTest::refusesInvalidValues()
{
    QFETCH(QString, function);
    QFETCH(QString, arguments);
    QFETCH(QString, result);
    m_administrator->script(QStringLiteral("begin"));
    if (function != QLatin1String("record_payment"))
        m_administrator->ask(QStringLiteral("select record_payment('%1-1', '%2')")
                                 .arg(m_number, function == QLatin1String("open_payment")
                                                    ? QLatin1String("FAILED")
                                                    : QLatin1String("PAID")));
    const QString outcome = m_administrator->ask(
        QStringLiteral("select %1(%2)").arg(function, arguments.replace(QLatin1String("%1"), m_number)));
    m_administrator->script(QStringLiteral("rollback"));
    QCOMPARE(outcome, result);
}

void StorefrontMoneyTest::blocksShippingAfterAReversal()
{
    pay(QStringLiteral("'%1-1', 'PAID'"));
    call(QStringLiteral("mark_processing"), QStringLiteral("'%1'"));
    pay(QStringLiteral("'%1-1', 'FAILED'"));
    QCOMPARE(state(), QStringLiteral("DIPROSES FAILED"));
    QCOMPARE(items(), QStringLiteral("payment_reversed 1"));
    QCOMPARE(call(QStringLiteral("mark_processing"), QStringLiteral("'%1'")), QStringLiteral("error MJ017"));
    QCOMPARE(ship(QStringLiteral("'%1', 'jne', 'REG'")), QStringLiteral("error MJ017"));
    for (const QString &status : {QStringLiteral("DIKIRIM"), QStringLiteral("SELESAI")})
        QVERIFY(m_administrator->ask(QStringLiteral("update orders set status = '%1'").arg(status))
                    .startsWith(QLatin1String("error MJ0")));
    QCOMPARE(m_administrator->ask(QStringLiteral("insert into shipments (order_id, user_id, courier, service)"
                                                 " values (1, 1, 'jne', 'REG')")),
             QStringLiteral("error MJ017"));
    // A frozen order returns to the status from which it was frozen.
    QCOMPARE(m_administrator->script(QStringLiteral("update orders set status = 'MENUNGGU_BATAL'")),
             QString());
    QCOMPARE(m_administrator->script(QStringLiteral("update orders set status = 'DIKIRIM'")),
             QStringLiteral("error MJ017"));
    QCOMPARE(m_administrator->script(QStringLiteral("update orders set status = 'DIPROSES'")), QString());
}

void StorefrontMoneyTest::storesTheParcelOfABlockedOrder()
{
    pay(QStringLiteral("'%1-1', 'PAID'"));
    call(QStringLiteral("mark_processing"), QStringLiteral("'%1'"));
    ship(QStringLiteral("'%1', 'jne', 'REG', 'KOM1'"));
    pay(QStringLiteral("'%1-1', 'FAILED'"));
    // The same booking again is no new one; a number for it is.
    QCOMPARE(ship(QStringLiteral("'%1', 'jne', 'REG', 'KOM1'")), QStringLiteral("1"));
    QCOMPARE(ship(QStringLiteral("'%1', waybill => 'JX1'")), QStringLiteral("error MJ017"));
    QCOMPARE(ship(QStringLiteral("'%1', waybill => 'JX1', status => 'PICKED_UP'")), QStringLiteral("1"));
    QCOMPARE(ship(QStringLiteral("'%1', status => 'DELIVERED'")), QStringLiteral("1"));
    QCOMPARE(state(), QStringLiteral("DIPROSES FAILED"));
    QCOMPARE(m_administrator->ask(QStringLiteral("select status || ' ' || waybill from shipments")),
             QStringLiteral("DELIVERED JX1"));
    QVERIFY(m_administrator->ask(QStringLiteral("select detail from attention_items"))
                .startsWith(QLatin1String("the courier has the parcel (DELIVERED)")));
}

/// Also if the order was frozen while it was packed.
void StorefrontMoneyTest::packsNoOrderThatIsBeingCancelled()
{
    for (const QString &before : {QStringLiteral("DIBAYAR"), QStringLiteral("DIPROSES")}) {
        m_administrator->script(QStringLiteral("begin"));
        bringTo(*m_administrator, m_number, before);
        m_administrator->script(QStringLiteral("update orders set status = 'MENUNGGU_BATAL'"));
        QCOMPARE(m_administrator->ask(QStringLiteral("select mark_processing('%1')").arg(m_number)),
                 QStringLiteral("error MJ001"));
        m_administrator->script(QStringLiteral("rollback"));
    }
}

void StorefrontMoneyTest::moneyEndsTheBlock()
{
    pay(QStringLiteral("'%1-1', 'PAID'"));
    call(QStringLiteral("mark_processing"), QStringLiteral("'%1'"));
    ship(QStringLiteral("'%1', 'jne', 'REG'"));
    pay(QStringLiteral("'%1-1', 'FAILED'"));
    ship(QStringLiteral("'%1', status => 'DELIVERED'"));
    pay(QStringLiteral("'%1-1', 'PAID'"));
    QCOMPARE(state(), QStringLiteral("SELESAI PAID"));
}

void StorefrontMoneyTest::parcelNewsNeverFail_data()
{
    QTest::addColumn<QString>("order");
    QTest::addColumn<QString>("parcel");
    for (const QString &order : orderStatuses()) {
        for (const char *parcel : {"none", "BOOKED", "PICKED_UP", "IN_TRANSIT", "DELIVERED", "PROBLEM",
                                   "RETURNING", "RETURNED", "LOST", "CANCELLED"})
            QTest::addRow("%s, %s", qPrintable(order), parcel) << order << QString::fromLatin1(parcel);
    }
}

/// The courier has the parcel, whatever the order and the parcel are in the books, and whether or not a
/// payment was reversed.
void StorefrontMoneyTest::parcelNewsNeverFail()
{
    QFETCH(QString, order);
    QFETCH(QString, parcel);
    const QString put = QStringLiteral(
        "begin; set local session_replication_role = replica;"
        "update orders set status = '%1'; update payments set status = '%2', shipping_blocked = %3;"
        "insert into shipments (order_id, user_id, courier, service, status)"
        "  select 1, 1, 'jne', 'REG', '%4' where '%4' <> 'none';"
        "set local session_replication_role = origin");
    for (const bool isBlocked : {false, true}) {
        for (const char *status : {"PICKED_UP", "IN_TRANSIT", "DELIVERED"}) {
            QCOMPARE(m_administrator->script(
                         put.arg(order, isBlocked ? QStringLiteral("FAILED") : QStringLiteral("PAID"),
                                 isBlocked ? QStringLiteral("true") : QStringLiteral("false"), parcel)),
                     QString());
            const QString id = m_administrator->ask(
                QStringLiteral("select record_shipment('%1', 'jne', 'REG', status => '%2')")
                    .arg(m_number, QLatin1String(status)));
            QVERIFY2(!id.startsWith(QLatin1String("error")), qPrintable(m_administrator->lastMessage()));
            QVERIFY2(m_administrator->script(QStringLiteral("set constraints all immediate")).isEmpty(),
                     qPrintable(m_administrator->lastMessage()));
            const QString after = m_administrator->ask(QStringLiteral("select status from orders"));
            if (isBlocked)
                QCOMPARE(after, order);
            // The order follows its parcel, or a person knows.
            const QString stored =
                m_administrator->ask(QStringLiteral("select status from shipments where id = ") + id);
            const bool isExpected =
                (stored == QLatin1String("DELIVERED")) == (after == QLatin1String("SELESAI"));
            QVERIFY2(isExpected || order == QLatin1String("MENUNGGU_BATAL") || !items().isEmpty() ||
                         order == QLatin1String("SELESAI"),
                     qPrintable(stored + u' ' + after));
            m_administrator->script(QStringLiteral("rollback"));
        }
    }
}

void StorefrontMoneyTest::completesADeliveredOrder()
{
    pay(QStringLiteral("'%1-1', 'PAID'"));
    ship(QStringLiteral("'%1', 'jne', 'REG'"));
    m_administrator->script(QStringLiteral("update orders set status = 'MENUNGGU_BATAL'"));
    ship(QStringLiteral("'%1', status => 'DELIVERED'"));
    QCOMPARE(state(), QStringLiteral("MENUNGGU_BATAL PAID"));
    m_administrator->script(QStringLiteral("update orders set status = 'DIKIRIM'"));
    QCOMPARE(state(), QStringLiteral("SELESAI PAID"));
}

void StorefrontMoneyTest::aReturnedParcelIsNotDelivered()
{
    pay(QStringLiteral("'%1-1', 'PAID'"));
    ship(QStringLiteral("'%1', 'jne', 'REG'"));
    ship(QStringLiteral("'%1', status => 'PICKED_UP'"));
    m_administrator->script(QStringLiteral("update shipments set status = 'RETURNING'"));
    ship(QStringLiteral("'%1', status => 'DELIVERED'"));
    QCOMPARE(state(), QStringLiteral("DIKIRIM PAID"));
    QCOMPARE(m_administrator->ask(
                 QStringLiteral("select status || coalesce(delivered_at::text, '') from shipments")),
             QStringLiteral("RETURNING"));
}

void StorefrontMoneyTest::storesNumbersAndCouriersAsCouriersDo()
{
    pay(QStringLiteral("'%1-1', 'PAID'"));
    QCOMPARE(ship(QStringLiteral("'%1', courier => ' JNE ', service => ' REG ', waybill => ''")),
             QStringLiteral("1"));
    QCOMPARE(m_administrator->rows(QStringLiteral("select courier, service, waybill from shipments")),
             (QList<QStringList>{{QStringLiteral("jne"), QStringLiteral("REG"), QStringLiteral("null")}}));
    QCOMPARE(ship(QStringLiteral("'%1', waybill => E' JX1541346437 \\n', komerce_order_no => ''")),
             QStringLiteral("1"));
    QCOMPARE(ship(QStringLiteral("'%1', waybill => 'JX1541346437'")), QStringLiteral("1"));
    QCOMPARE(m_administrator->rows(QStringLiteral("select waybill, komerce_order_no from shipments")),
             (QList<QStringList>{{QStringLiteral("JX1541346437"), QStringLiteral("null")}}));
    // A number of another order contradicts an earlier call.
    ship(QStringLiteral("'%1', komerce_order_no => 'KOM1'"));
    m_number = placeOrder(*m_administrator);
    pay(QStringLiteral("'%1-1', 'PAID'"));
    QCOMPARE(ship(QStringLiteral("'%1', 'jne', 'REG', komerce_order_no => 'KOM1'")),
             QStringLiteral("error MJ014"));
}

void StorefrontMoneyTest::booksOneParcelAtEveryIsolationLevel()
{
    pay(QStringLiteral("'%1-1', 'PAID'"));
    for (const QString &level : {QStringLiteral("repeatable read"), QStringLiteral("serializable")}) {
        SqlSession second(m_database, QStringLiteral("meja_storefront"));
        second.script(QStringLiteral("begin isolation level %1").arg(level));
        // The snapshot is older than the booking.
        second.ask(QStringLiteral("select status from order_state('%1')").arg(m_number));
        QCOMPARE(ship(QStringLiteral("'%1', 'jne', 'REG'")), QStringLiteral("1"));
        const QString again =
            second.ask(QStringLiteral("select record_shipment('%1', 'jne', 'REG')").arg(m_number));
        QVERIFY2(again.startsWith(QLatin1String("error")) ||
                     !second.script(QStringLiteral("commit")).isEmpty(),
                 qPrintable(again));
        second.script(QStringLiteral("rollback"));
        QCOMPARE(m_administrator->ask(QStringLiteral("select count(*) from shipments")), QStringLiteral("1"));
        m_administrator->script(
            QStringLiteral("set session_replication_role = replica; delete from shipments;"
                           "delete from jobs where kind = 'track_shipment';"
                           "alter sequence shipments_id_seq restart;"
                           "set session_replication_role = origin"));
    }
}

QTEST_GUILESS_MAIN(StorefrontMoneyTest)
#include "storefrontmoneytest.moc"
