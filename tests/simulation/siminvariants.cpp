#include "siminvariants.h"

#include "simmoneyinvariants.h"
#include "simparcelinvariants.h"
#include "trackingdecision.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace meja {

namespace {

QString say(const char *text, qint64 id)
{
    return QString::fromLatin1(text).arg(id);
}

/// Whether a job must continue the refund.
bool isForWorker(const Refund &refund)
{
    using enum RefundState;
    const bool isOpen = refund.state == Approved || refund.state == Sending || refund.state == Unknown ||
                        refund.state == Pending;
    return isOpen && refund.method == RefundMethod::Gateway && refund.settledBy.isEmpty();
}

/// Whether the refund continues only after an action of a person.
bool isForPerson(const Refund &refund)
{
    const bool isTransferUnconfirmed = !refund.settledBy.isEmpty() && refund.state != RefundState::Succeeded;
    const bool isManualTransfer =
        refund.state == RefundState::Approved && refund.method == RefundMethod::Manual;
    return refund.state == RefundState::NeedsPerson || isManualTransfer || isTransferUnconfirmed;
}

/// Whether the customer paid, even if the money was refunded or charged back later.
bool isPaidAtMidtrans(TransactionStatus status)
{
    using enum TransactionStatus;
    return status == Settlement || status == Capture || status == Refund || status == PartialRefund ||
           status == Chargeback;
}

} // namespace

const SimMidtrans::Transaction *SimInvariants::transactionOf(PaymentId id) const
{
    const auto found = m_midtrans.transactions.find(m_books.payments.at(id).gatewayOrderId);
    return found == m_midtrans.transactions.end() ? nullptr : &found->second;
}

bool SimInvariants::hasAttention(const Refund &refund) const
{
    using enum AttentionKind;
    constexpr std::array kinds{RefundUncertain, RefundMismatch, ManualTransferDue, RefundFailed};
    return std::any_of(kinds.begin(), kinds.end(),
                       [&](AttentionKind kind) { return m_books.hasOpenAttention(kind, refund.id.value); });
}

/// How often money was paid back for one refund, counting all of its tries.
int SimInvariants::effectsOf(const Refund &refund) const
{
    const QString stem = QStringLiteral("%1-R%2-T").arg(refund.payment.value).arg(refund.ordinal);
    int effects = 0;
    for (const SimMidtrans::Effect &effect : transactionOf(refund.payment)->refunds)
        effects += effect.key.startsWith(stem) ? 1 : 0;
    return effects;
}

void SimInvariants::refundOf(const Refund &refund, QStringList &problems) const
{
    if (refund.isFromOutside)
        return;
    const SimMidtrans::Transaction *transaction = transactionOf(refund.payment);
    if (effectsOf(refund) > 1)
        problems.append(say("M2 refund %1 was paid back twice", refund.id.value));
    for (const SimMidtrans::Effect &effect : transaction->refunds) {
        if (effect.key != refund.key())
            continue;
        if (effect.amount != refund.amount)
            problems.append(say("M2 refund %1 was paid back with a different amount", refund.id.value));
        if (refund.state == RefundState::Failed || refund.state == RefundState::Rejected)
            problems.append(
                say("M5 refund %1 is recorded as failed, but the money was sent", refund.id.value));
        if (refund.state == RefundState::Succeeded && refund.method == RefundMethod::Gateway &&
            !effect.confirmedAt)
            problems.append(
                say("M5 refund %1 is recorded as succeeded, but no bank confirmed it", refund.id.value));
    }
    const bool isOverByCall =
        refund.state == RefundState::Succeeded && refund.method == RefundMethod::Gateway;
    if (isOverByCall && effectsOf(refund) == 0 && refund.confirmedBy.isEmpty())
        problems.append(
            say("M5 refund %1 is recorded as succeeded, but Midtrans does not have it", refund.id.value));
    const bool isGivenUp = transaction->givenUp.contains(refund.key());
    if (refund.state == RefundState::Pending && effectsOf(refund) == 0 && !isGivenUp)
        problems.append(
            say("M5 refund %1 is recorded as accepted, but Midtrans does not have it", refund.id.value));
    if (!refund.approvedBy.isEmpty() && refund.approvedBy == refund.requestedBy)
        problems.append(say("M4 refund %1 was approved by the person who requested it", refund.id.value));
    if (!refund.settledBy.isEmpty() && effectsOf(refund) > 0)
        problems.append(say("M2 refund %1 was paid back both manually and by Midtrans", refund.id.value));
    if (!refund.settledBy.isEmpty() && refund.settledBy == refund.confirmedBy)
        problems.append(say("M4 refund %1 was settled by only one person", refund.id.value));
}

