#include "shopfixture.h"

#include <QTest>

using namespace meja;
using namespace std::chrono_literals;

/// The edge cases of the requirements, on PostgreSQL and the sandbox.
class EdgeCasesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture.begin(); }
    void cleanup();
    void cancelAfterThePaymentSucceeded();
    void cancelWhenTheParcelIsAlreadyPickedUp();
    void cancelWhenThePickupIsRecorded();
    void ordinaryJourneyNeedsNobody();
    void returnIsNoDelivery();
    void refundFailsAfterTheStockIsRestored();
    void doubleCancel();
    void refundPendingForDays();
    void refundNeverConfirmed();
    void paymentDuringTheCancellation();
    void bankTransferThatCannotBeRefundedByApi();
    void chargebackBeforeTheRefund();
    void settlementThatTurnsIntoDeny();
    void settlementThatTurnsIntoDenyWhilePacking();

private:
    void cancel();
    void refund();
    [[nodiscard]] QString end() { return m_fixture.end(m_order); }
    [[nodiscard]] RefundId refundId();
    [[nodiscard]] qsizetype refundCalls() const;

    ShopFixture m_fixture;
    FixtureOrder m_order;
};

void EdgeCasesTest::cleanup()
{
    QCOMPARE(m_fixture.violatedInvariant(m_order), QString());
}

void EdgeCasesTest::cancel()
{
    const auto requested = m_fixture.cancel(m_order);
    QVERIFY2(requested, qPrintable(requested ? QString() : requested.error().detail));
    m_fixture.work(1h);
}

void EdgeCasesTest::refund()
{
    m_fixture.approveRefunds(m_order);
    m_fixture.work(2h);
}

RefundId EdgeCasesTest::refundId()
{
    return RefundId{
        m_fixture.ask(QStringLiteral("select max(id) from refunds where order_id = %1"), m_order.id.value)
            .toLongLong()};
}

/// The number of refund calls that reached Midtrans.
qsizetype EdgeCasesTest::refundCalls() const
{
    return m_fixture.sandbox().requests(QStringLiteral("midtrans.refund")).size();
}

void EdgeCasesTest::cancelAfterThePaymentSucceeded()
{
    m_order = m_fixture.placeOrder();
    m_fixture.pay(m_order);
    cancel();
    QCOMPARE(
        end(),
        QStringLiteral(
            "DIBATALKAN, payment REFUND_PENDING, cancellation FINISHED, refund REQUESTED, stock restored, "
            "attention: refund_to_approve; no effect at the partners"));
    refund();
    QCOMPARE(end(),
             QStringLiteral(
                 "DIBATALKAN, payment REFUNDED, cancellation FINISHED, refund SUCCEEDED, stock restored; "
                 "refund ×1, total 185000"));
}

void EdgeCasesTest::cancelWhenTheParcelIsAlreadyPickedUp()
{
    m_order = m_fixture.placeOrder();
    m_fixture.pay(m_order);
    m_fixture.book(m_order, QStringLiteral("pickup_requested"));
    m_fixture.sandbox().actOnParcel(m_order.parcel, QStringLiteral("picked_up"));
    cancel();
    QCOMPARE(end(),
             QStringLiteral(
                 "DIKIRIM, payment PAID, cancellation REFUSED, parcel PICKED_UP; no effect at the partners"));
}

void EdgeCasesTest::cancelWhenThePickupIsRecorded()
{
    m_order = m_fixture.placeOrder();
    m_fixture.pay(m_order);
    m_fixture.book(m_order, QStringLiteral("pickup_requested"));
    m_fixture.sandbox().actOnParcel(m_order.parcel, QStringLiteral("picked_up"));
    m_fixture.sql().ask(
        QStringLiteral("select record_shipment('%1', status => 'PICKED_UP')").arg(m_order.number));
    const auto requested = m_fixture.cancel(m_order);
    QVERIFY(!requested);
    QCOMPARE(requested.error().code, QStringLiteral("not-cancellable"));
    QCOMPARE(end(), QStringLiteral("DIKIRIM, payment PAID, parcel PICKED_UP; no effect at the partners"));
}

/// The emulator plays the courier's own lines; only its flag completes the order.
void EdgeCasesTest::ordinaryJourneyNeedsNobody()
{
    m_order = m_fixture.placeOrder();
    m_fixture.pay(m_order);
    const QString waybill = QStringLiteral("CGK") + m_order.number.right(6);
    m_fixture.bookElsewhere(m_order, waybill);
    for (const char *stage : {"picked_up", "shipped", "in_transit", "in_transit", "in_transit"}) {
        m_fixture.sandbox().actOnParcel(waybill, QString::fromLatin1(stage));
        m_fixture.work(3h);
        QCOMPARE(end(),
                 QStringLiteral("DIKIRIM, payment PAID, parcel IN_TRANSIT; no effect at the partners"));
    }
    m_fixture.sandbox().actOnParcel(waybill, QStringLiteral("delivered"));
    m_fixture.work(3h);
    QCOMPARE(end(), QStringLiteral("SELESAI, payment PAID, parcel DELIVERED; no effect at the partners"));
}

