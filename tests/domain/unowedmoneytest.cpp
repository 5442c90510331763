#include "unowedmoney.h"

#include <QTest>

#include <algorithm>

using namespace meja;

/// Which payments of an order must be returned.
class UnowedMoneyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEndedOrderIsOwedNothing_data();
    void anEndedOrderIsOwedNothing();
    void anyOtherOrderKeepsOnePayment();
    void thePaymentThatStaysDoesNotDependOnTheOrderOfTheNews();
    void aDeclinedRefundDoesNotMoveTheSurplus();
    void orderOfNothingHasNoSurplus();
};

Q_DECLARE_METATYPE(meja::OrderStatus)

namespace {

constexpr Rupiah gross(100'000);

BookedPayment paid(qint64 id, PaymentStatus status = PaymentStatus::Paid)
{
    BookedPayment entry;
    entry.payment.id = {id};
    entry.payment.order = {1};
    entry.payment.status = status;
    entry.payment.gross = gross;
    entry.payment.paidAt = Instant{1000 * id};
    return entry;
}

BookedPayment with(BookedPayment entry, RefundState state, Rupiah amount)
{
    Refund refund;
    refund.payment = entry.payment.id;
    refund.state = state;
    refund.amount = amount;
    entry.refunds.append(refund);
    return entry;
}

QList<qint64> idsOf(const QList<BookedPayment> &payments)
{
    QList<qint64> ids;
    for (const BookedPayment &entry : payments)
        ids.append(entry.payment.id.value);
    return ids;
}

} // namespace

void UnowedMoneyTest::anEndedOrderIsOwedNothing_data()
{
    QTest::addColumn<OrderStatus>("order");
    QTest::newRow("cancelled") << OrderStatus::Cancelled;
    QTest::newRow("expired") << OrderStatus::Expired;
}

void UnowedMoneyTest::anEndedOrderIsOwedNothing()
{
    QFETCH(OrderStatus, order);
    QCOMPARE(idsOf(unowedPayments(order, {paid(1)})), QList<qint64>{1});
    QCOMPARE(idsOf(unowedPayments(order, {paid(1), paid(2)})), (QList<qint64>{1, 2}));
    QCOMPARE(
        idsOf(unowedPayments(order, {paid(1, PaymentStatus::Disputed), paid(2, PaymentStatus::Expired)})),
        QList<qint64>{});
    const BookedPayment promised = with(paid(1, PaymentStatus::RefundPending), RefundState::Requested, gross);
    QCOMPARE(idsOf(unowedPayments(order, {promised})), QList<qint64>{});
    const BookedPayment partly = with(paid(1, PaymentStatus::RefundPending), RefundState::Sending, Rupiah(1));
    QCOMPARE(idsOf(unowedPayments(order, {partly})), QList<qint64>{1});
    const BookedPayment rejected = with(paid(1), RefundState::Rejected, gross);
    QCOMPARE(idsOf(unowedPayments(order, {rejected})), QList<qint64>{1});
    QVERIFY(wasRefundDeclined(rejected) && !wasRefundDeclined(partly));
}

void UnowedMoneyTest::anyOtherOrderKeepsOnePayment()
{
    QCOMPARE(idsOf(unowedPayments(OrderStatus::Shipped, {paid(1)})), QList<qint64>{});
    QCOMPARE(idsOf(unowedPayments(OrderStatus::Shipped, {paid(1), paid(2), paid(3)})), (QList<qint64>{2, 3}));
    // Returned money does not count.
    QCOMPARE(idsOf(unowedPayments(OrderStatus::Paid, {paid(1, PaymentStatus::Refunded), paid(2)})),
             QList<qint64>{});
    // A refund of a part, for example for a missing article, leaves the first payment in its place.
    const BookedPayment partly =
        with(paid(1, PaymentStatus::PartiallyRefunded), RefundState::Succeeded, Rupiah(5000));
    QCOMPARE(idsOf(unowedPayments(OrderStatus::Shipped, {partly, paid(2)})), QList<qint64>{2});
}

void UnowedMoneyTest::thePaymentThatStaysDoesNotDependOnTheOrderOfTheNews()
{
    QList<BookedPayment> payments{paid(1), paid(2), paid(3)};
    payments[0].payment.paidAt = Instant{9000};
    const QList<qint64> expected = idsOf(unowedPayments(OrderStatus::Paid, payments));
    QCOMPARE(expected, (QList<qint64>{3, 1}));
    std::reverse(payments.begin(), payments.end());
    QCOMPARE(idsOf(unowedPayments(OrderStatus::Paid, payments)), expected);
}

void UnowedMoneyTest::aDeclinedRefundDoesNotMoveTheSurplus()
{
    const BookedPayment declined = with(paid(1), RefundState::Rejected, gross);
    QCOMPARE(idsOf(unowedPayments(OrderStatus::Paid, {declined, paid(2)})), QList<qint64>{1});
}

void UnowedMoneyTest::orderOfNothingHasNoSurplus()
{
    BookedPayment nothing = paid(1);
    nothing.payment.gross = Rupiah(0);
    QCOMPARE(idsOf(unowedPayments(OrderStatus::Cancelled, {nothing})), QList<qint64>{});
}

QTEST_GUILESS_MAIN(UnowedMoneyTest)
#include "unowedmoneytest.moc"