void SimInvariants::money(QStringList &problems) const
{
    std::map<PaymentId, Rupiah> promised;
    std::set<QString> keys;
    for (const auto &[id, refund] : m_books.refunds) {
        if (holdsMoney(refund.state))
            promised[refund.payment] = promised[refund.payment] + refund.amount;
        refundOf(refund, problems);
        if (!keys.insert(refund.idempotencyKey).second)
            problems.append(say("M2 refund %1 has the key of another request", id.value));
    }
    for (const auto &[id, sum] : promised) {
        if (sum > m_books.payments.at(id).gross &&
            !m_books.hadAttention(AttentionKind::OverRefunded, m_books.payments.at(id).order))
            problems.append(say("M1 the refunds exceed what was paid for payment %1", id.value));
    }
    for (const auto &[id, payment] : m_books.payments) {
        const SimMidtrans::Transaction *transaction = transactionOf(id);
        // The storefront may be wrong, until Midtrans ends the transaction.
        const bool isExplained = transaction && (transaction->wasEverPaid || transaction->isClaimedPaid);
        if (hasArrived(payment.status) && payment.gross > Rupiah(0) && !isExplained)
            problems.append(say("M5 payment %1 is recorded as paid, but was never paid", id.value));
    }
}

void SimInvariants::stock(QStringList &problems) const
{
    SimTable<int, qint64> expected = m_books.opening;
    for (const SimBooks::Item &item : m_books.items) {
        expected[item.product] -= item.quantity - item.returns * item.quantity;
        const OrderStatus status = m_books.orders.at(item.order).status;
        const bool isReturnDue = status == OrderStatus::Cancelled || status == OrderStatus::Expired;
        if (item.returns > 1 || (item.returns == 1 && !isReturnDue))
            problems.append(say("S2 an item of order %1 was restocked wrongly", item.order.value));
        if (item.returns == 0 && isReturnDue)
            problems.append(say("S2 an item of order %1 was not restocked", item.order.value));
    }
    for (const auto &[product, quantity] : m_books.stock) {
        if (quantity != expected[product])
            problems.append(
                say("S1 product %1 has a stock that differs from the sum of its movements", product));
        if (quantity < 0)
            problems.append(say("S3 product %1 has a negative stock", product));
    }
}

void SimInvariants::orders(QStringList &problems) const
{
    for (const QString &change : m_books.wrongChanges)
        problems.append(QStringLiteral("O3 ") + change);
    std::map<OrderId, int> live;
    std::set<QString> keys;
    std::map<OrderId, int> cancellations;
    for (const auto &[id, cancellation] : m_books.cancellations) {
        if (!keys.insert(cancellation.idempotencyKey).second)
            problems.append(say("O4 cancellation %1 has the key of another request", id.value));
        live[cancellation.order] += isLive(cancellation.step) ? 1 : 0;
        cancellations[cancellation.order] += cancellation.step != CancelStep::Refused ? 1 : 0;
        if (live[cancellation.order] > 1)
            problems.append(say("O4 order %1 has two active cancellations", cancellation.order.value));
        if (cancellations[cancellation.order] > 1)
            problems.append(say("O4 order %1 was cancelled twice", cancellation.order.value));
        for (const auto &[paymentId, payment] : m_books.payments) {
            if (cancellation.step == CancelStep::Finished && payment.order == cancellation.order &&
                payment.status == PaymentStatus::Pending)
                problems.append(say("O2 cancellation %1 is finished, but a payment is still open", id.value));
        }
        const bool isOver = cancellation.step == CancelStep::Refused;
        if (!isOver)
            continue;
        for (const auto &[shipmentId, shipment] : m_books.shipments) {
            const auto parcel = m_komerce.parcels.find(SimBooks::parcelNumber(shipment));
            if (shipment.order == cancellation.order && m_books.newestParcel(shipment.order) == shipmentId &&
                parcel != m_komerce.parcels.end() && parcel->second.isCancelled)
                problems.append(
                    say("O1 the cancellation of order %1 was refused although its parcel was cancelled",
                        cancellation.order.value));
        }
    }
    for (const auto &[id, shipment] : m_books.shipments) {
        const Order &order = m_books.orders.at(shipment.order);
        const auto parcel = m_komerce.parcels.find(SimBooks::parcelNumber(shipment));
        const bool isNewest = m_books.newestParcel(shipment.order) == id;
        if (parcel == m_komerce.parcels.end() || !isNewest)
            continue;
        if (order.status == OrderStatus::Cancelled && !parcel->second.isCancelled)
            problems.append(say("O2 order %1 is cancelled, but its parcel is not", order.id.value));
        if (order.status == OrderStatus::Completed && !parcel->second.wasDelivered)
            problems.append(
                say("O1 order %1 is completed, but its parcel was not delivered", order.id.value));
        if (order.status == OrderStatus::Shipped && !parcel->second.isWithCourier)
            problems.append(
                say("O1 order %1 is shipped, but the courier does not have the parcel", order.id.value));
        if (shipment.status == ShipmentStatus::Booked && shipment.rank > 10)
            problems.append(say("O3 the parcel of order %1 returned to an earlier status", order.id.value));
    }
}

