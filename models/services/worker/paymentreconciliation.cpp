#include "paymentreconciliation.h"

#include "paymentupdate.h"

namespace meja {

using namespace std::chrono_literals;

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
    const auto payment = refresh(PaymentId{lease.subject}, lease);
    // A Snap order has no transaction until the customer chooses a method; the order's expiry checks it
    // again.
    if (!payment && payment.error().kind == ErrorKind::NotFound)
        return Progress::done();
    RETURN_IF_ERROR(payment);
    return Progress::done();
}

} // namespace meja
