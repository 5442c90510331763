#include "refundsums.h"

#include <QTest>

using namespace meja;

Q_DECLARE_METATYPE(QList<meja::RefundState>)

/// The remaining amount and the status of a payment of 90,000 after refunds of 30,000 each.
class RefundSumsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sumsRefunds_data();
    void sumsRefunds();
    void recordedTransferReservesItsAmount();
    void disputedStaysDisputed();
    void nextOrdinalFollowsTheHighest();
};

namespace {

Payment paid()
{
    Payment payment;
    payment.gross = Rupiah(90'000);
    payment.status = PaymentStatus::Paid;
    return payment;
}

QList<Refund> refunds(const QList<RefundState> &states)
{
    QList<Refund> all;
    for (const RefundState state : states) {
        Refund refund;
        refund.state = state;
        refund.amount = Rupiah(30'000);
        refund.ordinal = static_cast<int>(all.size()) + 1;
        all.append(refund);
    }
    return all;
}

} // namespace

void RefundSumsTest::sumsRefunds_data()
{
    using enum RefundState;
    QTest::addColumn<QList<RefundState>>("states");
    QTest::addColumn<qint64>("left");
    QTest::addColumn<QString>("status");
    QTest::addColumn<bool>("isOver");
    const auto row = [](const char *name, const QList<RefundState> &states, qint64 left, const char *status,
                        bool isOver) {
        QTest::newRow(name) << states << left << QString::fromLatin1(status) << isOver;
    };
    row("none", {}, 90'000, "PAID", false);
    row("requested", {Requested}, 60'000, "REFUND_PENDING", false);
    row("approved, sending and unknown reserve their amount", {Approved, Sending, Unknown}, 0,
        "REFUND_PENDING", false);
    row("pending and needs person reserve their amount", {Pending, NeedsPerson}, 30'000, "REFUND_PENDING",
        false);
    row("rejected reserves nothing", {Rejected}, 90'000, "PAID", false);
    row("failed reserves nothing", {Failed}, 90'000, "REFUND_FAILED", false);
    row("one succeeded", {Succeeded}, 60'000, "PARTIALLY_REFUNDED", false);
    row("one succeeded, one failed", {Succeeded, Failed}, 60'000, "REFUND_FAILED", false);
    row("one succeeded, one rejected", {Succeeded, Rejected}, 60'000, "PARTIALLY_REFUNDED", false);
    row("all succeeded", {Succeeded, Succeeded, Succeeded}, 0, "REFUNDED", false);
    row("more than was paid", {Succeeded, Succeeded, Succeeded, Pending}, 0, "REFUNDED", true);
}

void RefundSumsTest::sumsRefunds()
{
    QFETCH(QList<RefundState>, states);
    QFETCH(qint64, left);
    QFETCH(QString, status);
    QFETCH(bool, isOver);
    const QList<Refund> all = refunds(states);
    QCOMPARE(remaining(paid(), all).amount(), left);
    QCOMPARE(code(statusAfter(paid(), all)), status);
    QCOMPARE(isOverRefunded(paid(), all), isOver);
}

void RefundSumsTest::recordedTransferReservesItsAmount()
{
    using enum RefundState;
    for (const RefundState state :
         {Requested, Approved, Rejected, Sending, Unknown, Pending, Succeeded, Failed, NeedsPerson}) {
        QList<Refund> all = refunds({state});
        all.first().settledBy = QStringLiteral("budi");
        QVERIFY(reservesAmount(all.first()));
        QCOMPARE(remaining(paid(), all).amount(), 60'000);
    }
}

void RefundSumsTest::disputedStaysDisputed()
{
    Payment payment = paid();
    payment.status = PaymentStatus::Disputed;
    QVERIFY(statusAfter(payment, refunds({RefundState::Succeeded})) == PaymentStatus::Disputed);
}

void RefundSumsTest::nextOrdinalFollowsTheHighest()
{
    QCOMPARE(nextOrdinal({}), 1);
    QCOMPARE(nextOrdinal(refunds({RefundState::Rejected, RefundState::Failed})), 3);
}

QTEST_GUILESS_MAIN(RefundSumsTest)
#include "refundsumstest.moc"
