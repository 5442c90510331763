#include "shopscene.h"

#include <QTest>

using namespace meja;
using namespace std::chrono_literals;

/// The requirement's edge cases, each on PostgreSQL and the partners' stand-ins.
class EdgeCasesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_scene.begin(); }
    void cleanup();
    void cancelAfterThePaymentSucceeded();
    void cancelWhenTheParcelIsAlreadySent();
    void cancelWhenTheBooksKnowThatItIsSent();
    void refundFailsAlthoughTheStockCameBack();
    void doubleCancel();
    void refundPendingForDays();
    void refundNeverConfirmed();
    void paidWhileBeingCancelled();
    void bankTransferThatCannotBeRefundedByApi();
    void chargebackBeforeTheRefund();
    void settlementThatTurnsIntoDeny();
    void settlementThatTurnsIntoDenyWhilePacking();

private:
    void cancel();
    void refund();
    [[nodiscard]] QString end() { return m_scene.end(m_order); }
    [[nodiscard]] RefundId refundId();
    [[nodiscard]] qsizetype sent() const;

    ShopScene m_scene;
    SceneOrder m_order;
};

void EdgeCasesTest::cleanup()
{
    QCOMPARE(m_scene.broken(m_order), QString());
}

void EdgeCasesTest::cancel()
{
    const auto requested = m_scene.cancel(m_order);
    QVERIFY2(requested, qPrintable(requested ? QString() : requested.error().detail));
    m_scene.work(1h);
}

void EdgeCasesTest::refund()
{
    m_scene.approveRefunds(m_order);
    m_scene.work(2h);
}

RefundId EdgeCasesTest::refundId()
{
    return RefundId{
        m_scene.ask(QStringLiteral("select max(id) from refunds where order_id = %1"), m_order.id.value)
            .toLongLong()};
}

/// Refund calls that reached Midtrans.
qsizetype EdgeCasesTest::sent() const
{
    return m_scene.sandbox().requests(QStringLiteral("midtrans.refund")).size();
}

void EdgeCasesTest::cancelAfterThePaymentSucceeded()
{
    m_order = m_scene.placeOrder();
    m_scene.pay(m_order);
    cancel();
    QCOMPARE(end(),
             QStringLiteral(
                 "DIBATALKAN, payment REFUND_PENDING, cancellation FINISHED, refund REQUESTED, stock back, "
                 "asks: refund_to_approve; nothing at the partners"));
    refund();
    QCOMPARE(end(), QStringLiteral(
                        "DIBATALKAN, payment REFUNDED, cancellation FINISHED, refund SUCCEEDED, stock back; "
                        "185000 refunded in 1"));
}

void EdgeCasesTest::cancelWhenTheParcelIsAlreadySent()
{
    m_order = m_scene.placeOrder();
    m_scene.pay(m_order);
    m_scene.book(m_order, QStringLiteral("pickup_requested"));
    m_scene.sandbox().actOnParcel(m_order.parcel, QStringLiteral("picked_up"));
    cancel();
    QCOMPARE(end(),
             QStringLiteral(
                 "DIKIRIM, payment PAID, cancellation REFUSED, parcel PICKED_UP; nothing at the partners"));
}

void EdgeCasesTest::cancelWhenTheBooksKnowThatItIsSent()
{
    m_order = m_scene.placeOrder();
    m_scene.pay(m_order);
    m_scene.book(m_order, QStringLiteral("pickup_requested"));
    m_scene.sandbox().actOnParcel(m_order.parcel, QStringLiteral("picked_up"));
    m_scene.sql().ask(
        QStringLiteral("select record_shipment('%1', status => 'PICKED_UP')").arg(m_order.number));
    const auto requested = m_scene.cancel(m_order);
    QVERIFY(!requested);
    QCOMPARE(requested.error().code, QStringLiteral("not-cancellable"));
    QCOMPARE(end(), QStringLiteral("DIKIRIM, payment PAID, parcel PICKED_UP; nothing at the partners"));
}

