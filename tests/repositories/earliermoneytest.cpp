#include "invariantcheck.h"
#include "migrator.h"
#include "privatecluster.h"
#include "sqlsession.h"

#include <QTest>

#include <memory>

using namespace meja;

/// Rows that earlier versions of the functions left behind. Each database is migrated to the version before
/// these rules, damaged with the functions of that version, and migrated to the newest version. Then the
/// damage is repaired or reported to a person, and `meja-service check` names it where nobody knows of it.
class EarlierMoneyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void acceptsADatabaseWithoutDamage();
    void reportsMoneyThatIsNotOwed_data();
    void reportsMoneyThatIsNotOwed();
    void reportsOrdersThatWereShippedWithoutMoney_data();
    void reportsOrdersThatWereShippedWithoutMoney();
    void completesDeliveredOrders();
    void reportsParcelsOfEndedOrders();
    void queriesPaymentsOfExpiredOrders();
    void replacesImpossibleTimes();
    void cleansCouriersAndNumbers();
    void showsThePaymentThatStays();
    void recordedTransfersCount();
    void pendingAttemptsOfOneKeyEndTogether();

private:
    void run(const QString &sql);
    void migrateOn();
    QString ask(const QString &sql) { return m_session->ask(sql); }
    QString items();
    QStringList violated();
    QStringList violatedWithoutItems();

    std::unique_ptr<SqlSession> m_session;
    QString m_number;
};

namespace {

constexpr int firstVersion = 74; ///< Of the migration with the new rules.

} // namespace

void EarlierMoneyTest::init()
{
    const QString database = PrivateCluster::shared().createDatabase();
    SqlSession administrator(database);
    QList<Migration> earlier = Migration::all();
    while (earlier.constLast().version >= firstVersion)
        earlier.removeLast();
    const auto migrated = Migrator(administrator.connection(), earlier).migrate();
    QVERIFY2(migrated, qPrintable(migrated ? QString() : migrated.error().detail));
    // A new session has the search path of the migrated database.
    m_session = std::make_unique<SqlSession>(database);
    fillShop(*m_session);
    m_number = placeOrder(*m_session);
}

void EarlierMoneyTest::run(const QString &sql)
{
    QString all = sql;
    all.replace(QLatin1String("%1"), m_number);
    if (!m_session->script(all).isEmpty())
        qFatal("%s: %s", qPrintable(all), qPrintable(m_session->lastMessage()));
}

void EarlierMoneyTest::migrateOn()
{
    const auto migrated = Migrator(m_session->connection()).migrate();
    QVERIFY2(migrated, qPrintable(migrated ? QString() : migrated.error().detail));
    QVERIFY(!migrated->isEmpty());
}

QString EarlierMoneyTest::items()
{
    return ask(QStringLiteral(
        "select coalesce(string_agg(kind || ' ' || subject_id, ', ' order by kind, subject_id), '')"
        "  from attention_items where resolved_at is null"));
}

QStringList EarlierMoneyTest::violated()
{
    QStringList statements;
    InvariantCheck check(m_session->connection());
    for (const Invariant &invariant : InvariantCheck::all()) {
        const auto violations = check.check(invariant, 10);
        if (!violations)
            qFatal("%s: %s", qPrintable(invariant.statement), qPrintable(violations.error().detail));
        if (!violations->rows.isEmpty())
            statements.append(invariant.statement);
    }
    return statements;
}

/// The invariants that are violated if nobody knows of the damage.
QStringList EarlierMoneyTest::violatedWithoutItems()
{
    run(QStringLiteral("set session_replication_role = replica; delete from attention_items;"
                       "set session_replication_role = origin"));
    return violated();
}

void EarlierMoneyTest::acceptsADatabaseWithoutDamage()
{
    run(QStringLiteral("select record_payment('%1-1', 'PAID', 'tx-1', 'gopay'), mark_processing('%1');"
                       "select record_shipment('%1', 'jne', 'REG', 'KOM1', 'JX1')"));
    m_number = placeOrder(*m_session);
    run(QStringLiteral("select record_payment('%1-1', 'CANCELLED'); select expire_order('%1')"));
    migrateOn();
    QCOMPARE(items(), QString());
    QCOMPARE(violated(), QStringList());
}

