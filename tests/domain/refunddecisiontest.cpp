#include "refunddecision.h"

#include <QTest>

using namespace meja;

namespace {

constexpr Instant sent{1'000'000'000'000};

Refund refundIn(RefundState state)
{
    Refund refund;
    refund.payment = {7};
    refund.amount = Rupiah(60'000);
    refund.state = state;
    refund.firstSentAt = sent;
    return refund;
}

GatewayTransaction shows(TransactionStatus status, QList<GatewayRefund> refunds = {})
{
    GatewayTransaction transaction;
    transaction.status = status;
    transaction.refunds = std::move(refunds);
    return transaction;
}

QString describe(const RefundDecision &decision)
{
    switch (decision.kind) {
    case RefundDecision::Kind::Record:
        return code(decision.state);
    case RefundDecision::Kind::Send:
        return QStringLiteral("send");
    case RefundDecision::Kind::Wait:
        return QStringLiteral("wait");
    }
    Q_UNREACHABLE();
}

} // namespace

Q_DECLARE_METATYPE(meja::RefundState)
Q_DECLARE_METATYPE(meja::GatewayTransaction)
Q_DECLARE_METATYPE(meja::RefundResponse::Kind)

/// What responses of Midtrans mean for a refund of ours.
class RefundDecisionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mapsStatusToDecision_data();
    void mapsStatusToDecision();
    void mapsResponseToDecision_data();
    void mapsResponseToDecision();
    void differentAmountNeedsPerson();
    void absentRefundProvesNothingWhileRequestMayArrive();
    void sendsNothingWhenAnEarlierTryIsShown();
    void differentEchoedAmountIsUnknown();
    void timeNeverMakesAFailure();
    void keyThatDisappearedNeedsAPerson_data();
    void keyThatDisappearedNeedsAPerson();
    void turnedAwayAttemptGoesOn();
};

