#include "servicedesk.h"

#include <QTest>

#include <atomic>
#include <memory>
#include <thread>
#include <vector>

using namespace meja;
using namespace std::chrono_literals;

/// The services of cancelling and refunding, from the request to the last step, on PostgreSQL.
class CancellationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void cancelsWhatWasNotPaid();
    void voidsACapture();
    void refundsWhatWasSettled();
    void asksForATransferByHandWhereNoCallRefunds();
    void stopsTheParcelFirst();
    void thawsWhenTheCourierHasTheParcel();
    void theSameKeyGivesTheSameCancellation();
    void anotherKeyIsRefusedWhileOneRuns();
    void refusesWhatIsTooFarOn();
    void sixtyFourAtOnceEndInOne();
    void expiresWhatNobodyPaid();
    void followsAParcelToItsDoor();

private:
    [[nodiscard]] QString statusOf(const QString &number);
    [[nodiscard]] QString logOf(const QString &number);
    [[nodiscard]] QString stockOf(int product);

    std::unique_ptr<ServiceDesk> m_desk;
};

void CancellationTest::init()
{
    m_desk = std::make_unique<ServiceDesk>();
}

void CancellationTest::cleanup()
{
    m_desk.reset();
}

QString CancellationTest::statusOf(const QString &number)
{
    return m_desk->ask(
        QStringLiteral("select status || ' ' || payment_status from orders where number = '%1'").arg(number));
}

QString CancellationTest::logOf(const QString &number)
{
    return m_desk->ask(
        QStringLiteral("select string_agg(to_status || ' by ' || source || ' ' || actor, ', ' "
                       "order by sequence) from order_status_log as l join orders as o on o.id "
                       "= l.order_id where o.number = '%1' and sequence > 1")
            .arg(number));
}

QString CancellationTest::stockOf(int product)
{
    return m_desk->ask(QStringLiteral("select stock from products where id = %1").arg(product));
}

void CancellationTest::cancelsWhatWasNotPaid()
{
    const QString number = m_desk->placePaid({});
    m_desk->midtrans.transactions[number + QStringLiteral("-1")].status = TransactionStatus::Pending;
    QCOMPARE(stockOf(1), QStringLiteral("8"));
    const auto cancellation = m_desk->cancel(number);
    QVERIFY2(cancellation, qPrintable(cancellation ? QString() : cancellation.error().detail));
    QCOMPARE(statusOf(number), QStringLiteral("MENUNGGU_BATAL PENDING"));
    m_desk->runJobs();
    QCOMPARE(statusOf(number), QStringLiteral("DIBATALKAN CANCELLED"));
    QCOMPARE(stockOf(1), QStringLiteral("10"));
    QCOMPARE(logOf(number), QStringLiteral("MENUNGGU_BATAL by staff ani, DIBATALKAN by system meja-service"));
    QCOMPARE(m_desk->ask(QStringLiteral("select step from cancellations")), QStringLiteral("FINISHED"));
    QCOMPARE(m_desk->ask(QStringLiteral("select count(*) from refunds")), QStringLiteral("0"));
}

void CancellationTest::voidsACapture()
{
    const QString number = m_desk->placePaid(QStringLiteral("credit_card"));
    GatewayTransaction &transaction = m_desk->midtrans.transactions[number + QStringLiteral("-1")];
    transaction.status = TransactionStatus::Capture;
    transaction.rawStatus = QStringLiteral("capture");
    QVERIFY(m_desk->cancel(number));
    m_desk->runJobs();
    QCOMPARE(statusOf(number), QStringLiteral("DIBATALKAN CANCELLED"));
    QCOMPARE(m_desk->ask(QStringLiteral("select status || ' ' || gateway_status from payments")),
             QStringLiteral("CANCELLED cancel"));
}

