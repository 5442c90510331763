#pragma once

#include "paymentdecision.h"
#include "ports/paymentgateway.h"
#include "transactions.h"

namespace meja {

/// Whether `PaymentReconciliation` schedules the jobs of refunds that Midtrans shows. The job of such a
/// refund uses `Leave`, because it is running already.
enum class RefundJobs { Schedule, Leave };

/// Updates a payment in the books from Midtrans' GET status. Used by the worker.
class PaymentReconciliation
{
public:
    PaymentReconciliation(Transactions &transactions, PaymentGateway &gateway, const Clock &clock)
        : m_transactions(transactions), m_gateway(gateway), m_clock(clock)
    {}

    /// The job `CheckPayment`: `refresh`, without a failure when Midtrans has no such transaction. Expires or
    /// cancels a transaction at Midtrans that must not be paid any more, because its order has ended or is
    /// paid by another payment, and queries it again until Midtrans confirms that.
    ///
    /// Failures: those of `refresh`; `Unavailable`, `OutcomeUnknown` and `Rejected` of Midtrans.
    Result<Progress> check(const Lease &lease);

    /// Queries Midtrans and records the response, under the lease of the calling job.
    ///
    /// Failures: `NotFound` when Midtrans has no such transaction, which is normal until the customer has
    /// chosen a payment method; the others of `queryStatus` and `recordStatus`; `Conflict` with code
    /// `lease-lost`; those of `Transactions::run`.
    /// @returns the payment after the update.
    Result<Payment> refresh(PaymentId id, const Lease &lease);

    /// Queries Midtrans without recording anything.
    ///
    /// Failures: those of `PaymentGateway::status`.
    Result<GatewayTransaction> queryStatus(const Payment &payment, const Lease &lease);
    /// Records a response of Midtrans inside the caller's transaction, which must hold no lock except that of
    /// the payment's order.
    ///
    /// Failures: `Conflict` with code `answer-overtaken` when the payment has changed since the query, so
    /// that the response may be older than the books; those of the record ports.
    /// @param before the payment as it was read before the query.
    static Result<> recordStatus(Records &records, const Payment &before,
                                 const GatewayTransaction &transaction, Instant now,
                                 RefundJobs jobs = RefundJobs::Schedule);

    /// Failures: `NotFound` for an unknown payment; those of `Transactions::run`.
    Result<Payment> read(PaymentId id);

private:
    [[nodiscard]] Result<Progress> waitForExpiry(const PaymentSituation &situation) const;
    Result<Progress> close(const Payment &payment, const Lease &lease);

    Transactions &m_transactions;
    PaymentGateway &m_gateway;
    const Clock &m_clock;
};

/// Order, job and attempt of a lease, for the call log.
[[nodiscard]] CallPurpose purposeOf(const Lease &lease);

/// The actor of changes that a partner reported.
[[nodiscard]] Actor partnerActor(const char *kind, const char *name, const Lease &lease);

} // namespace meja
