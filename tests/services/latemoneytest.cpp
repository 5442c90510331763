#include "invariantcheck.h"
#include "servicefixture.h"
#include "shippingrelease.h"

#include <QTest>

#include <memory>

using namespace meja;
using namespace std::chrono_literals;

/// What the service does about payments and parcels that the storefront recorded on its own, on PostgreSQL.
class LateMoneyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void returnsMoneyOfAnExpiredOrder();
    void returnsTheSecondPayment();
    void reportsARejectedRefund();
    void endsPendingPaymentsOfAnExpiredOrder();
    void queriesUntilMidtransConfirms();
    void waitsForThePaymentPage();
    void endsTheOtherPaymentsOfAPaidOrder();
    void cancelsAnOrderOfNothing();
    void aReversedPaymentExpiresTheOrder();
    void unfreezesABlockedOrderToItsStatus();
    void completesAParcelDeliveredDuringTheCancellation();
    void anAdminReleasesTheShipping();

private:
    QString state(const QString &number);
    QString items();
    GatewayTransaction &transaction(const QString &number, int payment);
    void record(const QString &number, int payment, const char *status);
    void call(const QString &sql);
    void work();
    QString ask(const QString &sql) { return m_services->ask(sql); }

    std::unique_ptr<ServiceFixture> m_services;
};

void LateMoneyTest::init()
{
    m_services = std::make_unique<ServiceFixture>();
    m_services->shop.script(QStringLiteral("insert into staff_accounts (login, display_name, role)"
                                           "  values ('budi', 'Budi', 'admin'), ('ani', 'Ani', 'staff')"));
}

void LateMoneyTest::cleanup()
{
    InvariantCheck check(m_services->shop.connection());
    for (const Invariant &invariant : InvariantCheck::all()) {
        const auto violations = check.check(invariant, 10);
        QVERIFY2(
            violations && violations->rows.isEmpty(),
            qPrintable(invariant.statement + u' ' + (violations ? violations->rows.join(u' ') : QString())));
    }
    m_services.reset();
}

QString LateMoneyTest::state(const QString &number)
{
    return ask(
        QStringLiteral("select status || ' ' || payment_status from orders where number = '%1'").arg(number));
}

QString LateMoneyTest::items()
{
    return ask(QStringLiteral("select coalesce(string_agg(kind || ' ' || subject_id, ', ' order by kind), '')"
                              "  from attention_items where resolved_at is null"));
}