void CancellationTest::refundsWhatWasSettled()
{
    const QString number = m_desk->placePaid(QStringLiteral("gopay"));
    m_desk->shop.script(QStringLiteral(
        "insert into staff_accounts (login, display_name, role) values ('budi', 'Budi', 'admin')"));
    QVERIFY(m_desk->cancel(number));
    m_desk->runJobs();
    QCOMPARE(statusOf(number), QStringLiteral("DIBATALKAN REFUND_PENDING"));
    QCOMPARE(m_desk->ask(QStringLiteral("select state || ' ' || amount || ' ' || requested_by from refunds")),
             QStringLiteral("REQUESTED 115000 meja-service"));
    QCOMPARE(m_desk->ask(QStringLiteral("select kind from attention_items where resolved_at is null")),
             QStringLiteral("refund_to_approve"));

    const auto approved = m_desk->refundRequests.approve(RefundId{1}, Actor::staff(QStringLiteral("budi")));
    QVERIFY2(approved, qPrintable(approved ? QString() : approved.error().detail));
    m_desk->runJobs();
    m_desk->clock.advance(1h);
    m_desk->runJobs();
    QCOMPARE(m_desk->ask(QStringLiteral("select state || ' ' || refund_key from refunds")),
             QStringLiteral("SUCCEEDED 1-R1-T1"));
    QCOMPARE(m_desk->midtrans.refundKeys, QStringList{QStringLiteral("1-R1-T1")});
    QCOMPARE(m_desk->ask(QStringLiteral("select outcome || ' ' || refund_key from refund_attempts")),
             QStringLiteral("success 1-R1-T1"));
    QCOMPARE(statusOf(number), QStringLiteral("DIBATALKAN REFUNDED"));
    QCOMPARE(m_desk->ask(QStringLiteral("select count(*) from attention_items where resolved_at is null")),
             QStringLiteral("0"));
}

void CancellationTest::asksForATransferByHandWhereNoCallRefunds()
{
    const QString number = m_desk->placePaid(QStringLiteral("bank_transfer"));
    m_desk->shop.script(
        QStringLiteral("insert into staff_accounts (login, display_name, role) values ('budi', "
                       "'Budi', 'admin'), ('citra', 'Citra', 'admin')"));
    QVERIFY(m_desk->cancel(number));
    m_desk->runJobs();
    const Actor budi = Actor::staff(QStringLiteral("budi"));
    const Actor citra = Actor::staff(QStringLiteral("citra"));
    const RefundId refund{1};
    QCOMPARE(m_desk->refundRequests.approve(refund, budi).error().code,
             QStringLiteral("destination-missing"));
    QVERIFY(m_desk->refundRequests.edit(
        refund, {},
        RefundDestination{QStringLiteral("bca"), QStringLiteral("8650123456"), QStringLiteral("Siti Aminah")},
        Actor::staff(QStringLiteral("ani"))));
    QVERIFY(m_desk->refundRequests.approve(refund, budi));
    QVERIFY(m_desk->refundRequests.settleManually(refund, QStringLiteral("slip 17"), budi));
    QCOMPARE(m_desk->refundRequests.settleManually(refund, QStringLiteral("slip 17"), budi).error().code,
             QStringLiteral("own-request"));
    QVERIFY(m_desk->refundRequests.settleManually(refund, QStringLiteral("slip 17"), citra));
    QCOMPARE(statusOf(number), QStringLiteral("DIBATALKAN REFUNDED"));
    QCOMPARE(
        m_desk->ask(QStringLiteral("select destination_account_masked || ' ' || destination_holder_masked "
                                   "from refunds")),
        QStringLiteral("••••••3456 S•••"));
}

void CancellationTest::stopsTheParcelFirst()
{
    const QString number = m_desk->placePaid(QStringLiteral("gopay"));
    m_desk->ask(QStringLiteral("select record_shipment('%1', 'JNE', 'REG', 'KOM-1')").arg(number));
    QVERIFY(m_desk->cancel(number));
    m_desk->runJobs();
    QCOMPARE(statusOf(number), QStringLiteral("DIBATALKAN REFUND_PENDING"));
    QCOMPARE(m_desk->ask(QStringLiteral("select status from shipments")), QStringLiteral("CANCELLED"));
    QCOMPARE(stockOf(1), QStringLiteral("10"));
}

void CancellationTest::thawsWhenTheCourierHasTheParcel()
{
    const QString number = m_desk->placePaid(QStringLiteral("gopay"));
    m_desk->ask(QStringLiteral("select record_shipment('%1', 'JNE', 'REG', 'KOM-1')").arg(number));
    m_desk->komerce.rawStatus = QStringLiteral("Dijemput");
    QVERIFY(m_desk->cancel(number));
    m_desk->runJobs();
    QCOMPARE(statusOf(number), QStringLiteral("DIKIRIM PAID"));
    QCOMPARE(m_desk->ask(QStringLiteral("select step || ' ' || refusal from cancellations")),
             QStringLiteral("REFUSED the courier has the parcel: \"Dijemput\""));
    QCOMPARE(stockOf(1), QStringLiteral("8"));
    // The parcel is followed at once.
    QCOMPARE(m_desk->ask(QStringLiteral("select status from shipments")), QStringLiteral("PICKED_UP"));
}

