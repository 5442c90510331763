#pragma once

#include "cancellation.h"
#include "paymentreconciliation.h"
#include "ports/shippinggateway.h"

namespace meja {

/// Carries out a requested cancellation, one step at a time: cancel the parcel, then cancel the order and
/// return its stock, then return the money. The worker runs it as the job `AdvanceCancellation`;
/// `CancellationRequests` creates the cancellation.
///
/// Every step is safe to repeat, calls at most one partner, and never calls one inside a transaction.
class OrderCancellation
{
public:
    OrderCancellation(Transactions &transactions, ShippingGateway &shipping, PaymentGateway &payments,
                      PaymentReconciliation &reconciliation, const Clock &clock)
        : m_transactions(transactions),
          m_shipping(shipping),
          m_payments(payments),
          m_reconciliation(reconciliation),
          m_clock(clock)
    {}

    /// Advances the lease's cancellation by one step; see the diagram in cancellation.h. After a failure the
    /// step is unchanged and a later call continues from there.
    ///
    /// Failures: `Unavailable` and `OutcomeUnknown` of a partner's call: retry later; `NotFound` when Komerce
    /// has no record of the parcel, `Rejected` when a partner refuses for an unknown reason: an attention
    /// item is raised when the job's attempts are used up; `Conflict` with code `lease-lost`; those of
    /// `Transactions::run`.
    Result<Progress> advance(const Lease &lease);

private:
    /// Runs `work` and saves the cancellation in one transaction under the lease, unless the cancellation has
    /// left `step` meanwhile.
    using Step = std::function<Result<>(Records &records, Cancellation &cancellation)>;
    Result<Progress> record(CancelStep step, const Cancellation &cancellation, const Lease &lease,
                            Progress next, const Step &work);

    Result<Progress> cancelShipment(const Cancellation &cancellation, const Lease &lease);
    Result<Progress> cancelAtKomerce(const Cancellation &cancellation, const Shipment &shipment,
                                     const Lease &lease);
    Result<Progress> checkRefusal(const Cancellation &cancellation, const Shipment &shipment,
                                  const Lease &lease);
    Result<Progress> requestPhoneCall(const Cancellation &cancellation, const Shipment &shipment,
                                      const Lease &lease);
    Result<Progress> recordShipmentCancelled(const Cancellation &cancellation, const Lease &lease);
    Result<Progress> refuse(const Cancellation &cancellation, const QString &courierStatus,
                            const Lease &lease);

    Result<Progress> restoreStockAndClose(const Cancellation &cancellation, const Lease &lease);

    Result<Progress> settlePayments(const Cancellation &cancellation, const Lease &lease);
    Result<std::optional<Instant>> closePayment(const Payment &before, const Lease &lease);
    Result<std::optional<Instant>> closeWithoutTransaction(const Payment &payment, const Lease &lease);
    Result<> raiseWhenStuck(const Cancellation &cancellation, const Lease &lease);
    Result<Progress> finish(const Cancellation &cancellation, const Lease &lease);

    Transactions &m_transactions;
    ShippingGateway &m_shipping;
    PaymentGateway &m_payments;
    PaymentReconciliation &m_reconciliation;
    const Clock &m_clock;
};

} // namespace meja
