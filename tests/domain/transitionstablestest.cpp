#include "orderstatus.h"
#include "paymentstatus.h"
#include "refund.h"

#include <QTest>

using namespace meja;

/// The transition tables and the codes of states.
class TransitionsTablesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsBackEveryCode();
    void shippedOrdersCannotBeCancelled();
    void finalStatesHaveNoTransition();
    void readsCompletedAsSelesai();
};

namespace {

constexpr std::array orderStatuses{
    OrderStatus::AwaitingPayment, OrderStatus::Paid,       OrderStatus::Processing, OrderStatus::Shipped,
    OrderStatus::Completed,       OrderStatus::Cancelling, OrderStatus::Cancelled,  OrderStatus::Expired};

} // namespace

void TransitionsTablesTest::readsBackEveryCode()
{
    for (const OrderStatus status : orderStatuses)
        QVERIFY(orderStatusFromCode(code(status)) == status);
    QVERIFY(!orderStatusFromCode(QStringLiteral("dibayar")));
    QVERIFY(refundStateFromCode(QStringLiteral("NEEDS_PERSON")) == RefundState::NeedsPerson);
    QVERIFY(paymentStatusFromCode(QStringLiteral("DISPUTED")) == PaymentStatus::Disputed);
}

void TransitionsTablesTest::shippedOrdersCannotBeCancelled()
{
    for (const OrderStatus from : {OrderStatus::Shipped, OrderStatus::Completed}) {
        QVERIFY(!canBeCancelled(from));
        QVERIFY(!mayBecome(from, OrderStatus::Cancelling));
        QVERIFY(!mayBecome(from, OrderStatus::Cancelled));
    }
    for (const OrderStatus from : orderStatuses)
        QCOMPARE(mayBecome(from, OrderStatus::Cancelled), from == OrderStatus::Cancelling);
}

void TransitionsTablesTest::finalStatesHaveNoTransition()
{
    for (const OrderStatus from : orderStatuses) {
        int ways = 0;
        for (const OrderStatus to : orderStatuses)
            ways += mayBecome(from, to) ? 1 : 0;
        QCOMPARE(ways == 0, isOver(from));
    }
    QVERIFY(!mayBecome(PaymentStatus::Disputed, PaymentStatus::Refunded));
    QVERIFY(!mayBecome(RefundState::Succeeded, RefundState::Approved));
}

void TransitionsTablesTest::readsCompletedAsSelesai()
{
    QVERIFY(orderStatusFromCode(QStringLiteral("COMPLETED")) == OrderStatus::Completed);
}

QTEST_GUILESS_MAIN(TransitionsTablesTest)
#include "transitionstablestest.moc"
