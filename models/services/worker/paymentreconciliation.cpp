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
    return {QString::fromLatin1(kind), QString::fromLatin1(name), {}, lease.requestId};
}

Result<Payment> PaymentReconciliation::read(PaymentId id)
{
    return m_transactions.run(Actor::system(), [&](Records &records) { return records.payments().read(id); });
}

Result<GatewayTransaction> PaymentReconciliation::ask(const Payment &payment, const Lease &lease)
{
    return m_gateway.status({payment.gatewayOrderId, payment.transactionId}, purposeOf(lease));
}

Result<> PaymentReconciliation::take(Records &records, const Payment &asked, const GatewayTransaction &said,
                                     Instant now, Wake wake)
{
    ASSIGN_OR_RETURN(const auto situation, readSituation(records, asked.id));
    if (situation.payment.version != asked.version)
        return failure(
            ErrorKind::Conflict,
            QStringLiteral("payment %1 has changed since Midtrans was queried").arg(asked.id.value),
            QStringLiteral("answer-overtaken"));
    PaymentDecision decision = decide(situation, said);
    decision.refundsMoved = decision.refundsMoved && wake == Wake::Refunds;
    return PaymentUpdate(records, now).apply(situation, decision);
}

Result<Payment> PaymentReconciliation::refresh(PaymentId id, const Lease &lease)
{
    ASSIGN_OR_RETURN(const auto payment, read(id));
    ASSIGN_OR_RETURN(const auto said, ask(payment, lease));
    RETURN_IF_ERROR(
        m_transactions.run(partnerActor("payment", "midtrans", lease), lease,
                           [&](Records &records) { return take(records, payment, said, m_clock.now()); }));
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