/// The flag is also set when the shipper has the parcel back.
void EdgeCasesTest::returnIsNoDelivery()
{
    m_fixture.sandbox().changeKomerce({{QStringLiteral("tracking_delivers_returns"), true}});
    m_order = m_fixture.placeOrder();
    m_fixture.pay(m_order);
    const QString waybill = QStringLiteral("CGK") + m_order.number.right(6);
    m_fixture.bookElsewhere(m_order, waybill);
    for (const char *stage : {"picked_up", "in_transit", "returning", "returned"})
        m_fixture.sandbox().actOnParcel(waybill, QString::fromLatin1(stage));
    m_fixture.work(3h);
    QCOMPARE(end(), QStringLiteral("DIKIRIM, payment PAID, parcel RETURNING, attention: parcel_problem; "
                                   "no effect at the partners"));
}

void EdgeCasesTest::refundFailsAfterTheStockIsRestored()
{
    m_order = m_fixture.placeOrder();
    m_fixture.pay(m_order, QStringLiteral("credit_card"), QStringLiteral("settlement"),
                  {{QStringLiteral("bank"), QStringLiteral("bca")}});
    m_fixture.sandbox().actOnTransaction(m_order.transactionId, QStringLiteral("deny-refunds"));
    cancel();
    refund();
    QCOMPARE(end(),
             QStringLiteral(
                 "DIBATALKAN, payment REFUND_FAILED, cancellation FINISHED, refund FAILED, stock restored, "
                 "attention: refund_failed; no effect at the partners"));
    const auto again = m_fixture.services().refunds.retry(refundId(), ShopFixture::staff());
    QVERIFY2(again, qPrintable(again ? QString() : again.error().detail));
    m_fixture.work(2h);
    QCOMPARE(end(),
             QStringLiteral(
                 "DIBATALKAN, payment REFUNDED, cancellation FINISHED, refund SUCCEEDED, stock restored; "
                 "refund ×1, total 185000"));
    QCOMPARE(m_fixture.ask(
                 QStringLiteral("select string_agg(right(refund_key, 2) || ' ' || outcome, ', ' order by id)"
                                " from refund_attempts where refund_id = %1"),
                 refundId().value),
             QStringLiteral("T1 failed, T2 success"));
}

void EdgeCasesTest::doubleCancel()
{
    m_order = m_fixture.placeOrder();
    m_fixture.pay(m_order);
    const auto first = m_fixture.cancel(m_order, QStringLiteral("click"));
    const auto again = m_fixture.cancel(m_order, QStringLiteral("click"));
    QVERIFY(first && again);
    QCOMPARE(again->id, first->id);
    const auto other = m_fixture.cancel(m_order, QStringLiteral("another"));
    QVERIFY(!other);
    QCOMPARE(other.error().code, QStringLiteral("cancellation-live"));
    m_fixture.work(1h);
    refund();
    const auto late = m_fixture.cancel(m_order, QStringLiteral("late"));
    QVERIFY(!late);
    QCOMPARE(late.error().code, QStringLiteral("not-cancellable"));
    QCOMPARE(m_fixture.cancel(m_order, QStringLiteral("click"))->id, first->id);
    m_fixture.work(1h);
    QCOMPARE(end(),
             QStringLiteral(
                 "DIBATALKAN, payment REFUNDED, cancellation FINISHED, refund SUCCEEDED, stock restored; "
                 "refund ×1, total 185000"));
}

void EdgeCasesTest::refundPendingForDays()
{
    m_fixture.sandbox().changeMidtrans({{QStringLiteral("refund_confirm_seconds"), 3 * 24 * 3600}});
    m_order = m_fixture.placeOrder();
    m_fixture.pay(m_order);
    cancel();
    m_fixture.approveRefunds(m_order);
    m_fixture.work(48h);
    QCOMPARE(end(),
             QStringLiteral(
                 "DIBATALKAN, payment REFUND_PENDING, cancellation FINISHED, refund PENDING, stock restored; "
                 "refund ×1, total 185000"));
    m_fixture.work(48h);
    QCOMPARE(end(),
             QStringLiteral(
                 "DIBATALKAN, payment REFUNDED, cancellation FINISHED, refund SUCCEEDED, stock restored; "
                 "refund ×1, total 185000"));
    QCOMPARE(refundCalls(), 1);
}

void EdgeCasesTest::refundNeverConfirmed()
{
    m_fixture.sandbox().changeMidtrans({{QStringLiteral("refund_confirm_seconds"), -1}});
    m_order = m_fixture.placeOrder();
    m_fixture.pay(m_order);
    cancel();
    m_fixture.approveRefunds(m_order);
    m_fixture.work(8 * 24h);
    QCOMPARE(
        end(),
        QStringLiteral(
            "DIBATALKAN, payment REFUND_PENDING, cancellation FINISHED, refund NEEDS_PERSON, stock restored, "
            "attention: refund_uncertain; refund ×1, total 185000"));
    QCOMPARE(refundCalls(), 1);
}

