#include "paymentdecision.h"

#include <QTest>

using namespace meja;

using Effect = PaymentDecision::OrderEffect;

Q_DECLARE_METATYPE(meja::TransactionStatus)
Q_DECLARE_METATYPE(meja::PaymentStatus)
Q_DECLARE_METATYPE(meja::OrderStatus)
Q_DECLARE_METATYPE(QList<meja::PaymentStatus>)
Q_DECLARE_METATYPE(QList<meja::AttentionKind>)

/// What a response of GET status changes.
class PaymentDecisionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mapsTransactionStatusToDecision_data();
    void mapsTransactionStatusToDecision();
    void cardUnderFraudReviewIsNotPaid();
    void tooSmallAmountIsNotPaid();
    void customerFeeIsNoMismatch();
    void recognisesOwnRefundsByKey();
    void repeatedResponseChangesNothing();
    void anotherPaymentKeepsTheOrderPaid();
    void reversalBlocksShipping_data();
    void reversalBlocksShipping();
    void reversalDuringARefundIsReportedOnce();
};

namespace {

constexpr Rupiah gross(100'000);

PaymentSituation situation(OrderStatus order, PaymentStatus payment)
{
    PaymentSituation now;
    now.order.id = {1};
    now.order.status = order;
    now.payment.id = {2};
    now.payment.order = {1};
    now.payment.gross = gross;
    now.payment.status = payment;
    return now;
}

GatewayTransaction transactionWith(TransactionStatus status)
{
    GatewayTransaction transaction;
    transaction.status = status;
    transaction.rawStatus = QStringLiteral("status");
    transaction.gross = gross;
    transaction.transactionAt = Instant{5};
    return transaction;
}

QList<AttentionKind> kinds(const PaymentDecision &decision)
{
    QList<AttentionKind> found;
    for (const NewAttention &item : decision.attention)
        found.append(item.kind);
    return found;
}

} // namespace

void PaymentDecisionTest::mapsTransactionStatusToDecision_data()
{
    using TS = TransactionStatus;
    using PS = PaymentStatus;
    using OS = OrderStatus;
    using AK = AttentionKind;
    QTest::addColumn<OrderStatus>("order");
    QTest::addColumn<PaymentStatus>("payment");
    QTest::addColumn<TransactionStatus>("reported");
    QTest::addColumn<QList<PaymentStatus>>("path");
    QTest::addColumn<int>("effect");
    QTest::addColumn<QList<AttentionKind>>("attention");
    const auto row = [](const char *name, OS order, PS payment, TS reported, const QList<PS> &path,
                        Effect effect, const QList<AK> &attention) {
        QTest::newRow(name) << order << payment << reported << path << static_cast<int>(effect) << attention;
    };
    row("paid in time", OS::AwaitingPayment, PS::Pending, TS::Settlement, {PS::Paid}, Effect::BecomesPaid,
        {});
    row("captured counts as paid", OS::AwaitingPayment, PS::Pending, TS::Capture, {PS::Paid},
        Effect::BecomesPaid, {});
    row("authorised is not paid", OS::AwaitingPayment, PS::Pending, TS::Authorize, {}, Effect::None, {});
    row("denied", OS::AwaitingPayment, PS::Pending, TS::Deny, {PS::Failed}, Effect::None, {});
    row("failure", OS::AwaitingPayment, PS::Pending, TS::Failure, {PS::Failed}, Effect::None, {});
    row("expired", OS::AwaitingPayment, PS::Pending, TS::Expire, {PS::Expired}, Effect::None, {});
    row("cancelled", OS::AwaitingPayment, PS::Pending, TS::Cancel, {PS::Cancelled}, Effect::None, {});
    row("denied first, paid later", OS::AwaitingPayment, PS::Failed, TS::Settlement, {PS::Paid},
        Effect::BecomesPaid, {});
    row("paid after the order expired", OS::Expired, PS::Expired, TS::Settlement, {PS::Paid},
        Effect::BecomesPaid, {});
    row("paid after the order was cancelled", OS::Cancelled, PS::Cancelled, TS::Settlement, {PS::Paid},
        Effect::BecomesPaid, {});
    row("paid while being cancelled", OS::Cancelling, PS::Pending, TS::Settlement, {PS::Paid},
        Effect::BecomesPaid, {});
    row("reversed before packing", OS::Paid, PS::Paid, TS::Deny, {PS::Failed}, Effect::BecomesUnpaid, {});
    row("reversed after packing", OS::Processing, PS::Paid, TS::Deny, {PS::Failed}, Effect::BecomesUnpaid,
        {AK::PaymentReversed});
    row("reversed after shipping", OS::Shipped, PS::Paid, TS::Deny, {PS::Failed}, Effect::BecomesUnpaid,
        {AK::PaymentReversed});
    row("reversed while being cancelled", OS::Cancelling, PS::Paid, TS::Deny, {PS::Failed},
        Effect::BecomesUnpaid, {AK::PaymentReversed});
    row("reversed during a refund", OS::Cancelled, PS::RefundPending, TS::Deny, {}, Effect::None,
        {AK::PaymentReversed});
    row("voided capture", OS::Cancelled, PS::Paid, TS::Cancel, {PS::Cancelled}, Effect::BecomesUnpaid, {});
    row("charged back", OS::Shipped, PS::Paid, TS::Chargeback, {PS::Disputed}, Effect::None,
        {AK::Chargeback});
    row("charged back partly", OS::Shipped, PS::PartiallyRefunded, TS::PartialChargeback, {PS::Disputed},
        Effect::None, {AK::Chargeback});
    row("charged back before the payment was recorded", OS::AwaitingPayment, PS::Pending, TS::Chargeback,
        {PS::Paid, PS::Disputed}, Effect::BecomesPaid, {AK::Chargeback});
    row("unknown status", OS::Paid, PS::Paid, TS::Unknown, {}, Effect::None, {AK::PaymentUnresolved});
    row("outdated pending changes nothing", OS::Paid, PS::Paid, TS::Pending, {}, Effect::None, {});
}

void PaymentDecisionTest::mapsTransactionStatusToDecision()
{
    QFETCH(OrderStatus, order);
    QFETCH(PaymentStatus, payment);
    QFETCH(TransactionStatus, reported);
    QFETCH(QList<PaymentStatus>, path);
    QFETCH(int, effect);
    QFETCH(QList<AttentionKind>, attention);
    const PaymentDecision decision = decide(situation(order, payment), transactionWith(reported));
    QVERIFY(decision.path == path);
    QCOMPARE(static_cast<int>(decision.orderEffect), effect);
    QVERIFY(kinds(decision) == attention);
}

void PaymentDecisionTest::cardUnderFraudReviewIsNotPaid()
{
    for (const char *fraud : {"challenge", "deny"}) {
        GatewayTransaction transaction = transactionWith(TransactionStatus::Capture);
        transaction.fraudStatus = QString::fromLatin1(fraud);
        QVERIFY(decide(situation(OrderStatus::AwaitingPayment, PaymentStatus::Pending), transaction)
                    .path.isEmpty());
    }
}

void PaymentDecisionTest::tooSmallAmountIsNotPaid()
{
    GatewayTransaction transaction = transactionWith(TransactionStatus::Settlement);
    transaction.gross = Rupiah(99'999);
    const PaymentDecision decision =
        decide(situation(OrderStatus::AwaitingPayment, PaymentStatus::Pending), transaction);
    QVERIFY(decision.path.isEmpty());
    QVERIFY(kinds(decision) == QList{AttentionKind::AmountMismatch});
}

void PaymentDecisionTest::customerFeeIsNoMismatch()
{
    GatewayTransaction transaction = transactionWith(TransactionStatus::Settlement);
    transaction.gross = Rupiah(104'000);
    transaction.grossWithoutFee = gross;
    const PaymentDecision decision =
        decide(situation(OrderStatus::AwaitingPayment, PaymentStatus::Pending), transaction);
    QVERIFY(decision.path == QList{PaymentStatus::Paid});
    QVERIFY(kinds(decision).isEmpty());
}

void PaymentDecisionTest::recognisesOwnRefundsByKey()
{
    PaymentSituation now = situation(OrderStatus::Shipped, PaymentStatus::RefundPending);
    Refund refund;
    refund.payment = {2};
    refund.tryNumber = 2;
    now.refunds = {refund};
    GatewayTransaction transaction = transactionWith(TransactionStatus::PartialRefund);
    transaction.refunds = {{.key = QStringLiteral("2-R1-T1"), .amount = Rupiah(1)},
                           {.key = QStringLiteral("2-R1-T2"), .amount = Rupiah(1)}};
    QVERIFY(decide(now, transaction).fromOutside.isEmpty());
    QVERIFY(decide(now, transaction).refundsChanged);
    transaction.refunds.append({.key = QStringLiteral("dashboard"), .amount = Rupiah(7)});
    QCOMPARE(decide(now, transaction).fromOutside.size(), 1);
    QCOMPARE(decide(now, transaction).fromOutside.constFirst().amount.amount(), 7);
}

void PaymentDecisionTest::repeatedResponseChangesNothing()
{
    using PS = PaymentStatus;
    const std::pair<PS, TransactionStatus> ends[]{{PS::Paid, TransactionStatus::Settlement},
                                                  {PS::Failed, TransactionStatus::Deny},
                                                  {PS::Expired, TransactionStatus::Expire},
                                                  {PS::Cancelled, TransactionStatus::Cancel},
                                                  {PS::Disputed, TransactionStatus::Chargeback}};
    for (const auto &[status, reported] : ends) {
        const PaymentDecision decision =
            decide(situation(OrderStatus::Cancelled, status), transactionWith(reported));
        QVERIFY(decision.path.isEmpty());
        QVERIFY(decision.attention.isEmpty());
    }
}

void PaymentDecisionTest::anotherPaymentKeepsTheOrderPaid()
{
    PaymentSituation now = situation(OrderStatus::Processing, PaymentStatus::Paid);
    Payment other;
    other.id = {3};
    other.gross = gross;
    for (const PaymentStatus status :
         {PaymentStatus::Paid, PaymentStatus::Refunded, PaymentStatus::Disputed}) {
        other.status = status;
        now.others = {other};
        const PaymentDecision decision = decide(now, transactionWith(TransactionStatus::Deny));
        QVERIFY(decision.path == QList{PaymentStatus::Failed});
        QCOMPARE(decision.payment.shippingBlocked, status != PaymentStatus::Paid);
        QCOMPARE(decision.attention.isEmpty(), status == PaymentStatus::Paid);
    }
}

void PaymentDecisionTest::reversalBlocksShipping_data()
{
    QTest::addColumn<OrderStatus>("order");
    QTest::addColumn<bool>("isBlocked");
    QTest::newRow("unpaid") << OrderStatus::AwaitingPayment << false;
    // The order becomes unpaid, so that nothing can be shipped.
    QTest::newRow("paid") << OrderStatus::Paid << false;
    QTest::newRow("packed") << OrderStatus::Processing << true;
    QTest::newRow("shipped") << OrderStatus::Shipped << true;
    QTest::newRow("received") << OrderStatus::Completed << true;
    QTest::newRow("frozen") << OrderStatus::Cancelling << true;
    QTest::newRow("cancelled") << OrderStatus::Cancelled << false;
    QTest::newRow("expired") << OrderStatus::Expired << false;
}

void PaymentDecisionTest::reversalBlocksShipping()
{
    QFETCH(OrderStatus, order);
    QFETCH(bool, isBlocked);
    PaymentDecision decision =
        decide(situation(order, PaymentStatus::Paid), transactionWith(TransactionStatus::Deny));
    QCOMPARE(decision.payment.shippingBlocked, isBlocked);
    QCOMPARE(decision.attention.size(), isBlocked ? 1 : 0);

    // Money that arrives after all ends the block.
    PaymentSituation later = situation(order, PaymentStatus::Failed);
    later.payment.shippingBlocked = true;
    decision = decide(later, transactionWith(TransactionStatus::Settlement));
    QVERIFY(!decision.payment.shippingBlocked);
}

void PaymentDecisionTest::reversalDuringARefundIsReportedOnce()
{
    PaymentSituation now = situation(OrderStatus::Processing, PaymentStatus::RefundPending);
    GatewayTransaction transaction = transactionWith(TransactionStatus::Deny);
    transaction.rawStatus = QStringLiteral("deny");
    PaymentDecision decision = decide(now, transaction);
    QVERIFY(kinds(decision) == QList{AttentionKind::PaymentReversed});
    QVERIFY(decision.payment.shippingBlocked);
    // An admin released the order since then.
    now.payment = decision.payment;
    now.payment.shippingBlocked = false;
    decision = decide(now, transaction);
    QVERIFY(decision.attention.isEmpty());
    QVERIFY(!decision.payment.shippingBlocked);
}

QTEST_GUILESS_MAIN(PaymentDecisionTest)
#include "paymentdecisiontest.moc"
