#include "servicefixture.h"

#include <QTest>

#include <atomic>
#include <memory>
#include <thread>
#include <vector>

using namespace meja;
using namespace std::chrono_literals;

/// Cancellations and refunds from the request to the last step, on PostgreSQL.
class CancellationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void cancelsAnUnpaidOrder();
    void voidsACapturedPayment();
    void refundsASettledPayment();
    void requestsManualTransferWithoutRefundCall();
    void cancelsTheParcelFirst();
    void refusesWhenTheCourierHasTheParcel();
    void sameKeyReturnsSameCancellation();
    void anotherKeyIsRefusedWhileOneIsActive();
    void refusesShippedOrders();
    void concurrentRequestsMakeOneCancellation();
    void expiresUnpaidOrders();
    void tracksAParcelUntilDelivery();

private:
    [[nodiscard]] QString statusOf(const QString &number);
    [[nodiscard]] QString logOf(const QString &number);
    [[nodiscard]] QString stockOf(int product);

    std::unique_ptr<ServiceFixture> m_services;
};

void CancellationTest::init()
{
    m_services = std::make_unique<ServiceFixture>();
}

void CancellationTest::cleanup()
{
    m_services.reset();
}

QString CancellationTest::statusOf(const QString &number)
{
    return m_services->ask(
        QStringLiteral("select status || ' ' || payment_status from orders where number = '%1'").arg(number));
}

QString CancellationTest::logOf(const QString &number)
{
    return m_services->ask(
        QStringLiteral("select string_agg(to_status || ' by ' || source || ' ' || actor, ', ' "
                       "order by sequence) from order_status_log as l join orders as o on o.id "
                       "= l.order_id where o.number = '%1' and sequence > 1")
            .arg(number));
}

QString CancellationTest::stockOf(int product)
{
    return m_services->ask(QStringLiteral("select stock from products where id = %1").arg(product));
}

void CancellationTest::cancelsAnUnpaidOrder()
{
    const QString number = m_services->placePaid({});
    m_services->midtrans.transactions[number + QStringLiteral("-1")].status = TransactionStatus::Pending;
    QCOMPARE(stockOf(1), QStringLiteral("8"));
    const auto cancellation = m_services->cancel(number);
    QVERIFY2(cancellation, qPrintable(cancellation ? QString() : cancellation.error().detail));
    QCOMPARE(statusOf(number), QStringLiteral("MENUNGGU_BATAL PENDING"));
    m_services->runJobs();
    QCOMPARE(statusOf(number), QStringLiteral("DIBATALKAN CANCELLED"));
    QCOMPARE(stockOf(1), QStringLiteral("10"));
    QCOMPARE(logOf(number), QStringLiteral("MENUNGGU_BATAL by staff ani, DIBATALKAN by system meja-service"));
    QCOMPARE(m_services->ask(QStringLiteral("select step from cancellations")), QStringLiteral("FINISHED"));
    QCOMPARE(m_services->ask(QStringLiteral("select count(*) from refunds")), QStringLiteral("0"));
}

void CancellationTest::voidsACapturedPayment()
{
    const QString number = m_services->placePaid(QStringLiteral("credit_card"));
    GatewayTransaction &transaction = m_services->midtrans.transactions[number + QStringLiteral("-1")];
    transaction.status = TransactionStatus::Capture;
    transaction.rawStatus = QStringLiteral("capture");
    QVERIFY(m_services->cancel(number));
    m_services->runJobs();
    QCOMPARE(statusOf(number), QStringLiteral("DIBATALKAN CANCELLED"));
    QCOMPARE(m_services->ask(QStringLiteral("select status || ' ' || gateway_status from payments")),
             QStringLiteral("CANCELLED cancel"));
}

void CancellationTest::refundsASettledPayment()
{
    const QString number = m_services->placePaid(QStringLiteral("gopay"));
    m_services->shop.script(QStringLiteral(
        "insert into staff_accounts (login, display_name, role) values ('budi', 'Budi', 'admin')"));
    QVERIFY(m_services->cancel(number));
    m_services->runJobs();
    QCOMPARE(statusOf(number), QStringLiteral("DIBATALKAN REFUND_PENDING"));
    QCOMPARE(
        m_services->ask(QStringLiteral("select state || ' ' || amount || ' ' || requested_by from refunds")),
        QStringLiteral("REQUESTED 115000 meja-service"));
    QCOMPARE(m_services->ask(QStringLiteral("select kind from attention_items where resolved_at is null")),
             QStringLiteral("refund_to_approve"));

    const auto approved =
        m_services->refundRequests.approve(RefundId{1}, Actor::staff(QStringLiteral("budi")));
    QVERIFY2(approved, qPrintable(approved ? QString() : approved.error().detail));
    m_services->runJobs();
    m_services->clock.advance(1h);
    m_services->runJobs();
    QCOMPARE(m_services->ask(QStringLiteral("select state || ' ' || refund_key from refunds")),
             QStringLiteral("SUCCEEDED 1-R1-T1"));
    QCOMPARE(m_services->midtrans.refundKeys, QStringList{QStringLiteral("1-R1-T1")});
    QCOMPARE(m_services->ask(QStringLiteral("select outcome || ' ' || refund_key from refund_attempts")),
             QStringLiteral("success 1-R1-T1"));
    QCOMPARE(statusOf(number), QStringLiteral("DIBATALKAN REFUNDED"));
    QCOMPARE(
        m_services->ask(QStringLiteral("select count(*) from attention_items where resolved_at is null")),
        QStringLiteral("0"));
}

