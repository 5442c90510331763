#include "simchangeinvariants.h"

#include "simparcelinvariants.h"

namespace meja {

namespace {

/// Whether the books record that the payment has no money left to refund.
bool hasNoMoneyLeft(const Payment &payment)
{
    return payment.status == PaymentStatus::Disputed || payment.gatewayStatus == QLatin1String("deny") ||
           payment.gatewayStatus == QLatin1String("cancel");
}

} // namespace

void SimChangeInvariants::problem(const char *text, qint64 id)
{
    m_environment.problems.append(QString::fromLatin1(text).arg(id));
}

/// Checks the approver's role when the attempt is recorded; later changes of the role do not matter.
void SimChangeInvariants::sent(const SimBooks &after, const Refund &refund)
{
    const auto role = after.staff.find(refund.approvedBy);
    const bool needsNoApproval =
        refund.isApprovedAutomatically && refund.amount < m_environment.approvalLimit;
    if (!needsNoApproval && (role == after.staff.end() || role->second != Role::Admin))
        problem("M4 refund %1 is sent, but its approver is not an admin", refund.id.value);
    if (!needsNoApproval && m_approved[refund.id] != refund.amount)
        problem("M4 refund %1 is sent with an amount that was not approved", refund.id.value);
}

/// Called when the first of two people records a manual transfer.
void SimChangeInvariants::transferred(const SimBooks &after, const Refund &refund)
{
    if (hasNoMoneyLeft(after.payments.at(refund.payment)))
        problem("M1 refund %1 was transferred manually, but the payment was already reversed or disputed",
                refund.id.value);
}

void SimChangeInvariants::refundChanged(const SimBooks &after, const Refund *was, const Refund &now)
{
    const RefundState state = was ? was->state : RefundState::Rejected;
    if (!now.settledBy.isEmpty() && (!was || was->settledBy.isEmpty()))
        transferred(after, now);
    if (now.state == state)
        return;
    if (state == RefundState::Requested && now.state == RefundState::Approved)
        m_approved[now.id] = now.amount;
    if (now.state == RefundState::Sending)
        sent(after, now);
    // The simulated Midtrans reports no failure of a refund that it has accepted.
    if (state == RefundState::Pending && now.state == RefundState::Failed)
        problem("L3 refund %1 was accepted and changed to failed only because it is no longer shown",
                now.id.value);
    const TransactionStatus shown =
        m_environment.midtrans.transactions[after.payments.at(now.payment).gatewayOrderId].status;
    const bool isRefundable =
        shown == TransactionStatus::Settlement || shown == TransactionStatus::PartialRefund;
    if (state == RefundState::Unknown && now.state == RefundState::Failed && isRefundable)
        problem("L3 refund %1 was unknown and changed to failed without a response", now.id.value);
}

void SimChangeInvariants::orderChanged(const Order &was, const Order &now)
{
    const bool isOver = now.status == OrderStatus::Completed || now.status == OrderStatus::Cancelled ||
                        now.status == OrderStatus::Expired;
    if (now.archivedBy != ArchivedBy::NotArchived && !isOver)
        problem("O3 order %1 is archived for its customer, but has not ended", now.id.value);
    if (was.archivedBy == ArchivedBy::Customer && now.archivedBy != ArchivedBy::Customer)
        problem("O3 order %1 was archived by its customer and unarchived by another person", now.id.value);
}

/// Meja expires an order only when Midtrans no longer accepts its pending payments. Payments that the
/// storefront ended are closed at Midtrans afterwards.
void SimChangeInvariants::expiredByMeja(const SimBooks &before, const Order &order)
{
    for (const auto &[id, payment] : before.payments) {
        if (payment.status != PaymentStatus::Pending && !isReversed(payment))
            continue;
        const SimMidtrans::Transaction &transaction =
            m_environment.midtrans.transactions[payment.gatewayOrderId];
        const TransactionStatus shown = transaction.status;
        const bool isOpen = shown == TransactionStatus::Pending || shown == TransactionStatus::Settlement ||
                            shown == TransactionStatus::Capture;
        if (payment.order == order.id && isOpen && !transaction.wasPaidAfterEnd)
            m_environment.problems.append(
                QStringLiteral("O2 order %1 expired, but payment %2 is open or paid")
                    .arg(order.id.value)
                    .arg(id.value));
    }
}

/// The recorded status from Midtrans never goes back to an earlier one, however late a response is recorded.
void SimChangeInvariants::paymentChanged(const Payment &was, const Payment &now)
{
    const QStringList &texts = m_environment.midtrans.transactions[now.gatewayOrderId].statusTexts;
    const bool isChanged = !was.gatewayStatus.isEmpty() && !now.gatewayStatus.isEmpty() &&
                           was.gatewayStatus != now.gatewayStatus;
    if (isChanged && texts.lastIndexOf(now.gatewayStatus) < texts.indexOf(was.gatewayStatus))
        problem("O3 an earlier status from Midtrans replaced the recorded one of payment %1", now.id.value);
}

void SimChangeInvariants::shipmentsChanged(const SimBooks &before, const SimBooks &after)
{
    for (const auto &[id, shipment] : after.shipments) {
        const auto earlier = before.shipments.find(id);
        if (earlier == before.shipments.end())
            continue;
        if (earlier->second.rank > shipment.rank)
            problem("O3 parcel %1 returned to an earlier status", id.value);
        // A parcel may change between any two statuses, because its latest status text determines the status.
        if (earlier->second.status != shipment.status)
            after.changed(SimSubject::Kind::Shipment, earlier->second.status, shipment.status);
    }
}

/// Midtrans did not process a request to which it responds 429: its attempt has not failed.
void SimChangeInvariants::attemptsChanged(const SimBooks &before, const SimBooks &after)
{
    for (const auto &[id, earlier] : before.attempts) {
        const RefundAttempt &attempt = after.attempts.at(id);
        const bool hasFailed =
            earlier.outcome == RefundOutcome::Pending && attempt.outcome == RefundOutcome::Failed;
        const Payment &payment = after.payments.at(after.refunds.at(attempt.refund).payment);
        const auto turnedAway = m_environment.midtrans.turnedAway.find(payment.gatewayOrderId);
        if (hasFailed && turnedAway != m_environment.midtrans.turnedAway.end() &&
            turnedAway->second == attempt.key)
            problem("M3 an attempt of refund %1 was recorded as failed, but Midtrans only asked to wait",
                    attempt.refund.value);
    }
}

void SimChangeInvariants::cancellationsChanged(const SimBooks &before, const SimBooks &after)
{
    for (const auto &[id, cancellation] : after.cancellations) {
        const auto earlier = before.cancellations.find(id);
        if (earlier != before.cancellations.end() && earlier->second.step != cancellation.step)
            after.changed(SimSubject::Kind::Cancellation, earlier->second.step, cancellation.step);
    }
}

void SimChangeInvariants::operator()(const Actor &actor, const SimBooks &before, const SimBooks &after)
{
    ++m_environment.changes;
    for (const auto &[id, refund] : after.refunds) {
        const auto earlier = before.refunds.find(id);
        refundChanged(after, earlier == before.refunds.end() ? nullptr : &earlier->second, refund);
    }
    for (const auto &[id, order] : after.orders) {
        const auto earlier = before.orders.find(id);
        if (earlier == before.orders.end())
            continue;
        orderChanged(earlier->second, order);
        const bool hasExpired =
            order.status == OrderStatus::Expired && earlier->second.status != OrderStatus::Expired;
        if (hasExpired && actor.kind != QLatin1String("storefront"))
            expiredByMeja(before, order);
    }
    for (const auto &[id, payment] : after.payments) {
        const auto earlier = before.payments.find(id);
        if (earlier != before.payments.end())
            paymentChanged(earlier->second, payment);
    }
    shipmentsChanged(before, after);
    attemptsChanged(before, after);
    cancellationsChanged(before, after);
    m_environment.problems += m_approvals.problemsOf(actor, before, after);
    m_environment.problems += SimParcelInvariants::problemsOf(before, after);
}

} // namespace meja
