#include "refunddecision.h"

namespace meja {

namespace {

using namespace std::chrono_literals;

bool isTooOld(const Refund &refund, Instant now)
{
    return refund.firstSentAt && now - *refund.firstSentAt >= refundKeyLife;
}

/// Wallets confirm within minutes, cards within days.
Instant nextQuery(const Refund &refund, Instant now)
{
    const Duration age = refund.firstSentAt ? now - *refund.firstSentAt : Duration(0);
    if (age < 15min)
        return now + 1min;
    return now + (age < 24h ? Duration(30min) : Duration(6h));
}

RefundDecision whenShown(const Refund &refund, const GatewayRefund &shown, Instant now)
{
    if (shown.amount != refund.amount) {
        RefundDecision decision = RefundDecision::record(
            RefundState::NeedsPerson, QStringLiteral("Midtrans shows %1 under our key, but %2 was approved")
                                          .arg(shown.amount.amount())
                                          .arg(refund.amount.amount()));
        decision.mismatch = true;
        return decision;
    }
    if (shown.confirmedAt)
        return RefundDecision::record(RefundState::Succeeded, QStringLiteral("confirmed by the bank"));
    if (refund.state != RefundState::Pending)
        return RefundDecision::record(RefundState::Pending, QStringLiteral("Midtrans shows the refund"));
    if (isTooOld(refund, now))
        return RefundDecision::record(RefundState::NeedsPerson,
                                      QStringLiteral("not confirmed by the bank within seven days"));
    return RefundDecision::wait(nextQuery(refund, now), QStringLiteral("not confirmed yet"));
}

bool mayStillArrive(const Refund &refund, std::optional<Instant> mayArriveUntil, Instant now)
{
    const bool isUnanswered = refund.state == RefundState::Sending || refund.state == RefundState::Unknown;
    return isUnanswered && mayArriveUntil && now < *mayArriveUntil;
}

/// Accepted, but GET status does not show it. It is never recorded as failed: the money may have been sent.
RefundDecision whenPendingIsMissing(const Refund &refund, Instant now)
{
    if (!refund.missingSince)
        return RefundDecision::wait(nextQuery(refund, now),
                                    QStringLiteral("accepted, but GET status does not show it yet"));
    const Instant gone = *refund.missingSince + refundGoneAfter;
    if (now >= gone)
        return RefundDecision::record(RefundState::NeedsPerson,
                                      QStringLiteral("Midtrans showed the refund, but no longer shows it"));
    return RefundDecision::wait(gone, QStringLiteral("Midtrans no longer shows the refund"));
}

RefundDecision whenMissing(const Refund &refund, const GatewayTransaction &transaction,
                           std::optional<Instant> mayArriveUntil, Instant now)
{
    if (mayStillArrive(refund, mayArriveUntil, now))
        return RefundDecision::wait(*mayArriveUntil, QStringLiteral("the request may still take effect"));
    if (isTooOld(refund, now))
        return RefundDecision::record(RefundState::NeedsPerson,
                                      QStringLiteral("not completed within seven days on one key"));
    if (refund.state == RefundState::Pending)
        return whenPendingIsMissing(refund, now);
    switch (transaction.status) {
    case TransactionStatus::Settlement:
    case TransactionStatus::PartialRefund:
        if (refund.state == RefundState::Unknown || refund.state == RefundState::Sending)
            return RefundDecision::record(RefundState::Approved,
                                          QStringLiteral("Midtrans does not show the refund"));
        return RefundDecision::send();
    case TransactionStatus::Capture:
        return RefundDecision::wait(now + 1h, QStringLiteral("captured, not settled yet"));
    case TransactionStatus::Refund:
    case TransactionStatus::Deny:
    case TransactionStatus::Cancel:
    case TransactionStatus::Failure:
    case TransactionStatus::Expire:
        return RefundDecision::record(
            RefundState::Failed,
            QStringLiteral("Midtrans shows \"%1\": nothing to refund").arg(transaction.rawStatus));
    case TransactionStatus::Chargeback:
    case TransactionStatus::PartialChargeback:
        return RefundDecision::record(RefundState::NeedsPerson, QStringLiteral("charged back at the bank"));
    case TransactionStatus::Authorize:
    case TransactionStatus::Pending:
    case TransactionStatus::Unknown:
        return RefundDecision::record(RefundState::NeedsPerson,
                                      QStringLiteral("Midtrans shows \"%1\"").arg(transaction.rawStatus));
    }
    Q_UNREACHABLE();
}

/// A refund that a person wrongly recorded as failed shows up under the key of an earlier try. Then nothing
/// more must be sent.
const GatewayRefund *earlierTryIn(const GatewayTransaction &transaction, Refund refund)
{
    for (--refund.tryNumber; refund.tryNumber >= 1; --refund.tryNumber) {
        if (const GatewayRefund *shown = transaction.refundByKey(refund.key()))
            return shown;
    }
    return nullptr;
}

} // namespace

bool noteSighting(Refund &refund, const GatewayTransaction &transaction, Instant now)
{
    const auto shownAt = refund.shownAt;
    const auto missingSince = refund.missingSince;
    const bool isEarlierTryShown = !refund.firstSentAt && earlierTryIn(transaction, refund);
    if (transaction.refundByKey(refund.key()) || isEarlierTryShown) {
        refund.shownAt = shownAt.value_or(now);
        refund.missingSince.reset();
    } else if ((shownAt || refund.isFromOutside) && !missingSince) {
        refund.missingSince = now;
    }
    return refund.shownAt != shownAt || refund.missingSince != missingSince;
}

RefundDecision decide(const Refund &refund, const Payment &payment, const GatewayTransaction &transaction,
                      std::optional<Instant> mayArriveUntil, Instant now)
{
    if (const GatewayRefund *shown = transaction.refundByKey(refund.key()))
        return whenShown(refund, *shown, now);
    const GatewayRefund *earlier = earlierTryIn(transaction, refund);
    if (earlier && refund.state == RefundState::Approved)
        return RefundDecision::record(
            RefundState::NeedsPerson,
            QStringLiteral("Midtrans shows the refund under the earlier key %1").arg(earlier->key));
    if (payment.status == PaymentStatus::Disputed && refund.state == RefundState::Approved)
        return RefundDecision::record(RefundState::NeedsPerson, QStringLiteral("the payment is disputed"));
    return whenMissing(refund, transaction, mayArriveUntil, now);
}

RefundDecision decideAfterRefusal(const Refund &refund, const GatewayTransaction &transaction, Instant now)
{
    if (const GatewayRefund *shown = transaction.refundByKey(refund.key()))
        return whenShown(refund, *shown, now);
    if (transaction.status == TransactionStatus::Capture)
        return RefundDecision::turnedAway(QStringLiteral("captured, not settled yet"));
    return RefundDecision::record(RefundState::Failed,
                                  QStringLiteral("refused with 412; Midtrans shows \"%1\" without the refund")
                                      .arg(transaction.rawStatus));
}

RefundDecision decide(const Refund &refund, const RefundResponse &answer)
{
    if (answer.kind == RefundResponse::Kind::Accepted && answer.amount && *answer.amount != refund.amount) {
        // Midtrans documents the echoed amount both as this refund's and as the sum of all refunds. GET
        // status decides.
        return RefundDecision::record(RefundState::Unknown,
                                      QStringLiteral("Midtrans echoed %1").arg(answer.amount->amount()));
    }
    switch (answer.kind) {
    case RefundResponse::Kind::Accepted:
        return RefundDecision::record(RefundState::Pending, answer.detail);
    case RefundResponse::Kind::Denied:
        return RefundDecision::record(RefundState::Failed, answer.detail);
    case RefundResponse::Kind::NotRefundable:
    case RefundResponse::Kind::DuplicateKey:
        return RefundDecision::record(RefundState::Unknown, answer.detail);
    case RefundResponse::Kind::TryLater:
        return RefundDecision::turnedAway(answer.detail);
    case RefundResponse::Kind::Wrong:
        return RefundDecision::record(RefundState::NeedsPerson, answer.detail);
    }
    Q_UNREACHABLE();
}

RefundMethod methodFor(const Payment &payment, Rupiah amount, Instant now)
{
    const RefundWay way = refundWay(payment.paidWith(), amount, payment.gross, now);
    return way.kind == RefundWay::Kind::Gateway ? RefundMethod::Gateway : RefundMethod::Manual;
}

} // namespace meja