void CancellationTest::requestsManualTransferWithoutRefundCall()
{
    const QString number = m_services->placePaid(QStringLiteral("bank_transfer"));
    m_services->shop.script(
        QStringLiteral("insert into staff_accounts (login, display_name, role) values ('budi', "
                       "'Budi', 'admin'), ('citra', 'Citra', 'admin')"));
    QVERIFY(m_services->cancel(number));
    m_services->runJobs();
    const Actor budi = Actor::staff(QStringLiteral("budi"));
    const Actor citra = Actor::staff(QStringLiteral("citra"));
    const RefundId refund{1};
    QCOMPARE(m_services->refundRequests.approve(refund, budi).error().code,
             QStringLiteral("destination-missing"));
    QVERIFY(m_services->refundRequests.edit(
        refund, {},
        RefundDestination{QStringLiteral("bca"), QStringLiteral("8650123456"), QStringLiteral("Siti Aminah")},
        Actor::staff(QStringLiteral("ani"))));
    QVERIFY(m_services->refundRequests.approve(refund, budi));
    QVERIFY(m_services->refundRequests.settleManually(refund, QStringLiteral("slip 17"), budi));
    QCOMPARE(m_services->refundRequests.settleManually(refund, QStringLiteral("slip 17"), budi).error().code,
             QStringLiteral("own-request"));
    QVERIFY(m_services->refundRequests.settleManually(refund, QStringLiteral("slip 17"), citra));
    QCOMPARE(statusOf(number), QStringLiteral("DIBATALKAN REFUNDED"));
    QCOMPARE(m_services->ask(
                 QStringLiteral("select destination_account_masked || ' ' || destination_holder_masked "
                                "from refunds")),
             QStringLiteral("••••••3456 S•••"));
}

void CancellationTest::cancelsTheParcelFirst()
{
    const QString number = m_services->placePaid(QStringLiteral("gopay"));
    m_services->ask(QStringLiteral("select record_shipment('%1', 'JNE', 'REG', 'KOM-1')").arg(number));
    QVERIFY(m_services->cancel(number));
    m_services->runJobs();
    QCOMPARE(statusOf(number), QStringLiteral("DIBATALKAN REFUND_PENDING"));
    QCOMPARE(m_services->ask(QStringLiteral("select status from shipments")), QStringLiteral("CANCELLED"));
    QCOMPARE(stockOf(1), QStringLiteral("10"));
}

void CancellationTest::refusesWhenTheCourierHasTheParcel()
{
    const QString number = m_services->placePaid(QStringLiteral("gopay"));
    m_services->ask(QStringLiteral("select record_shipment('%1', 'JNE', 'REG', 'KOM-1')").arg(number));
    m_services->komerce.rawStatus = QStringLiteral("Dijemput");
    QVERIFY(m_services->cancel(number));
    m_services->runJobs();
    QCOMPARE(statusOf(number), QStringLiteral("DIKIRIM PAID"));
    QCOMPARE(m_services->ask(QStringLiteral("select step || ' ' || refusal from cancellations")),
             QStringLiteral("REFUSED the courier has the parcel: \"Dijemput\""));
    QCOMPARE(stockOf(1), QStringLiteral("8"));
    // Tracking is scheduled at once.
    QCOMPARE(m_services->ask(QStringLiteral("select status from shipments")), QStringLiteral("PICKED_UP"));
}

void CancellationTest::sameKeyReturnsSameCancellation()
{
    const QString number = m_services->placePaid({});
    const auto first = m_services->cancel(number);
    const auto second = m_services->cancel(number);
    QVERIFY(first && second);
    QCOMPARE(second->id.value, first->id.value);
    m_services->runJobs();
    QCOMPARE(m_services->cancel(number)->id.value, first->id.value);
    const QString other = m_services->placePaid({});
    QCOMPARE(m_services->cancel(other).error().code, QStringLiteral("key-reused"));
}

