#include "refundbooks.h"

#include "paymentbooks.h"
#include "refunddecision.h"
#include "refundsums.h"
#include "result.h"

namespace meja {

Result<Refund> RefundBooks::add(const RefundRequest &request, const Payment &payment, Rupiah approvalLimit)
{
    ASSIGN_OR_RETURN(const auto refunds, m_records.refunds().ofPayment(payment.id));
    const Rupiah left = remaining(payment, refunds);
    Refund refund;
    refund.payment = payment.id;
    refund.order = payment.order;
    refund.ordinal = nextOrdinal(refunds);
    refund.amount = request.amount.value_or(left);
    if (refund.amount <= Rupiah(0) || refund.amount > left)
        return failure(ErrorKind::RuleViolated,
                       QStringLiteral("a refund of %1 was requested, but %2 is left")
                           .arg(refund.amount.amount())
                           .arg(left.amount()),
                       QStringLiteral("exceeds-remaining"));
    refund.method = methodFor(payment, refund.amount, m_now);
    refund.reason = request.reason;
    refund.requestedByKind = request.actor.kind;
    refund.requestedBy = request.actor.name;
    refund.requesters = {request.actor.name};
    refund.requestId = request.actor.requestId;
    refund.idempotencyKey = request.idempotencyKey;
    refund.destination = request.destination;
    refund.requestedAt = m_now;
    ASSIGN_OR_RETURN(refund.isApprovedAutomatically, isBelowLimit(refund, approvalLimit));
    refund.state = refund.isApprovedAutomatically ? RefundState::Approved : RefundState::Requested;
    ASSIGN_OR_RETURN(refund.id, m_records.refunds().add(refund));
    RETURN_IF_ERROR(PaymentBooks(m_records, m_now).followRefunds(payment));
    if (refund.state == RefundState::Approved)
        RETURN_IF_ERROR(scheduleSending(refund));
    return refund;
}

/// The order's lock makes the sum safe: two refunds of one order are never added at the same time.
Result<bool> RefundBooks::isBelowLimit(const Refund &refund, Rupiah approvalLimit)
{
    if (refund.method == RefundMethod::Manual && !isComplete(refund.destination))
        return false;
    Rupiah sum = refund.amount;
    ASSIGN_OR_RETURN(const auto payments, m_records.payments().ofOrder(refund.order));
    for (const Payment &payment : payments) {
        ASSIGN_OR_RETURN(const auto refunds, m_records.refunds().ofPayment(payment.id));
        for (const Refund &other : refunds)
            sum = sum + (other.isApprovedAutomatically ? other.amount : Rupiah(0));
    }
    return sum < approvalLimit;
}

Result<> RefundBooks::requestRemaining(PaymentId id, const QString &idempotencyKey, const QString &reason,
                                       Item item)
{
    ASSIGN_OR_RETURN(const auto known, m_records.refunds().withKey(idempotencyKey));
    ASSIGN_OR_RETURN(const auto payment, m_records.payments().read(id));
    ASSIGN_OR_RETURN(const auto refunds, m_records.refunds().ofPayment(id));
    if (known || !canBeRefunded(payment.status) || isReversed(payment) ||
        remaining(payment, refunds) == Rupiah(0))
        return {};
    const RefundRequest request{.order = payment.order,
                                .amount = {},
                                .reason = reason,
                                .destination = {},
                                .idempotencyKey = idempotencyKey,
                                .actor = Actor::system(reason)};
    ASSIGN_OR_RETURN(const auto refund, add(request, payment, Rupiah(0)));
    if (item == Item::AlreadyRaised)
        return {};
    RETURN_IF_ERROR(settleSurplus(id, QStringLiteral("refund %1 of it was requested").arg(refund.id.value)));
    return raise(AttentionKind::RefundToApprove, refund, reason);
}

Result<> RefundBooks::scheduleSending(const Refund &refund)
{
    if (refund.method == RefundMethod::Manual)
        return raise(AttentionKind::ManualTransferDue, refund,
                     QStringLiteral("approved; must be transferred manually"));
    return m_records.jobs().schedule(
        {JobKind::AdvanceRefund, refund.id.value, refund.order, m_now, refund.requestId, refund.requestedBy});
}

Result<> RefundBooks::settleItemsExcept(std::optional<AttentionKind> kept, const Refund &refund,
                                        const QString &note)
{
    using enum AttentionKind;
    for (const AttentionKind kind :
         {RefundToApprove, RefundFailed, RefundUncertain, RefundMismatch, ManualTransferDue}) {
        if (kind != kept)
            RETURN_IF_ERROR(m_records.attention().settle(kind, refund.id.value, note, m_now));
    }
    return {};
}

Result<> RefundBooks::settleItems(const Refund &refund, const QString &note)
{
    return settleItemsExcept(std::nullopt, refund, note);
}

Result<> RefundBooks::raise(AttentionKind kind, const Refund &refund, const QString &detail)
{
    RETURN_IF_ERROR(settleItemsExcept(kind, refund, QStringLiteral("replaced: ") + detail));
    return m_records.attention().raise({kind, refund.id.value, refund.order, detail}, m_now);
}

Result<> RefundBooks::settleSurplus(PaymentId id, const QString &note)
{
    for (const AttentionKind kind : {AttentionKind::PaidTwice, AttentionKind::PaidAfterEnd})
        RETURN_IF_ERROR(m_records.attention().settle(kind, id.value, note, m_now));
    return {};
}

} // namespace meja