/// The transaction of a payment of Rp 115,000 at Midtrans.
GatewayTransaction &LateMoneyTest::transaction(const QString &number, int payment)
{
    const QString id = QStringLiteral("%1-%2").arg(number).arg(payment);
    GatewayTransaction &known = m_services->midtrans.transactions[id];
    known.transactionId = QStringLiteral("tx-") + id;
    known.gross = Rupiah(115'000);
    known.paymentType = QStringLiteral("gopay");
    return known;
}

void setStatus(GatewayTransaction &transaction, TransactionStatus status, const char *word)
{
    transaction.status = status;
    transaction.rawStatus = QString::fromLatin1(word);
}

void LateMoneyTest::call(const QString &sql)
{
    if (!m_services->shop.script(sql).isEmpty())
        qFatal("%s: %s", qPrintable(sql), qPrintable(m_services->shop.lastMessage()));
    m_services->shop.script(QStringLiteral("set meja.actor_kind = 'system'; set meja.actor = 'test'"));
}

/// Runs the jobs that are due. The database's clock is ahead of the test's.
void LateMoneyTest::work()
{
    m_services->clock.advance(1min);
    m_services->runJobs();
}

void LateMoneyTest::record(const QString &number, int payment, const char *status)
{
    call(QStringLiteral("select record_payment('%1-%2', '%3')")
             .arg(number)
             .arg(payment)
             .arg(QLatin1String(status)));
}

void LateMoneyTest::returnsMoneyOfAnExpiredOrder()
{
    const QString number = m_services->placePaid({});
    record(number, 1, "CANCELLED");
    call(QStringLiteral("select expire_order('%1')").arg(number));
    record(number, 1, "PAID");
    QCOMPARE(items(), QStringLiteral("paid_after_end 1"));
    setStatus(transaction(number, 1), TransactionStatus::Settlement, "settlement");
    work();
    QCOMPARE(state(number), QStringLiteral("KEDALUWARSA REFUND_PENDING"));
    QCOMPARE(ask(QStringLiteral("select state || ' ' || amount || ' ' || requested_by from refunds")),
             QStringLiteral("REQUESTED 115000 meja-service"));
    QCOMPARE(items(), QStringLiteral("paid_after_end 1"));
}

void LateMoneyTest::returnsTheSecondPayment()
{
    const QString number = m_services->placePaid({});
    record(number, 1, "FAILED");
    call(QStringLiteral("select open_payment('%1')").arg(number));
    record(number, 2, "PAID");
    record(number, 1, "PAID");
    setStatus(transaction(number, 1), TransactionStatus::Settlement, "settlement");
    setStatus(transaction(number, 2), TransactionStatus::Settlement, "settlement");
    work();
    QCOMPARE(state(number), QStringLiteral("DIBAYAR PAID"));
    QCOMPARE(ask(QStringLiteral("select string_agg(payment_id || ' ' || state, ', ') from refunds")),
             QStringLiteral("1 REQUESTED"));
    QCOMPARE(items(), QStringLiteral("paid_twice 1"));
}

void LateMoneyTest::reportsARejectedRefund()
{
    const QString number = m_services->placePaid(QStringLiteral("gopay"));
    QVERIFY(m_services->cancel(number));
    work();
    QCOMPARE(items(), QStringLiteral("refund_to_approve 1"));
    QVERIFY(m_services->refundRequests.reject(RefundId{1}, QStringLiteral("store credit"),
                                              Actor::staff(QStringLiteral("budi"))));
    QCOMPARE(state(number), QStringLiteral("DIBATALKAN PAID"));
    QCOMPARE(items(), QStringLiteral("paid_after_end 1"));
    // Nobody asks for the refund again by itself.
    work();
    QCOMPARE(ask(QStringLiteral("select string_agg(state, ' ') from refunds")), QStringLiteral("REJECTED"));
}

void LateMoneyTest::endsPendingPaymentsOfAnExpiredOrder()
{
    const QString number = m_services->placePaid({});
    setStatus(transaction(number, 1), TransactionStatus::Pending, "pending");
    call(QStringLiteral("update orders set expires_at = now() - interval '1 minute';"
                        "select expire_order('%1')")
             .arg(number));
    work();
    QCOMPARE(transaction(number, 1).rawStatus, QStringLiteral("expire"));
    QCOMPARE(state(number), QStringLiteral("KEDALUWARSA EXPIRED"));
    QCOMPARE(ask(QStringLiteral("select gateway_status from payments")), QStringLiteral("expire"));
    QCOMPARE(
        ask(QStringLiteral("select count(*) from jobs where kind = 'check_payment' and state = 'waiting'")),
        QStringLiteral("0"));
}

/// The notification about the payment is lost, and Midtrans refuses to expire it.
void LateMoneyTest::queriesUntilMidtransConfirms()
{
    const QString number = m_services->placePaid({});
    setStatus(transaction(number, 1), TransactionStatus::Authorize, "authorize");
    call(QStringLiteral("update orders set expires_at = now() - interval '1 minute';"
                        "select expire_order('%1')")
             .arg(number));
    for (int again = 0; again < 3; ++again) {
        work();
        QCOMPARE(ask(QStringLiteral(
                     "select count(*) from jobs where kind = 'check_payment' and state = 'waiting'")),
                 QStringLiteral("1"));
        m_services->clock.advance(5min);
    }
    setStatus(transaction(number, 1), TransactionStatus::Settlement, "settlement");
    work();
    QCOMPARE(state(number), QStringLiteral("KEDALUWARSA REFUND_PENDING"));
    QCOMPARE(items(), QStringLiteral("paid_after_end 1"));
}

/// The customer has not chosen a method, and can do so until the page expires.
void LateMoneyTest::waitsForThePaymentPage()
{
    const QString number = m_services->placePaid({});
    record(number, 1, "CANCELLED");
    call(QStringLiteral("select expire_order('%1')").arg(number));
    work();
    setStatus(transaction(number, 1), TransactionStatus::Pending, "pending");
    m_services->clock.advance(11min);
    work();
    QCOMPARE(transaction(number, 1).rawStatus, QStringLiteral("expire"));
}

void LateMoneyTest::endsTheOtherPaymentsOfAPaidOrder()
{
    const QString number = m_services->placePaid({});
    setStatus(transaction(number, 1), TransactionStatus::Pending, "pending");
    record(number, 1, "EXPIRED");
    call(QStringLiteral("select open_payment('%1')").arg(number));
    record(number, 2, "PAID");
    work();
    QCOMPARE(transaction(number, 1).rawStatus, QStringLiteral("expire"));
    QCOMPARE(state(number), QStringLiteral("DIBAYAR PAID"));
}

void LateMoneyTest::cancelsAnOrderOfNothing()
{
    const QString number = m_services->placePaid({});
    call(QStringLiteral("set session_replication_role = replica;"
                        "update orders set discount = subtotal + shipping_cost, total = 0;"
                        "update payments set gross_amount = 0; set session_replication_role = origin"));
    record(number, 1, "PAID");
    QVERIFY(m_services->cancel(number));
    work();
    QCOMPARE(state(number), QStringLiteral("DIBATALKAN PAID"));
    QCOMPARE(ask(QStringLiteral("select step from cancellations")), QStringLiteral("FINISHED"));
    QCOMPARE(items(), QString());
}

/// A payment that was returned does not keep an order alive whose other payment was reversed.
void LateMoneyTest::aReversedPaymentExpiresTheOrder()
{
    const QString number = m_services->placePaid({});
    record(number, 1, "FAILED");
    call(QStringLiteral("select open_payment('%1')").arg(number));
    record(number, 2, "PAID");
    call(QStringLiteral("set session_replication_role = replica;"
                        "update payments set status = 'REFUNDED', refunded_amount = gross_amount,"
                        " gateway_status = 'refund' where id = 1; set session_replication_role = origin"));
    setStatus(transaction(number, 2), TransactionStatus::Deny, "deny");
    call(QStringLiteral("select schedule_job('check_payment', 2, 1, now())"));
    work();
    QCOMPARE(state(number), QStringLiteral("MENUNGGU_PEMBAYARAN REFUNDED"));
    m_services->clock.advance(30 * 24h);
    work();
    QCOMPARE(state(number), QStringLiteral("KEDALUWARSA REFUNDED"));
    // The changes without triggers are not in the audit log.
    call(QStringLiteral("set session_replication_role = replica; update payments set refunded_amount = 0,"
                        " status = 'EXPIRED' where id = 1; update orders set payment_status = 'FAILED';"
                        "set session_replication_role = origin"));
}

void LateMoneyTest::unfreezesABlockedOrderToItsStatus()
{
    const QString number = m_services->placePaid(QStringLiteral("gopay"));
    call(QStringLiteral("select mark_processing('%1'), record_shipment('%1', 'jne', 'REG', 'KOM1')")
             .arg(number));
    record(number, 1, "FAILED");
    setStatus(transaction(number, 1), TransactionStatus::Deny, "deny");
    m_services->komerce.rawStatus = QStringLiteral("Dijemput");
    QVERIFY(m_services->cancel(number));
    work();
    QCOMPARE(ask(QStringLiteral("select step from cancellations")), QStringLiteral("REFUSED"));
    QCOMPARE(state(number), QStringLiteral("DIPROSES FAILED"));
    QCOMPARE(items(), QStringLiteral("payment_reversed 1"));
}

void LateMoneyTest::completesAParcelDeliveredDuringTheCancellation()
{
    const QString number = m_services->placePaid(QStringLiteral("gopay"));
    call(QStringLiteral("select record_shipment('%1', 'jne', 'REG', 'KOM1')").arg(number));
    QVERIFY(m_services->cancel(number));
    call(QStringLiteral("select record_shipment('%1', status => 'DELIVERED')").arg(number));
    work();
    QCOMPARE(state(number), QStringLiteral("SELESAI PAID"));
    QCOMPARE(ask(QStringLiteral("select step from cancellations")), QStringLiteral("REFUSED"));
}

void LateMoneyTest::anAdminReleasesTheShipping()
{
    const QString number = m_services->placePaid(QStringLiteral("gopay"));
    call(QStringLiteral("select mark_processing('%1'), record_shipment('%1', 'jne', 'REG')").arg(number));
    ShippingRelease release(m_services->transactions, m_services->clock);
    const OrderId order = m_services->idOf(number);
    const Actor budi = Actor::staff(QStringLiteral("budi"), QStringLiteral("paid in cash"));
    QCOMPARE(release.release(order, budi).error().code, QStringLiteral("not-blocked"));
    record(number, 1, "FAILED");
    call(QStringLiteral("select record_shipment('%1', status => 'DELIVERED')").arg(number));
    QCOMPARE(state(number), QStringLiteral("DIPROSES FAILED"));
    QCOMPARE(release.release(order, Actor::staff(QStringLiteral("ani"))).error().code,
             QStringLiteral("not-admin"));
    const auto released = release.release(order, budi);
    QVERIFY2(released, qPrintable(released ? QString() : released.error().detail));
    QCOMPARE(state(number), QStringLiteral("SELESAI FAILED"));
    QCOMPARE(items(), QString());
    QCOMPARE(
        ask(QStringLiteral("select actor || ': ' || reason from audit_entries where table_name = 'payments'"
                           " and changes ? 'shipping_blocked' order by id desc limit 1")),
        QStringLiteral("budi: paid in cash"));
}

QTEST_GUILESS_MAIN(LateMoneyTest)
#include "latemoneytest.moc"
