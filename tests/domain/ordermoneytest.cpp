#include "ordermoney.h"

#include <QTest>

using namespace meja;

/// The sums over all payments of an order.
class OrderMoneyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sumsPaidRefundedAndLeft_data();
    void sumsPaidRefundedAndLeft();
};

Q_DECLARE_METATYPE(QList<meja::PaymentFact>)

void OrderMoneyTest::sumsPaidRefundedAndLeft_data()
{
    QTest::addColumn<QList<PaymentFact>>("payments");
    QTest::addColumn<qint64>("paid");
    QTest::addColumn<qint64>("refunded");
    QTest::addColumn<qint64>("left");
    const auto fact = [](const char *status, qint64 gross, qint64 refunded) {
        return PaymentFact{QString::fromLatin1(status), Rupiah(gross), Rupiah(refunded)};
    };
    QTest::newRow("no payment") << QList<PaymentFact>{} << 0LL << 0LL << 0LL;
    QTest::newRow("waiting") << QList{fact("PENDING", 5000, 0)} << 0LL << 0LL << 0LL;
    QTest::newRow("expired and failed")
        << QList{fact("EXPIRED", 5000, 0), fact("FAILED", 5000, 0)} << 0LL << 0LL << 0LL;
    QTest::newRow("paid") << QList{fact("PAID", 5000, 0)} << 5000LL << 0LL << 5000LL;
    QTest::newRow("refunded in part")
        << QList{fact("PARTIALLY_REFUNDED", 5000, 2000)} << 5000LL << 2000LL << 3000LL;
    QTest::newRow("refunded in full") << QList{fact("REFUNDED", 5000, 5000)} << 5000LL << 5000LL << 0LL;
    QTest::newRow("a failed refund") << QList{fact("REFUND_FAILED", 5000, 0)} << 5000LL << 0LL << 5000LL;
    QTest::newRow("charged back") << QList{fact("DISPUTED", 5000, 1000)} << 5000LL << 1000LL << 0LL;
    QTest::newRow("an unknown status") << QList{fact("SOMETHING", 5000, 0)} << 0LL << 0LL << 0LL;
    QTest::newRow("paid by the second payment")
        << QList{fact("EXPIRED", 5000, 0), fact("PAID", 5000, 0)} << 5000LL << 0LL << 5000LL;
    QTest::newRow("paid twice") << QList{fact("PAID", 5000, 0), fact("REFUND_PENDING", 5000, 1000)} << 10000LL
                                << 1000LL << 9000LL;
}

void OrderMoneyTest::sumsPaidRefundedAndLeft()
{
    QFETCH(const QList<PaymentFact>, payments);
    QFETCH(const qint64, paid);
    QFETCH(const qint64, refunded);
    QFETCH(const qint64, left);
    const OrderMoney money = OrderMoney::of(payments);
    QCOMPARE(money.paid.amount(), paid);
    QCOMPARE(money.refunded.amount(), refunded);
    QCOMPARE(money.left.amount(), left);
}

QTEST_GUILESS_MAIN(OrderMoneyTest)
#include "ordermoneytest.moc"