void EarlierMoneyTest::reportsMoneyThatIsNotOwed_data()
{
    QTest::addColumn<QString>("damage");
    QTest::addColumn<QString>("expected");
    QTest::newRow("paid after the expiry")
        << QStringLiteral("select record_payment('%1-1', 'CANCELLED'); select expire_order('%1');"
                          "select record_payment('%1-1', 'PAID', 'tx-1', 'gopay')")
        << QStringLiteral("paid_after_end 1");
    QTest::newRow("paid twice") << QStringLiteral(
                                       "select record_payment('%1-1', 'FAILED'); select open_payment('%1');"
                                       "select record_payment('%1-2', 'PAID', 'tx-2', 'gopay');"
                                       "select record_payment('%1-1', 'PAID', 'tx-1', 'gopay')")
                                << QStringLiteral("paid_twice 2");
}

void EarlierMoneyTest::reportsMoneyThatIsNotOwed()
{
    QFETCH(QString, damage);
    QFETCH(QString, expected);
    run(damage);
    migrateOn();
    QCOMPARE(items(), expected);
    QCOMPARE(ask(QStringLiteral("select count(*) from jobs where kind = 'check_payment' and state = 'waiting'"
                                " and subject_id = ") +
                 expected.back()),
             QStringLiteral("1"));
    QCOMPARE(violated(), QStringList());
    QCOMPARE(violatedWithoutItems(), QStringList{QStringLiteral("unowed_money")});
}

void EarlierMoneyTest::reportsOrdersThatWereShippedWithoutMoney_data()
{
    QTest::addColumn<QString>("reversal");
    // As PaymentUpdate wrote it after GET status, and as the storefront reported it.
    QTest::newRow("by Midtrans") << QStringLiteral(
        "update payments set gateway_status = 'deny', shipping_blocked = true, paid_at = null;"
        "update payments set status = 'FAILED'; update orders set payment_status = 'FAILED';"
        "insert into attention_items (kind, subject_id, order_id, detail, raised_at, last_raised_at)"
        "  values ('payment_reversed', 1, 1, 'x', now(), now())");
    QTest::newRow("by the storefront") << QStringLiteral("select record_payment('%1-1', 'FAILED')");
}

void EarlierMoneyTest::reportsOrdersThatWereShippedWithoutMoney()
{
    QFETCH(QString, reversal);
    run(QStringLiteral(
        "select record_payment('%1-1', 'PAID', 'tx-1', 'gopay'); select mark_processing('%1')"));
    run(reversal);
    run(QStringLiteral("select mark_processing('%1'); select record_shipment('%1', 'jne', 'REG')"));
    run(QStringLiteral("select record_shipment('%1', status => 'PICKED_UP')"));
    migrateOn();
    QCOMPARE(ask(QStringLiteral("select status || ' ' || payment_status from orders")),
             QStringLiteral("DIKIRIM FAILED"));
    QCOMPARE(items(), QStringLiteral("payment_reversed 1"));
    QCOMPARE(ask(QStringLiteral("select detail from attention_items")),
             QStringLiteral("the payment was reversed, and the order is DIKIRIM"));
    QCOMPARE(violated(), QStringList());
    QCOMPARE(violatedWithoutItems(),
             (QStringList{QStringLiteral("shipped_while_blocked"), QStringLiteral("blocked_with_a_parcel")}));
}