void CancellationTest::theSameKeyGivesTheSameCancellation()
{
    const QString number = m_desk->placePaid({});
    const auto first = m_desk->cancel(number);
    const auto second = m_desk->cancel(number);
    QVERIFY(first && second);
    QCOMPARE(second->id.value, first->id.value);
    m_desk->runJobs();
    QCOMPARE(m_desk->cancel(number)->id.value, first->id.value);
    const QString other = m_desk->placePaid({});
    QCOMPARE(m_desk->cancel(other).error().code, QStringLiteral("key-reused"));
}

void CancellationTest::anotherKeyIsRefusedWhileOneRuns()
{
    const QString number = m_desk->placePaid({});
    QVERIFY(m_desk->cancel(number));
    QCOMPARE(m_desk->cancel(number, QStringLiteral("key-2")).error().code,
             QStringLiteral("cancellation-live"));
}

void CancellationTest::refusesWhatIsTooFarOn()
{
    const QString number = m_desk->placePaid(QStringLiteral("gopay"));
    bringTo(m_desk->shop, number, QStringLiteral("DIKIRIM"));
    QCOMPARE(m_desk->cancel(number).error().code, QStringLiteral("not-cancellable"));
    QCOMPARE(
        m_desk->cancellations.request({OrderId{99}, {}, QStringLiteral("k"), Actor::system()}).error().kind,
        ErrorKind::NotFound);
}

void CancellationTest::sixtyFourAtOnceEndInOne()
{
    const QString number = m_desk->placePaid({});
    const OrderId order = m_desk->idOf(number);
    std::atomic<int> accepted = 0;
    std::atomic<int> refused = 0;
    std::vector<std::thread> crowd;
    for (int i = 0; i < 64; ++i) {
        crowd.emplace_back([&, i] {
            ServiceDesk mine(m_desk->name, false);
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
    m_desk->clock.advance(1h); // past everybody's present
    m_desk->runJobs();
    QCOMPARE(m_desk->ask(QStringLiteral("select count(*) from cancellations")), QStringLiteral("1"));
    QCOMPARE(m_desk->ask(QStringLiteral("select count(*) from stock_movements where kind = 'cancel'")),
             QStringLiteral("1"));
    QCOMPARE(stockOf(1), QStringLiteral("10"));
    QCOMPARE(logOf(number), QStringLiteral("MENUNGGU_BATAL by staff ani, DIBATALKAN by system meja-service"));
}

void CancellationTest::expiresWhatNobodyPaid()
{
    const QString number = m_desk->placePaid({});
    QCOMPARE(m_desk->runJobs(), 0);
    m_desk->clock.advance(25h);
    QCOMPARE(m_desk->runJobs(), 1);
    QCOMPARE(statusOf(number), QStringLiteral("KEDALUWARSA EXPIRED"));
    QCOMPARE(stockOf(1), QStringLiteral("10"));
}

void CancellationTest::followsAParcelToItsDoor()
{
    const QString number = m_desk->placePaid(QStringLiteral("gopay"));
    m_desk->ask(QStringLiteral("select record_shipment('%1', 'JNE', 'REG', null, 'JN123')").arg(number));
    m_desk->komerce.report = {
        std::nullopt,
        QStringLiteral("IN TRANSIT"),
        {{QStringLiteral("PICKED UP"), QStringLiteral("at the shop"), m_desk->clock.now()},
         {QString(), QStringLiteral("In transit to Bandung"), m_desk->clock.now()}}};
    m_desk->clock.advance(3h);
    QCOMPARE(m_desk->runJobs(), 1);
    QCOMPARE(statusOf(number), QStringLiteral("DIKIRIM PAID"));
    QCOMPARE(m_desk->komerce.phones, QStringList{QStringLiteral("+6281234567890")});
    m_desk->komerce.report.delivered = true;
    m_desk->clock.advance(3h);
    QCOMPARE(m_desk->runJobs(), 1);
    QCOMPARE(statusOf(number), QStringLiteral("SELESAI PAID"));
    QCOMPARE(m_desk->ask(QStringLiteral("select status || ' ' || rank || ' ' || raw_status from shipments")),
             QStringLiteral("DELIVERED 90 delivered"));
    // Each line of the journey once, although it was told twice.
    QCOMPARE(m_desk->ask(QStringLiteral("select string_agg(word, ', ' order by id) from shipment_events")),
             QStringLiteral("PICKED UP, In transit to Bandung"));
    // Nothing more is asked; what still comes is the order's own expiry, which finds it over.
    m_desk->clock.advance(24h);
    QCOMPARE(m_desk->runJobs(), 1);
    QCOMPARE(m_desk->ask(QStringLiteral("select count(*) from jobs where state <> 'finished'")),
             QStringLiteral("0"));
}

QTEST_GUILESS_MAIN(CancellationTest)
#include "cancellationtest.moc"