void SimInvariants::jobs(QStringList &problems) const
{
    for (const auto &[id, cancellation] : m_books.cancellations) {
        if (isLive(cancellation.step) && !m_books.hasLiveJob(JobKind::AdvanceCancellation, id.value) &&
            !m_books.hasOpenAttention(AttentionKind::CancellationStuck, id.value) &&
            !m_books.hasOpenAttention(AttentionKind::ConfirmShipmentCancelled, id.value))
            problems.append(say("L2 no job processes cancellation %1", id.value));
    }
    for (const auto &[id, refund] : m_books.refunds) {
        if (isForWorker(refund) && !m_books.hasLiveJob(JobKind::AdvanceRefund, id.value) &&
            !m_books.hasOpenAttention(AttentionKind::RefundUncertain, id.value))
            problems.append(say("L2 no job processes refund %1", id.value));
        if (isForPerson(refund) && !hasAttention(refund))
            problems.append(say("L2 refund %1 needs a person, but has no attention item", id.value));
    }
    for (const auto &[id, order] : m_books.orders) {
        if (order.status == OrderStatus::AwaitingPayment &&
            !m_books.hasLiveJob(JobKind::ExpireOrder, id.value) &&
            !m_books.hasOpenAttention(AttentionKind::ExpiryStuck, id.value))
            problems.append(say("L2 order %1 never expires", id.value));
    }
    for (const auto &[id, shipment] : m_books.shipments) {
        if (nextTracking(shipment, {}) && !m_books.hasLiveJob(JobKind::TrackShipment, id.value) &&
            !m_books.hasOpenAttention(AttentionKind::TrackingSilent, id.value))
            problems.append(say("L2 no job tracks parcel %1", id.value));
    }
}

QStringList SimInvariants::always() const
{
    QStringList problems;
    money(problems);
    stock(problems);
    orders(problems);
    jobs(problems);
    problems += SimMoneyInvariants(m_books).problems();
    problems += SimParcelInvariants(m_books).problems();
    return problems;
}

void SimInvariants::paymentsAtTheEnd(QStringList &problems) const
{
    std::map<OrderId, int> kept;
    for (const auto &[id, payment] : m_books.payments) {
        const SimMidtrans::Transaction *transaction = transactionOf(id);
        const bool isKept = transaction && transaction->status == TransactionStatus::Settlement &&
                            payment.status == PaymentStatus::Paid && !isDecidedByPerson(id);
        kept[payment.order] += isKept ? 1 : 0;
        if (kept[payment.order] > 1 && !m_books.hadAttention(payment.order))
            problems.append(
                say("O2 order %1 was paid twice, but has no attention item", payment.order.value));
    }
    for (const auto &[id, payment] : m_books.payments) {
        const SimMidtrans::Transaction *transaction = transactionOf(id);
        const Order &order = m_books.orders.at(payment.order);
        const bool isOver = order.status == OrderStatus::Cancelled || order.status == OrderStatus::Expired;
        if (!isOver || !transaction)
            continue;
        if (transaction->status == TransactionStatus::Pending)
            problems.append(say("O2 order %1 has ended but can still be paid", order.id.value));
        const bool holdsMoney = transaction->status == TransactionStatus::Settlement ||
                                transaction->status == TransactionStatus::Capture ||
                                transaction->status == TransactionStatus::PartialRefund;
        if (isDecidedByPerson(id))
            continue;
        // A refund that waits for an admin is in the list of approvals.
        const bool hasRefund =
            payment.status == PaymentStatus::Refunded || payment.status == PaymentStatus::RefundPending;
        if (holdsMoney && !hasRefund && !m_books.hadAttention(order.id))
            problems.append(
                say("O2 order %1 has ended with its payment, but has neither a refund nor an attention item",
                    order.id.value));
        const bool isReversed = transaction->status == TransactionStatus::Deny;
        if (isReversed && payment.status == PaymentStatus::Paid)
            problems.append(say("M5 payment %1 is recorded as paid, but was reversed", id.value));
    }
}