/// A parcel was delivered while its order was frozen; the refused cancellation left the order as DIKIRIM.
void EarlierMoneyTest::completesDeliveredOrders()
{
    run(QStringLiteral("select record_payment('%1-1', 'PAID', 'tx-1', 'gopay');"
                       "select record_shipment('%1', 'jne', 'REG')"));
    run(QStringLiteral(
        "set meja.actor_kind = 'system'; set meja.actor = 'test';"
        "update orders set status = 'MENUNGGU_BATAL';"
        "insert into cancellations (order_id, user_id, frozen_from, reason, requested_by_kind, requested_by,"
        "  idempotency_key, requested_at) values (1, 1, 'DIBAYAR', 'x', 'staff', 'ani', 'k', now())"));
    run(QStringLiteral("select record_shipment('%1', status => 'DELIVERED')"));
    run(QStringLiteral("set meja.actor_kind = 'system'; set meja.actor = 'test';"
                       "update orders set status = 'DIKIRIM';"
                       "update cancellations set step = 'REFUSED', refusal = 'x', ended_at = now()"));
    migrateOn();
    QCOMPARE(ask(QStringLiteral("select status from orders")), QStringLiteral("SELESAI"));
    QCOMPARE(ask(QStringLiteral("select from_status || ' ' || to_status || ' ' || actor from order_status_log"
                                " order by sequence desc limit 1")),
             QStringLiteral("DIKIRIM SELESAI migration"));
    QCOMPARE(violated(), QStringList());
    // The check names such an order.
    run(QStringLiteral("set session_replication_role = replica; update orders set status = 'DIKIRIM';"
                       "delete from order_status_log where to_status = 'SELESAI';"
                       "set session_replication_role = origin"));
    QCOMPARE(violated(), QStringList{QStringLiteral("delivered_but_not_completed")});
}

/// The payment of a booked parcel was reversed, the order expired, and the courier collected the parcel.
void EarlierMoneyTest::reportsParcelsOfEndedOrders()
{
    run(QStringLiteral("select record_payment('%1-1', 'PAID', 'tx-1', 'gopay');"
                       "select record_shipment('%1', 'jne', 'REG');"
                       "select record_payment('%1-1', 'FAILED'); select expire_order('%1')"));
    run(QStringLiteral("select record_shipment('%1', status => 'DELIVERED')"));
    migrateOn();
    QCOMPARE(items(), QStringLiteral("parcel_problem 1"));
    QCOMPARE(violated(), QStringList());
    QCOMPARE(violatedWithoutItems(), QStringList{QStringLiteral("delivered_but_not_completed")});
}

void EarlierMoneyTest::queriesPaymentsOfExpiredOrders()
{
    run(QStringLiteral(
        "update orders set expires_at = now() - interval '1 minute'; select expire_order('%1');"
        "update payments set gateway_status = 'pending'"));
    migrateOn();
    QCOMPARE(
        ask(QStringLiteral("select count(*) from jobs where kind = 'check_payment' and state = 'waiting'")),
        QStringLiteral("1"));
}

void EarlierMoneyTest::replacesImpossibleTimes()
{
    run(QStringLiteral("select record_payment('%1-1', 'PAID', paid_at => 'infinity')"));
    migrateOn();
    QCOMPARE(ask(QStringLiteral(
                 "select isfinite(p.paid_at) and isfinite(o.paid_at) from payments as p, orders as o")),
             QStringLiteral("t"));
    QCOMPARE(m_session->script(QStringLiteral("update payments set paid_at = 'infinity'")),
             QStringLiteral("error 23514"));
    QCOMPARE(violated(), QStringList());
}

void EarlierMoneyTest::cleansCouriersAndNumbers()
{
    run(QStringLiteral("select record_payment('%1-1', 'PAID');"
                       "select record_shipment('%1', 'JNE', 'REG', '', ' JX1 ')"));
    m_number = placeOrder(*m_session);
    run(QStringLiteral("select record_payment('%1-1', 'PAID');"
                       "select record_shipment('%1', 'Kurir Toko', 'REG', waybill => '')"));
    migrateOn();
    QCOMPARE(
        m_session->rows(
            QStringLiteral("select courier, waybill, komerce_order_no from shipments order by id")),
        (QList<QStringList>{{QStringLiteral("jne"), QStringLiteral("JX1"), QStringLiteral("null")},
                            {QStringLiteral("Kurir Toko"), QStringLiteral("null"), QStringLiteral("null")}}));
}