void EdgeCasesTest::refundFailsAlthoughTheStockCameBack()
{
    m_order = m_scene.placeOrder();
    m_scene.pay(m_order, QStringLiteral("credit_card"), QStringLiteral("settlement"),
                {{QStringLiteral("bank"), QStringLiteral("bca")}});
    m_scene.sandbox().actOnTransaction(m_order.transactionId, QStringLiteral("deny-refunds"));
    cancel();
    refund();
    QCOMPARE(
        end(),
        QStringLiteral("DIBATALKAN, payment REFUND_FAILED, cancellation FINISHED, refund FAILED, stock back, "
                       "asks: refund_failed; nothing at the partners"));
    const auto again = m_scene.office().refunds.retry(refundId(), ShopScene::staff());
    QVERIFY2(again, qPrintable(again ? QString() : again.error().detail));
    m_scene.work(2h);
    QCOMPARE(end(), QStringLiteral(
                        "DIBATALKAN, payment REFUNDED, cancellation FINISHED, refund SUCCEEDED, stock back; "
                        "185000 refunded in 1"));
    QCOMPARE(m_scene.ask(
                 QStringLiteral("select string_agg(right(refund_key, 2) || ' ' || outcome, ', ' order by id)"
                                " from refund_attempts where refund_id = %1"),
                 refundId().value),
             QStringLiteral("T1 failed, T2 success"));
}

void EdgeCasesTest::doubleCancel()
{
    m_order = m_scene.placeOrder();
    m_scene.pay(m_order);
    const auto first = m_scene.cancel(m_order, QStringLiteral("click"));
    const auto again = m_scene.cancel(m_order, QStringLiteral("click"));
    QVERIFY(first && again);
    QCOMPARE(again->id, first->id);
    const auto other = m_scene.cancel(m_order, QStringLiteral("another"));
    QVERIFY(!other);
    QCOMPARE(other.error().code, QStringLiteral("cancellation-live"));
    m_scene.work(1h);
    refund();
    const auto late = m_scene.cancel(m_order, QStringLiteral("late"));
    QVERIFY(!late);
    QCOMPARE(late.error().code, QStringLiteral("not-cancellable"));
    QCOMPARE(m_scene.cancel(m_order, QStringLiteral("click"))->id, first->id);
    m_scene.work(1h);
    QCOMPARE(end(), QStringLiteral(
                        "DIBATALKAN, payment REFUNDED, cancellation FINISHED, refund SUCCEEDED, stock back; "
                        "185000 refunded in 1"));
}

void EdgeCasesTest::refundPendingForDays()
{
    m_scene.sandbox().changeMidtrans({{QStringLiteral("refund_confirm_seconds"), 3 * 24 * 3600}});
    m_order = m_scene.placeOrder();
    m_scene.pay(m_order);
    cancel();
    m_scene.approveRefunds(m_order);
    m_scene.work(48h);
    QCOMPARE(end(),
             QStringLiteral(
                 "DIBATALKAN, payment REFUND_PENDING, cancellation FINISHED, refund PENDING, stock back; "
                 "185000 refunded in 1"));
    m_scene.work(48h);
    QCOMPARE(end(), QStringLiteral(
                        "DIBATALKAN, payment REFUNDED, cancellation FINISHED, refund SUCCEEDED, stock back; "
                        "185000 refunded in 1"));
    QCOMPARE(sent(), 1);
}

void EdgeCasesTest::refundNeverConfirmed()
{
    m_scene.sandbox().changeMidtrans({{QStringLiteral("refund_confirm_seconds"), -1}});
    m_order = m_scene.placeOrder();
    m_scene.pay(m_order);
    cancel();
    m_scene.approveRefunds(m_order);
    m_scene.work(8 * 24h);
    QCOMPARE(
        end(),
        QStringLiteral(
            "DIBATALKAN, payment REFUND_PENDING, cancellation FINISHED, refund NEEDS_PERSON, stock back, "
            "asks: refund_uncertain; 185000 refunded in 1"));
    QCOMPARE(sent(), 1);
}

void EdgeCasesTest::paidWhileBeingCancelled()
{
    m_order = m_scene.placeOrder();
    m_scene.choose(m_order, QStringLiteral("gopay"), QStringLiteral("pending"));
    m_scene.office().watch.before(QStringLiteral("midtrans.cancel"), 1, [this] {
        m_scene.sandbox().actOnTransaction(m_order.transactionId, QStringLiteral("pay"));
    });
    cancel();
    QCOMPARE(m_scene.office().watch.heard(QStringLiteral("midtrans.cancel"), 1),
             QStringLiteral("not allowed"));
    refund();
    QVERIFY2(end().startsWith(QLatin1String(
                 "DIBATALKAN, payment REFUNDED, cancellation FINISHED, refund SUCCEEDED, stock back")),
             qPrintable(end()));
    QVERIFY2(end().endsWith(QLatin1String("185000 refunded in 1")), qPrintable(end()));
}