void RefundDecisionTest::mapsStatusToDecision_data()
{
    using enum RefundState;
    using S = TransactionStatus;
    const GatewayRefund ours{.key = QStringLiteral("7-R1-T1"), .amount = Rupiah(60'000), .createdAt = sent};
    const GatewayRefund confirmed{QStringLiteral("7-R1-T1"), Rupiah(60'000), sent, sent};
    const GatewayRefund others{QStringLiteral("7-R2-T1"), Rupiah(60'000), sent, sent};
    QTest::addColumn<RefundState>("state");
    QTest::addColumn<GatewayTransaction>("transaction");
    QTest::addColumn<QString>("decision");
    QTest::newRow("approved, absent") << Approved << shows(S::Settlement) << QStringLiteral("send");
    QTest::newRow("approved, already shown")
        << Approved << shows(S::PartialRefund, {ours}) << QStringLiteral("PENDING");
    QTest::newRow("approved, another refund shown")
        << Approved << shows(S::PartialRefund, {others}) << QStringLiteral("send");
    QTest::newRow("unknown, absent") << Unknown << shows(S::Settlement) << QStringLiteral("APPROVED");
    QTest::newRow("unknown, shown") << Unknown << shows(S::Refund, {ours}) << QStringLiteral("PENDING");
    QTest::newRow("unknown, confirmed")
        << Unknown << shows(S::Refund, {confirmed}) << QStringLiteral("SUCCEEDED");
    QTest::newRow("pending, not confirmed") << Pending << shows(S::Refund, {ours}) << QStringLiteral("wait");
    QTest::newRow("pending, confirmed")
        << Pending << shows(S::Refund, {confirmed}) << QStringLiteral("SUCCEEDED");
    QTest::newRow("pending, not shown yet") << Pending << shows(S::Settlement) << QStringLiteral("wait");
    QTest::newRow("captured, not settled") << Approved << shows(S::Capture) << QStringLiteral("wait");
    QTest::newRow("payment reversed") << Approved << shows(S::Deny) << QStringLiteral("FAILED");
    QTest::newRow("charged back") << Approved << shows(S::Chargeback) << QStringLiteral("NEEDS_PERSON");
    QTest::newRow("unknown status") << Approved << shows(S::Unknown) << QStringLiteral("NEEDS_PERSON");
}

void RefundDecisionTest::mapsStatusToDecision()
{
    QFETCH(const RefundState, state);
    QFETCH(const GatewayTransaction, transaction);
    QFETCH(const QString, decision);
    QCOMPARE(describe(decide(refundIn(state), Payment{}, transaction, sent, sent + std::chrono::hours(1))),
             decision);
}

void RefundDecisionTest::mapsResponseToDecision_data()
{
    using Kind = RefundResponse::Kind;
    QTest::addColumn<Kind>("response");
    QTest::addColumn<QString>("decision");
    QTest::newRow("200 is not final") << Kind::Accepted << QStringLiteral("PENDING");
    QTest::newRow("202 is a refusal") << Kind::Denied << QStringLiteral("FAILED");
    QTest::newRow("406 leads to a status query") << Kind::DuplicateKey << QStringLiteral("UNKNOWN");
    QTest::newRow("412 leads to a status query") << Kind::NotRefundable << QStringLiteral("UNKNOWN");
    QTest::newRow("insufficient balance") << Kind::TryLater << QStringLiteral("APPROVED");
    QTest::newRow("invalid request") << Kind::Wrong << QStringLiteral("NEEDS_PERSON");
}

void RefundDecisionTest::mapsResponseToDecision()
{
    QFETCH(const RefundResponse::Kind, response);
    QFETCH(const QString, decision);
    QCOMPARE(describe(decide(refundIn(RefundState::Sending), RefundResponse{.kind = response})), decision);
}

void RefundDecisionTest::differentAmountNeedsPerson()
{
    const GatewayRefund other{.key = QStringLiteral("7-R1-T1"), .amount = Rupiah(61'000), .createdAt = sent};
    const RefundDecision decision = decide(refundIn(RefundState::Unknown), Payment{},
                                           shows(TransactionStatus::PartialRefund, {other}), sent, sent);
    QCOMPARE(describe(decision), QStringLiteral("NEEDS_PERSON"));
    QVERIFY(decision.mismatch);
}

void RefundDecisionTest::absentRefundProvesNothingWhileRequestMayArrive()
{
    const GatewayTransaction nothing = shows(TransactionStatus::Settlement);
    for (const RefundState state : {RefundState::Sending, RefundState::Unknown}) {
        const Instant arrival = sent + std::chrono::hours(2);
        QCOMPARE(describe(decide(refundIn(state), Payment{}, nothing, arrival, arrival - Duration(1))),
                 QStringLiteral("wait"));
        QCOMPARE(describe(decide(refundIn(state), Payment{}, nothing, arrival, arrival)),
                 QStringLiteral("APPROVED"));
    }
}

void RefundDecisionTest::sendsNothingWhenAnEarlierTryIsShown()
{
    Refund second = refundIn(RefundState::Approved);
    second.tryNumber = 2;
    const GatewayRefund first{.key = QStringLiteral("7-R1-T1"), .amount = second.amount, .createdAt = sent};
    const TransactionStatus partly = TransactionStatus::PartialRefund;
    QCOMPARE(describe(decide(second, Payment{}, shows(partly, {first}), {}, sent)),
             QStringLiteral("NEEDS_PERSON"));
    QCOMPARE(describe(decide(second, Payment{}, shows(partly), {}, sent)), QStringLiteral("send"));
    // Until this try is sent, the refund counts as shown.
    second.firstSentAt.reset();
    QVERIFY(noteSighting(second, shows(partly, {first}), sent));
    QVERIFY(second.shownAt && !second.missingSince);
    QVERIFY(noteSighting(second, shows(partly), sent));
    QVERIFY(second.missingSince);
    Refund isSent = refundIn(RefundState::Unknown);
    isSent.tryNumber = 2;
    isSent.firstSentAt = sent;
    QVERIFY(!noteSighting(isSent, shows(partly, {first}), sent));
}

void RefundDecisionTest::differentEchoedAmountIsUnknown()
{
    for (const qint64 echo : {59'999, 60'001})
        QCOMPARE(
            describe(decide(refundIn(RefundState::Sending),
                            RefundResponse{.kind = RefundResponse::Kind::Accepted, .amount = Rupiah(echo)})),
            QStringLiteral("UNKNOWN"));
}

void RefundDecisionTest::timeNeverMakesAFailure()
{
    const Instant muchLater = sent + std::chrono::days(8);
    for (const RefundState state : {RefundState::Unknown, RefundState::Approved, RefundState::Pending})
        QCOMPARE(describe(decide(refundIn(state), Payment{}, shows(TransactionStatus::Settlement), sent,
                                 muchLater)),
                 QStringLiteral("NEEDS_PERSON"));
}

void RefundDecisionTest::keyThatDisappearedNeedsAPerson_data()
{
    QTest::addColumn<bool>("isFromOutside");
    QTest::addColumn<bool>("wasShown");
    QTest::addColumn<int>("minutesApart");
    QTest::addColumn<QString>("decision");
    const QString wait = QStringLiteral("wait");
    const QString person = QStringLiteral("NEEDS_PERSON");
    QTest::newRow("never shown") << false << false << 60 << wait;
    QTest::newRow("absent for the first time") << false << true << 0 << wait;
    QTest::newRow("absent again too early") << false << true << 9 << wait;
    QTest::newRow("absent again") << false << true << 10 << person;
    QTest::newRow("made outside Meja") << true << false << 10 << person;
    QTest::newRow("made outside Meja, too early") << true << false << 9 << wait;
}

void RefundDecisionTest::keyThatDisappearedNeedsAPerson()
{
    QFETCH(const bool, isFromOutside);
    QFETCH(const bool, wasShown);
    QFETCH(const int, minutesApart);
    QFETCH(const QString, decision);
    Refund refund = refundIn(RefundState::Pending);
    refund.isFromOutside = isFromOutside;
    refund.outsideKey = QStringLiteral("dashboard");
    const GatewayTransaction nothing = shows(TransactionStatus::Settlement);
    const GatewayRefund entry{.key = refund.key(), .amount = refund.amount};
    if (wasShown)
        QVERIFY(noteSighting(refund, shows(TransactionStatus::Refund, {entry}), sent));
    const bool isNews = noteSighting(refund, nothing, sent);
    QCOMPARE(isNews, wasShown || isFromOutside);
    const Instant now = sent + std::chrono::minutes(minutesApart);
    QVERIFY(!noteSighting(refund, nothing, now));
    QCOMPARE(describe(decide(refund, Payment{}, nothing, {}, now)), decision);
    // It is shown again: nothing is missing.
    if (noteSighting(refund, shows(TransactionStatus::Refund, {entry}), now))
        QVERIFY(!refund.missingSince && refund.shownAt);
}

/// Only the response to a call that was not processed leaves its attempt pending.
void RefundDecisionTest::turnedAwayAttemptGoesOn()
{
    using Kind = RefundResponse::Kind;
    for (const Kind kind :
         {Kind::Accepted, Kind::Denied, Kind::NotRefundable, Kind::DuplicateKey, Kind::TryLater, Kind::Wrong})
        QCOMPARE(decide(refundIn(RefundState::Sending), RefundResponse{.kind = kind}).isTurnedAway,
                 kind == Kind::TryLater);
    QVERIFY(!decide(refundIn(RefundState::Unknown), Payment{}, shows(TransactionStatus::Settlement), sent,
                    sent + std::chrono::hours(1))
                 .isTurnedAway);
    QVERIFY(decideAfterRefusal(refundIn(RefundState::Sending), shows(TransactionStatus::Capture), sent)
                .isTurnedAway);
}

QTEST_GUILESS_MAIN(RefundDecisionTest)
#include "refunddecisiontest.moc"