void EarlierMoneyTest::showsThePaymentThatStays()
{
    run(QStringLiteral(
        "select record_payment('%1-1', 'FAILED'); select open_payment('%1');"
        "select record_payment('%1-2', 'PAID'); select record_payment('%1-1', 'PAID');"
        "set session_replication_role = replica;"
        "update payments set status = 'REFUNDED', refunded_amount = gross_amount where id = 2;"
        "update orders set payment_status = 'REFUNDED'; set session_replication_role = origin"));
    migrateOn();
    QCOMPARE(ask(QStringLiteral("select payment_status from orders")), QStringLiteral("PAID"));
}

/// An admin recorded a transfer of a refund that failed at Midtrans; then the whole amount was requested
/// again.
void EarlierMoneyTest::recordedTransfersCount()
{
    run(QStringLiteral(
        "select record_payment('%1-1', 'PAID', 'tx-1', 'gopay');"
        "set meja.actor_kind = 'system'; set meja.actor = 'test';"
        "set session_replication_role = replica;"
        "insert into refunds (payment_id, order_id, user_id, ordinal, amount, state, method, reason,"
        "  requested_by_kind, requested_by, idempotency_key, requested_at, approved_by, proof, settled_by)"
        "  select 1, 1, 1, n, 115000, (array['FAILED', 'REQUESTED'])[n], 'MANUAL', 'x', 'staff', 'ani', 'k' "
        "|| n, now(),"
        "         case n when 1 then 'budi' end, case n when 1 then 'slip' end, case n when 1 then 'budi' end"
        "    from generate_series(1, 2) as n;"
        "update payments set status = 'REFUND_PENDING'; update orders set payment_status = 'REFUND_PENDING';"
        "set session_replication_role = origin"));
    migrateOn();
    QVERIFY(violatedWithoutItems().contains(QStringLiteral("transfers_exceed_payment")));
}

/// Earlier versions wrote a pending attempt for each call that Midtrans turned away.
void EarlierMoneyTest::pendingAttemptsOfOneKeyEndTogether()
{
    run(QStringLiteral(
        "select record_payment('%1-1', 'PAID', 'tx-1', 'gopay');"
        "set meja.actor_kind = 'system'; set meja.actor = 'test';"
        "insert into staff_accounts (login, display_name, role) values ('budi', 'Budi', 'admin');"
        "insert into refunds (payment_id, order_id, user_id, ordinal, amount, state, method, reason,"
        "  requested_by_kind, requested_by, idempotency_key, requested_at)"
        "  select 1, 1, 1, 1, 5000, 'REQUESTED', 'GATEWAY', 'x', 'staff', 'ani', 'k', now();"
        "update refunds set state = 'APPROVED', approved_by = 'budi';"
        "insert into refund_attempts (refund_id, user_id, refund_key, amount, sent_at)"
        "  select id, user_id, refund_key, amount, now() from refunds, generate_series(1, 3)"));
    migrateOn();
    const QString attempts = QStringLiteral(
        "select string_agg(outcome || ' ' || is_continued || coalesce(' ' || detail, ''), ', ' order by id)"
        "  from refund_attempts");
    QCOMPARE(ask(attempts), QStringLiteral("pending true, pending true, pending false"));
    QCOMPARE(violated(), QStringList{QStringLiteral("refund_without_job")}); // The test makes no job.
    run(QStringLiteral("set meja.actor_kind = 'system'; set meja.actor = 'test';"
                       "update refund_attempts set outcome = 'success', detail = 'sent', ended_at = now()"
                       " where id = (select max(id) from refund_attempts)"));
    QCOMPARE(ask(attempts), QStringLiteral("success true sent, success true sent, success false sent"));
    QCOMPARE(ask(QStringLiteral("select count(*) from refund_attempts where ended_at is null")),
             QStringLiteral("0"));
}

QTEST_GUILESS_MAIN(EarlierMoneyTest)
#include "earliermoneytest.moc"
