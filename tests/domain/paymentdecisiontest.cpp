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
    QTest::addColumn<bool>("refundRemaining");
    QTest::addColumn<QList<AttentionKind>>("attention");
    const auto row = [](const char *name, OS order, PS payment, TS reported, const QList<PS> &path,
                        Effect effect, bool refundRemaining, const QList<AK> &attention) {
        QTest::newRow(name) << order << payment << reported << path << static_cast<int>(effect)
                            << refundRemaining << attention;
    };
    row("paid in time", OS::AwaitingPayment, PS::Pending, TS::Settlement, {PS::Paid}, Effect::BecomesPaid,
        false, {});
    row("captured counts as paid", OS::AwaitingPayment, PS::Pending, TS::Capture, {PS::Paid},
        Effect::BecomesPaid, false, {});
    row("authorised is not paid", OS::AwaitingPayment, PS::Pending, TS::Authorize, {}, Effect::None, false,
        {});
    row("denied", OS::AwaitingPayment, PS::Pending, TS::Deny, {PS::Failed}, Effect::None, false, {});
    row("failure", OS::AwaitingPayment, PS::Pending, TS::Failure, {PS::Failed}, Effect::None, false, {});
    row("expired", OS::AwaitingPayment, PS::Pending, TS::Expire, {PS::Expired}, Effect::None, false, {});
    row("cancelled", OS::AwaitingPayment, PS::Pending, TS::Cancel, {PS::Cancelled}, Effect::None, false, {});
    row("denied first, paid later", OS::AwaitingPayment, PS::Failed, TS::Settlement, {PS::Paid},
        Effect::BecomesPaid, false, {});
    row("paid after the order expired", OS::Expired, PS::Expired, TS::Settlement, {PS::Paid},
        Effect::BecomesPaid, true, {AK::PaidAfterEnd});
    row("paid after the order was cancelled", OS::Cancelled, PS::Cancelled, TS::Settlement, {PS::Paid},
        Effect::BecomesPaid, true, {AK::PaidAfterEnd});
    row("paid while being cancelled", OS::Cancelling, PS::Pending, TS::Settlement, {PS::Paid},
        Effect::BecomesPaid, false, {});
    row("reversed before packing", OS::Paid, PS::Paid, TS::Deny, {PS::Failed}, Effect::BecomesUnpaid, false,
        {});
    row("reversed after packing", OS::Processing, PS::Paid, TS::Deny, {PS::Failed}, Effect::BecomesUnpaid,
        false, {AK::PaymentReversed});
    row("reversed after shipping", OS::Shipped, PS::Paid, TS::Deny, {PS::Failed}, Effect::BecomesUnpaid,
        false, {AK::PaymentReversed});
    row("reversed while being cancelled", OS::Cancelling, PS::Paid, TS::Deny, {PS::Failed},
        Effect::BecomesUnpaid, false, {AK::PaymentReversed});
    row("reversed during a refund", OS::Cancelled, PS::RefundPending, TS::Deny, {}, Effect::None, false,
        {AK::PaymentReversed});
    row("voided capture", OS::Cancelled, PS::Paid, TS::Cancel, {PS::Cancelled}, Effect::BecomesUnpaid, false,
        {});
    row("charged back", OS::Shipped, PS::Paid, TS::Chargeback, {PS::Disputed}, Effect::None, false,
        {AK::Chargeback});
    row("charged back partly", OS::Shipped, PS::PartiallyRefunded, TS::PartialChargeback, {PS::Disputed},
        Effect::None, false, {AK::Chargeback});
    row("charged back before the payment was recorded", OS::AwaitingPayment, PS::Pending, TS::Chargeback,
        {PS::Paid, PS::Disputed}, Effect::BecomesPaid, false, {AK::Chargeback});
    row("unknown status", OS::Paid, PS::Paid, TS::Unknown, {}, Effect::None, false, {AK::PaymentUnresolved});
    row("outdated pending changes nothing", OS::Paid, PS::Paid, TS::Pending, {}, Effect::None, false, {});
}

void PaymentDecisionTest::mapsTransactionStatusToDecision()
{
    QFETCH(OrderStatus, order);
    QFETCH(PaymentStatus, payment);
    QFETCH(TransactionStatus, reported);
    QFETCH(QList<PaymentStatus>, path);
    QFETCH(int, effect);
    QFETCH(bool, refundRemaining);
    QFETCH(QList<AttentionKind>, attention);
    const PaymentDecision decision = decide(situation(order, payment), transactionWith(reported));
    QVERIFY(decision.path == path);
    QCOMPARE(static_cast<int>(decision.orderEffect), effect);
    QCOMPARE(decision.refundRemaining, refundRemaining);
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
        QVERIFY(!decision.refundRemaining);
    }
}

QTEST_GUILESS_MAIN(PaymentDecisionTest)
#include "paymentdecisiontest.moc"
