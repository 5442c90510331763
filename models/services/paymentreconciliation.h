#pragma once

#include "ports/paymentgateway.h"
#include "transactions.h"

namespace meja {

/// Whether the jobs of refunds that show in Midtrans' answer are woken; a refund's own job looks anyway.
enum class Wake { Refunds, Nobody };

/// Brings a payment in our books in line with what Midtrans' GET status says.
class PaymentReconciliation
{
public:
    PaymentReconciliation(Transactions &transactions, PaymentGateway &gateway, const Clock &clock)
        : m_transactions(transactions), m_gateway(gateway), m_clock(clock)
    {}

    /// The job `CheckPayment`.
    Result<Progress> check(const Lease &lease);

    /// Asks and writes down, under the lease of whatever job needs it.
    /// @returns the payment as it is afterwards. `NotFound` when Midtrans has no such transaction, which
    /// before a method was chosen means nothing.
    Result<Payment> refresh(PaymentId id, const Lease &lease);

    /// Asks only.
    Result<GatewayTransaction> ask(const Payment &payment, const Lease &lease);
    /// Writes down only; the transaction must hold no lock but this order's.
    /// @param asked the payment as it was read before Midtrans was asked. `Conflict`, code
    /// `answer-overtaken`, when it has changed since: what was heard may be older than what is known.
    static Result<> take(Records &records, const Payment &asked, const GatewayTransaction &said, Instant now,
                         Wake wake = Wake::Refunds);

    Result<Payment> read(PaymentId id);

private:
    Transactions &m_transactions;
    PaymentGateway &m_gateway;
    const Clock &m_clock;
};

/// On whose behalf a job calls a partner.
[[nodiscard]] CallPurpose purposeOf(const Lease &lease);

/// The actor of what a partner's word changes.
[[nodiscard]] Actor partnerActor(const char *kind, const char *name, const Lease &lease);

} // namespace meja
