#include "paymentreconciliation.h"

#include "paymentbooks.h"

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
    Payment payment;
    auto done = m_transactions.run(Actor::system(), [&](Records &records) -> Result<> {
        auto found = records.payments().read(id);
        if (!found)
            return tl::unexpected(found.error());
        payment = *found;
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return payment;
}

Result<GatewayTransaction> PaymentReconciliation::ask(const Payment &payment, const Lease &lease)
{
    return m_gateway.status({payment.gatewayOrderId, payment.transactionId}, purposeOf(lease));
}

Result<> PaymentReconciliation::take(Records &records, const Payment &asked, const GatewayTransaction &said,
                                     Instant now, Wake wake)
{
    PaymentBooks books(records, now);
    const auto situation = books.situation(asked.id);
    if (!situation)
        return tl::unexpected(situation.error());
    if (situation->payment.version != asked.version)
        return failure(ErrorKind::Conflict,
                       QStringLiteral("payment %1 has changed since Midtrans was asked").arg(asked.id.value),
                       QStringLiteral("answer-overtaken"));
    PaymentDecision decision = decide(*situation, said);
    decision.refundsMoved = decision.refundsMoved && wake == Wake::Refunds;
    return books.apply(*situation, decision);
}

Result<Payment> PaymentReconciliation::refresh(PaymentId id, const Lease &lease)
{
    const auto payment = read(id);
    if (!payment)
        return payment;
    const auto said = ask(*payment, lease);
    if (!said)
        return tl::unexpected(said.error());
    auto taken = m_transactions.run(partnerActor("payment", "midtrans", lease), lease, [&](Records &records) {
        return take(records, *payment, *said, m_clock.now());
    });
    if (!taken)
        return tl::unexpected(taken.error());
    return read(id);
}

Result<Progress> PaymentReconciliation::check(const Lease &lease)
{
    const auto payment = refresh(PaymentId{lease.subject}, lease);
    if (payment)
        return Progress::done();
    // A Snap order has no transaction until the customer picks a method; its expiry looks again.
    if (payment.error().kind == ErrorKind::NotFound)
        return Progress::done();
    return tl::unexpected(payment.error());
}

} // namespace meja
