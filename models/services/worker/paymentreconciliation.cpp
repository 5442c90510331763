#include "paymentreconciliation.h"

#include "paymentupdate.h"
#include "refunddecision.h"
#include "unowedmoney.h"

#include <algorithm>

namespace meja {

using namespace std::chrono_literals;

namespace {

/// Whether Midtrans must not accept this payment any more: its order has ended or is paid by another payment.
/// An active cancellation closes the payments itself.
bool mustNotBePaid(const PaymentSituation &situation)
{
    const bool isWanted = !hasEnded(situation.order.status) && !holdsMoney(situation.others);
    return !hasArrived(situation.payment.status) && !isWanted &&
           situation.order.status != OrderStatus::Cancelling;
}

} // namespace

CallPurpose purposeOf(const Lease &lease)
{
    return {lease.order, lease.job, lease.attempt, lease.requestId};
}

Actor partnerActor(const char *kind, const char *name, const Lease &lease)
{
    return {
        .kind = QString::fromLatin1(kind), .name = QString::fromLatin1(name), .requestId = lease.requestId};
}

Result<Payment> PaymentReconciliation::read(PaymentId id)
{
    return m_transactions.run(Actor::system(), [&](Records &records) { return records.payments().read(id); });
}

Result<GatewayTransaction> PaymentReconciliation::queryStatus(const Payment &payment, const Lease &lease)
{
    return m_gateway.status({payment.gatewayOrderId, payment.transactionId}, purposeOf(lease));
}

Result<> PaymentReconciliation::recordStatus(Records &records, const Payment &before,
                                             const GatewayTransaction &transaction, Instant now,
                                             RefundJobs jobs)
{
    ASSIGN_OR_RETURN(const auto situation, readSituation(records, before.id));
    if (situation.payment.version != before.version)
        return failure(
            ErrorKind::Conflict,
            QStringLiteral("payment %1 has changed since Midtrans was queried").arg(before.id.value),
            QStringLiteral("answer-overtaken"));
    for (Refund refund : situation.refunds) {
        if (isUnderWay(refund.state) && noteSighting(refund, transaction, now))
            RETURN_IF_ERROR(records.refunds().save(refund));
    }
    PaymentDecision decision = decide(situation, transaction);
    decision.refundsChanged = decision.refundsChanged && jobs == RefundJobs::Schedule;
    return PaymentUpdate(records, now).apply(situation, decision);
}

Result<Payment> PaymentReconciliation::refresh(PaymentId id, const Lease &lease)
{
    ASSIGN_OR_RETURN(const auto payment, read(id));
    ASSIGN_OR_RETURN(const auto transaction, queryStatus(payment, lease));
    RETURN_IF_ERROR(
        m_transactions.run(partnerActor("payment", "midtrans", lease), lease, [&](Records &records) {
            return recordStatus(records, payment, transaction, m_clock.now());
        }));
    return read(id);
}

Result<Progress> PaymentReconciliation::check(const Lease &lease)
{
    const PaymentId id{lease.subject};
    const auto payment = refresh(id, lease);
    // A Snap order has no transaction until the customer chooses a method; the order's expiry checks it
    // again.
    const bool isUnknown = !payment && payment.error().kind == ErrorKind::NotFound;
    if (!isUnknown) {
        RETURN_IF_ERROR(payment);
        if (hasArrived(payment->status))
            return Progress::done();
    }
    ASSIGN_OR_RETURN(const auto situation, m_transactions.run(Actor::system(), [&](Records &records) {
        return readSituation(records, id);
    }));
    if (!mustNotBePaid(situation))
        return Progress::done();
    return isUnknown ? waitForExpiry(situation) : close(situation.payment, lease);
}

/// The customer can choose a method until the payment page expires.
Result<Progress> PaymentReconciliation::waitForExpiry(const PaymentSituation &situation) const
{
    const Instant now = m_clock.now();
    const Instant expiresAt = situation.payment.expiresAt;
    return now < expiresAt ? Progress::waitUntil(std::min(expiresAt, now + 10min)) : Progress::done();
}

Result<Progress> PaymentReconciliation::close(const Payment &payment, const Lease &lease)
{
    if (!isOpenAtGateway(payment))
        return Progress::done();
    const TransactionRef key{payment.gatewayOrderId, payment.transactionId};
    // Only a transaction that nobody has paid can expire; an authorised one is cancelled.
    if (payment.gatewayStatus == QLatin1String("pending"))
        RETURN_IF_ERROR(m_gateway.expire(key, purposeOf(lease)));
    else
        RETURN_IF_ERROR(m_gateway.cancel(key, purposeOf(lease)));
    // GET status decides, whatever the response was: the payment may have just arrived.
    ASSIGN_OR_RETURN(const auto after, refresh(payment.id, lease));
    return isOpenAtGateway(after) ? Progress::waitUntil(m_clock.now() + 5min) : Progress::done();
}

} // namespace meja