/// Orders that are being fulfilled are paid or have an attention item, and each order has the status of one
/// of its payments.
void SimInvariants::ordersAtTheEnd(QStringList &problems) const
{
    for (const auto &[id, order] : m_books.orders) {
        bool isPaid = false;
        bool hasStatusOfPayment = false;
        for (const auto &[paymentId, payment] : m_books.payments) {
            if (payment.order != id)
                continue;
            isPaid = isPaid || isPaidAtMidtrans(transactionOf(paymentId)->status);
            hasStatusOfPayment = hasStatusOfPayment || payment.status == order.paymentStatus;
        }
        const bool isContinuing =
            order.status == OrderStatus::Paid || order.status == OrderStatus::Processing ||
            order.status == OrderStatus::Shipped || order.status == OrderStatus::Completed;
        if (isContinuing && !isPaid && order.total > Rupiah(0) &&
            !m_books.hadAttention(AttentionKind::PaymentReversed, id))
            problems.append(
                say("M5 order %1 continues without a payment, but has no attention item", id.value));
        if (!hasStatusOfPayment)
            problems.append(say("O3 order %1 has a payment status that none of its payments has", id.value));
    }
}

/// Whether an admin rejected or changed a refund of the payment. Then the rest of the money stays with the
/// shop on purpose.
bool SimInvariants::isDecidedByPerson(PaymentId payment) const
{
    return std::any_of(m_books.refunds.cbegin(), m_books.refunds.cend(), [&](const auto &entry) {
        return entry.second.payment == payment && !entry.second.decisionReason.isEmpty();
    });
}

QStringList SimInvariants::afterTwoDays() const
{
    QStringList problems;
    for (const auto &[id, refund] : m_books.refunds) {
        if (refund.state == RefundState::Pending && refund.shownAt && effectsOf(refund) == 0)
            problems.append(say("L4 the provider gave refund %1 up, but has no attention item", id.value));
    }
    for (const auto &[id, payment] : m_books.payments) {
        const SimMidtrans::Transaction *transaction = transactionOf(id);
        const OrderStatus order = m_books.orders.at(payment.order).status;
        const bool isEnded = order == OrderStatus::Cancelled || order == OrderStatus::Expired;
        if (isEnded && transaction && transaction->status == TransactionStatus::Pending &&
            !transaction->refusesToEnd)
            problems.append(say("O2 order %1 has ended but can still be paid", payment.order.value));
    }
    return problems;
}

QStringList SimInvariants::atTheEnd() const
{
    QStringList problems = always();
    for (const auto &[id, cancellation] : m_books.cancellations) {
        if (isLive(cancellation.step) && !m_books.hasOpenAttention(cancellation.order))
            problems.append(say("L4 cancellation %1 never ends", id.value));
    }
    for (const auto &[id, refund] : m_books.refunds) {
        if (isForWorker(refund) && !m_books.hasOpenAttention(refund.order))
            problems.append(say("L4 refund %1 never ends", id.value));
        for (const SimMidtrans::Effect &effect : transactionOf(refund.payment)->refunds) {
            const bool isRecorded = refund.state == RefundState::Succeeded ||
                                    refund.state == RefundState::NeedsPerson ||
                                    m_books.hadAttention(refund.order);
            if (effect.key == refund.key() && effect.confirmedAt && !isRecorded)
                problems.append(say("M5 refund %1 succeeded at Midtrans, but is not recorded", id.value));
        }
    }
    for (const auto &[id, payment] : m_books.payments) {
        const SimMidtrans::Transaction *transaction = transactionOf(id);
        if (transaction && transaction->status == TransactionStatus::Chargeback &&
            payment.status != PaymentStatus::Disputed && !m_books.hadAttention(payment.order))
            problems.append(say("M5 payment %1 was charged back, but is not recorded so", id.value));
        if (transaction && transaction->status == TransactionStatus::Deny &&
            payment.status == PaymentStatus::Paid)
            problems.append(say("M5 payment %1 was reversed, but is not recorded so", id.value));
        if (transaction && isPaidAtMidtrans(transaction->status) && !hasArrived(payment.status))
            problems.append(say("M5 payment %1 was paid, but is not recorded so", id.value));
    }
    ordersAtTheEnd(problems);
    paymentsAtTheEnd(problems);
    problems += SimMoneyInvariants(m_books).problemsAtTheEnd();
    return problems;
}

} // namespace meja
