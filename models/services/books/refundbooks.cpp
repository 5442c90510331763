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
    const bool isAutomatic = approvalLimit > Rupiah(0) && refund.amount <= approvalLimit;
    refund.state = isAutomatic ? RefundState::Approved : RefundState::Requested;
    refund.approvedBy = isAutomatic ? QStringLiteral("system") : QString();
    refund.method = methodFor(payment, refund.amount, m_now);
    refund.reason = request.reason;
    refund.requestedByKind = request.actor.kind;
    refund.requestedBy = request.actor.name;
    refund.requestId = request.actor.requestId;
    refund.idempotencyKey = request.idempotencyKey;
    refund.destination = request.destination;
    refund.requestedAt = m_now;
    ASSIGN_OR_RETURN(refund.id, m_records.refunds().add(refund));
    RETURN_IF_ERROR(PaymentBooks(m_records, m_now).followRefunds(payment));
    if (refund.state == RefundState::Approved)
        RETURN_IF_ERROR(scheduleSending(refund));
    return refund;
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
    return m_records.attention().raise(
        {AttentionKind::RefundToApprove, refund.id.value, refund.order, reason}, m_now);
}

Result<> RefundBooks::scheduleSending(const Refund &refund)
{
    if (refund.method == RefundMethod::Manual)
        return m_records.attention().raise({AttentionKind::ManualTransferDue, refund.id.value, refund.order,
                                            QStringLiteral("approved; must be transferred manually")},
                                           m_now);
    return m_records.jobs().schedule(
        {JobKind::AdvanceRefund, refund.id.value, refund.order, m_now, refund.requestId, refund.requestedBy});
}

} // namespace meja