void CancellationTest::anotherKeyIsRefusedWhileOneIsActive()
{
    const QString number = m_services->placePaid({});
    QVERIFY(m_services->cancel(number));
    QCOMPARE(m_services->cancel(number, QStringLiteral("key-2")).error().code,
             QStringLiteral("cancellation-live"));
}

void CancellationTest::refusesShippedOrders()
{
    const QString number = m_services->placePaid(QStringLiteral("gopay"));
    bringTo(m_services->shop, number, QStringLiteral("DIKIRIM"));
    QCOMPARE(m_services->cancel(number).error().code, QStringLiteral("not-cancellable"));
    QCOMPARE(
        m_services->cancellationRequests
            .request({.order = OrderId{99}, .idempotencyKey = QStringLiteral("k"), .actor = Actor::system()})
            .error()
            .kind,
        ErrorKind::NotFound);
}

void CancellationTest::concurrentRequestsMakeOneCancellation()
{
    const QString number = m_services->placePaid({});
    const OrderId order = m_services->idOf(number);
    std::atomic<int> accepted = 0;
    std::atomic<int> refused = 0;
    std::vector<std::thread> crowd;
    crowd.reserve(64);
    for (int i = 0; i < 64; ++i) {
        crowd.emplace_back([&, i] {
            ServiceFixture mine(m_services->name, false);
            const auto answer = mine.cancellationRequests.request({order, QStringLiteral("all at once"),
                                                                   QStringLiteral("crowd-%1").arg(i),
                                                                   Actor::staff(QStringLiteral("ani"))});
            if (answer)
                ++accepted;
            else if (answer.error().code == QLatin1String("cancellation-live"))
                ++refused;
        });
    }
    for (std::thread &one : crowd)
        one.join();
    QCOMPARE(accepted.load(), 1);
    QCOMPARE(refused.load(), 63);
    m_services->clock.advance(1h); // later than the database's clock, so that every job is due
    m_services->runJobs();
    QCOMPARE(m_services->ask(QStringLiteral("select count(*) from cancellations")), QStringLiteral("1"));
    QCOMPARE(m_services->ask(QStringLiteral("select count(*) from stock_movements where kind = 'cancel'")),
             QStringLiteral("1"));
    QCOMPARE(stockOf(1), QStringLiteral("10"));
    QCOMPARE(logOf(number), QStringLiteral("MENUNGGU_BATAL by staff ani, DIBATALKAN by system meja-service"));
}

void CancellationTest::expiresUnpaidOrders()
{
    const QString number = m_services->placePaid({});
    QCOMPARE(m_services->runJobs(), 0);
    m_services->clock.advance(25h);
    QCOMPARE(m_services->runJobs(), 1);
    QCOMPARE(statusOf(number), QStringLiteral("KEDALUWARSA EXPIRED"));
    QCOMPARE(stockOf(1), QStringLiteral("10"));
}

void CancellationTest::tracksAParcelUntilDelivery()
{
    const QString number = m_services->placePaid(QStringLiteral("gopay"));
    m_services->ask(QStringLiteral("select record_shipment('%1', 'JNE', 'REG', null, 'JN123')").arg(number));
    m_services->komerce.report = {
        .summary = QStringLiteral("IN TRANSIT"),
        .events = {{QStringLiteral("PICKED UP"), QStringLiteral("at the shop"), m_services->clock.now()},
                   {QString(), QStringLiteral("In transit to Bandung"), m_services->clock.now()}}};
    m_services->clock.advance(3h);
    QCOMPARE(m_services->runJobs(), 1);
    QCOMPARE(statusOf(number), QStringLiteral("DIKIRIM PAID"));
    QCOMPARE(m_services->komerce.phones, QStringList{QStringLiteral("+6281234567890")});
    m_services->komerce.report.delivered = true;
    m_services->clock.advance(3h);
    QCOMPARE(m_services->runJobs(), 1);
    QCOMPARE(statusOf(number), QStringLiteral("SELESAI PAID"));
    QCOMPARE(
        m_services->ask(QStringLiteral("select status || ' ' || rank || ' ' || raw_status from shipments")),
        QStringLiteral("DELIVERED 90 delivered"));
    // Each history entry is stored once, although it was reported twice.
    QCOMPARE(
        m_services->ask(QStringLiteral("select string_agg(word, ', ' order by id) from shipment_events")),
        QStringLiteral("PICKED UP, In transit to Bandung"));
    // Tracking has ended. The remaining job is the expiry of the order, which has nothing to do.
    m_services->clock.advance(24h);
    QCOMPARE(m_services->runJobs(), 1);
    QCOMPARE(m_services->ask(QStringLiteral("select count(*) from jobs where state <> 'finished'")),
             QStringLiteral("0"));
}

QTEST_GUILESS_MAIN(CancellationTest)
#include "cancellationtest.moc"
