#pragma once

#include "cancellation.h"
#include "paymentreconciliation.h"
#include "ports/cancellationrecords.h"
#include "ports/shippinggateway.h"
#include "trackingwords.h"

namespace meja {

/// A wish to cancel an order.
struct CancellationRequest
{
    OrderId order;
    QString reason;
    QString idempotencyKey; ///< Stays unique for ever.
    Actor actor;
};

/// Cancels orders, one step at a time: the parcel stops, then the order is cancelled and its stock comes
/// back, then the money goes back.
///
/// `request` is one transaction and answers at once. `advance` is the job `AdvanceCancellation`; every
/// step is safe to repeat, talks to one partner at most, and never inside a transaction.
class OrderCancellation
{
public:
    OrderCancellation(Transactions &transactions, ShippingGateway &shipping, PaymentGateway &payments,
                      PaymentReconciliation &reconciliation, const Clock &clock,
                      const TrackingWords &words = TrackingWords::standard())
        : m_transactions(transactions),
          m_shipping(shipping),
          m_payments(payments),
          m_reconciliation(reconciliation),
          m_clock(clock),
          m_words(words)
    {}

    /// The same key again gives the same cancellation. `Conflict` with code `cancellation-live` while
    /// another one runs, `key-reused` for another order's key; `RuleViolated` with code
    /// `not-cancellable` for an order that is too far on.
    Result<Cancellation> request(const CancellationRequest &request);

    Result<Progress> advance(const Lease &lease);

    /// What the courier's telephone said of a parcel that no call can cancel, and who heard it. Changes
    /// nothing when the cancellation went on meanwhile.
    static Result<> confirmShipment(Records &records, CancellationId id, bool isCancelled, const QString &who,
                                    Instant now);

private:
    static Result<std::optional<Cancellation>> earlier(const CancellationRecords::Standing &standing,
                                                       const CancellationRequest &request);
    static Result<> requireCancellable(const CancellationRecords::Standing &standing, const Order &order);
    Result<Cancellation> begin(Records &records, const Order &order, const CancellationRequest &request);
    Result<Cancellation> read(CancellationId id);
    /// One transaction under the lease that goes on only while the cancellation stands at `step`.
    using Step = std::function<Result<>(Records &records, Cancellation &cancellation)>;
    Result<Progress> from(CancelStep step, const Cancellation &cancellation, const Lease &lease,
                          Progress next, const Step &work);

    Result<Progress> cancelShipment(const Cancellation &cancellation, const Lease &lease);
    Result<Progress> askCourier(const Cancellation &cancellation, const Shipment &shipment,
                                const Lease &lease);
    Result<Progress> afterRefusal(const Cancellation &cancellation, const Shipment &shipment,
                                  const Lease &lease);
    Result<Progress> askPerson(const Cancellation &cancellation, const Shipment &shipment,
                               const Lease &lease);
    Result<Progress> shipmentStopped(const Cancellation &cancellation, const Lease &lease);
    Result<Progress> refuse(const Cancellation &cancellation, const QString &word, const Lease &lease);
    Result<Progress> restoreStockAndClose(const Cancellation &cancellation, const Lease &lease);

    Result<Progress> settlePayment(const Cancellation &cancellation, const Lease &lease);
    /// When to look again at a payment that isn't settled; nothing when the books can go on with it.
    Result<std::optional<Instant>> stop(const Payment &before, const Lease &lease);
    Result<std::optional<Instant>> whenNotFound(const Payment &payment, const Lease &lease);
    Result<> tellWhenStuck(const Cancellation &cancellation, const Lease &lease);
    Result<Progress> finish(const Cancellation &cancellation, const Lease &lease);

    [[nodiscard]] std::optional<ShipmentStatus> statusOf(const QString &word) const;

    Transactions &m_transactions;
    ShippingGateway &m_shipping;
    PaymentGateway &m_payments;
    PaymentReconciliation &m_reconciliation;
    const Clock &m_clock;
    const TrackingWords &m_words;
};

} // namespace meja