void EdgeCasesTest::paymentDuringTheCancellation()
{
    m_order = m_fixture.placeOrder();
    m_fixture.choose(m_order, QStringLiteral("gopay"), QStringLiteral("pending"));
    m_fixture.services().spy.before(QStringLiteral("midtrans.cancel"), 1, [this] {
        m_fixture.sandbox().actOnTransaction(m_order.transactionId, QStringLiteral("pay"));
    });
    cancel();
    QCOMPARE(m_fixture.services().spy.resultOf(QStringLiteral("midtrans.cancel"), 1),
             QStringLiteral("not allowed"));
    refund();
    QVERIFY2(end().startsWith(QLatin1String(
                 "DIBATALKAN, payment REFUNDED, cancellation FINISHED, refund SUCCEEDED, stock restored")),
             qPrintable(end()));
    QVERIFY2(end().endsWith(QStringLiteral("refund ×1, total 185000")), qPrintable(end()));
}

void EdgeCasesTest::bankTransferThatCannotBeRefundedByApi()
{
    m_order = m_fixture.placeOrder();
    m_fixture.pay(m_order, QStringLiteral("bank_transfer"));
    cancel();
    RefundRequests &refunds = m_fixture.services().refunds;
    const auto refused = refunds.approve(refundId(), ShopFixture::admin());
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, QStringLiteral("destination-missing"));
    QVERIFY(refunds.edit(
        refundId(), {},
        RefundDestination{QStringLiteral("BCA"), QStringLiteral("1234567890"), QStringLiteral("Siti Aminah")},
        ShopFixture::staff()));
    refund();
    QVERIFY2(end().contains(QLatin1String("attention: manual_transfer_due")), qPrintable(end()));
    QVERIFY(refunds.settleManually(refundId(), QStringLiteral("TRF-20260302-77"), ShopFixture::admin()));
    QVERIFY(!refunds.settleManually(refundId(), QStringLiteral("TRF-20260302-77"), ShopFixture::admin()));
    QVERIFY(refunds.settleManually(refundId(), QStringLiteral("TRF-20260302-77"), ShopFixture::otherAdmin()));
    m_fixture.work(1h);
    QCOMPARE(end(),
             QStringLiteral(
                 "DIBATALKAN, payment REFUNDED, cancellation FINISHED, refund SUCCEEDED, stock restored; "
                 "no effect at the partners"));
    QCOMPARE(refundCalls(), 0);
}

void EdgeCasesTest::chargebackBeforeTheRefund()
{
    m_order = m_fixture.placeOrder();
    m_fixture.pay(m_order, QStringLiteral("credit_card"), QStringLiteral("settlement"),
                  {{QStringLiteral("bank"), QStringLiteral("bca")}});
    cancel();
    m_fixture.sandbox().actOnTransaction(m_order.transactionId, QStringLiteral("chargeback"),
                                         {{QStringLiteral("amount"), m_order.total}});
    refund();
    QVERIFY2(end().startsWith(QLatin1String("DIBATALKAN, payment DISPUTED, cancellation FINISHED, refund "
                                            "NEEDS_PERSON, stock restored, attention: ")),
             qPrintable(end()));
    QVERIFY2(end().contains(QLatin1String("chargeback")), qPrintable(end()));
    QCOMPARE(refundCalls(), 0);
}

void EdgeCasesTest::settlementThatTurnsIntoDeny()
{
    m_order = m_fixture.placeOrder();
    m_fixture.pay(m_order, QStringLiteral("bank_transfer"), QStringLiteral("settlement"),
                  {{QStringLiteral("bank"), QStringLiteral("permata")}});
    QCOMPARE(end(), QStringLiteral("DIBAYAR, payment PAID; no effect at the partners"));
    m_fixture.sandbox().actOnTransaction(m_order.transactionId, QStringLiteral("reverse"));
    m_fixture.schedule(JobKind::CheckPayment, m_order.payment.value, m_order);
    m_fixture.work(1min);
    QCOMPARE(end(), QStringLiteral("MENUNGGU_PEMBAYARAN, payment FAILED; no effect at the partners"));
}

void EdgeCasesTest::settlementThatTurnsIntoDenyWhilePacking()
{
    m_order = m_fixture.placeOrder();
    m_fixture.pay(m_order, QStringLiteral("bank_transfer"), QStringLiteral("settlement"),
                  {{QStringLiteral("bank"), QStringLiteral("permata")}});
    m_fixture.sql().ask(QStringLiteral("select mark_processing('%1')").arg(m_order.number));
    m_fixture.sandbox().actOnTransaction(m_order.transactionId, QStringLiteral("reverse"));
    m_fixture.schedule(JobKind::CheckPayment, m_order.payment.value, m_order);
    m_fixture.work(1min);
    QCOMPARE(end(), QStringLiteral(
                        "DIPROSES, payment FAILED, attention: payment_reversed; no effect at the partners"));
    QCOMPARE(m_fixture.ask(QStringLiteral("select shipping_blocked from payments where id = %1"),
                           m_order.payment.value),
             QStringLiteral("t"));
}

QTEST_GUILESS_MAIN(EdgeCasesTest)
#include "edgecasestest.moc"