void EdgeCasesTest::bankTransferThatCannotBeRefundedByApi()
{
    m_order = m_scene.placeOrder();
    m_scene.pay(m_order, QStringLiteral("bank_transfer"));
    cancel();
    RefundRequests &refunds = m_scene.office().refunds;
    const auto refused = refunds.approve(refundId(), ShopScene::admin());
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, QStringLiteral("destination-missing"));
    QVERIFY(refunds.edit(
        refundId(), {},
        RefundDestination{QStringLiteral("BCA"), QStringLiteral("1234567890"), QStringLiteral("Siti Aminah")},
        ShopScene::staff()));
    refund();
    QVERIFY2(end().contains(QLatin1String("asks: manual_transfer_due")), qPrintable(end()));
    QVERIFY(refunds.settleManually(refundId(), QStringLiteral("TRF-20260302-77"), ShopScene::admin()));
    QVERIFY(!refunds.settleManually(refundId(), QStringLiteral("TRF-20260302-77"), ShopScene::admin()));
    QVERIFY(refunds.settleManually(refundId(), QStringLiteral("TRF-20260302-77"), ShopScene::otherAdmin()));
    m_scene.work(1h);
    QCOMPARE(end(), QStringLiteral(
                        "DIBATALKAN, payment REFUNDED, cancellation FINISHED, refund SUCCEEDED, stock back; "
                        "nothing at the partners"));
    QCOMPARE(sent(), 0);
}

void EdgeCasesTest::chargebackBeforeTheRefund()
{
    m_order = m_scene.placeOrder();
    m_scene.pay(m_order, QStringLiteral("credit_card"), QStringLiteral("settlement"),
                {{QStringLiteral("bank"), QStringLiteral("bca")}});
    cancel();
    m_scene.sandbox().actOnTransaction(m_order.transactionId, QStringLiteral("chargeback"),
                                       {{QStringLiteral("amount"), m_order.total}});
    refund();
    QVERIFY2(
        end().startsWith(QLatin1String(
            "DIBATALKAN, payment DISPUTED, cancellation FINISHED, refund NEEDS_PERSON, stock back, asks: ")),
        qPrintable(end()));
    QVERIFY2(end().contains(QLatin1String("chargeback")), qPrintable(end()));
    QCOMPARE(sent(), 0);
}

void EdgeCasesTest::settlementThatTurnsIntoDeny()
{
    m_order = m_scene.placeOrder();
    m_scene.pay(m_order, QStringLiteral("bank_transfer"), QStringLiteral("settlement"),
                {{QStringLiteral("bank"), QStringLiteral("permata")}});
    QCOMPARE(end(), QStringLiteral("DIBAYAR, payment PAID; nothing at the partners"));
    m_scene.sandbox().actOnTransaction(m_order.transactionId, QStringLiteral("reverse"));
    m_scene.schedule(JobKind::CheckPayment, m_order.payment.value, m_order);
    m_scene.work(1min);
    QCOMPARE(end(), QStringLiteral("MENUNGGU_PEMBAYARAN, payment FAILED; nothing at the partners"));
}

void EdgeCasesTest::settlementThatTurnsIntoDenyWhilePacking()
{
    m_order = m_scene.placeOrder();
    m_scene.pay(m_order, QStringLiteral("bank_transfer"), QStringLiteral("settlement"),
                {{QStringLiteral("bank"), QStringLiteral("permata")}});
    m_scene.sql().ask(QStringLiteral("select mark_processing('%1')").arg(m_order.number));
    m_scene.sandbox().actOnTransaction(m_order.transactionId, QStringLiteral("reverse"));
    m_scene.schedule(JobKind::CheckPayment, m_order.payment.value, m_order);
    m_scene.work(1min);
    QCOMPARE(end(),
             QStringLiteral("DIPROSES, payment FAILED, asks: payment_reversed; nothing at the partners"));
    QCOMPARE(m_scene.ask(QStringLiteral("select shipping_blocked from payments where id = %1"),
                         m_order.payment.value),
             QStringLiteral("t"));
}

QTEST_GUILESS_MAIN(EdgeCasesTest)
#include "edgecasestest.moc"
