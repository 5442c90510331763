#include "ordercancellation.h"

#include "paymentbooks.h"
#include "paymentupdate.h"
#include "refundbooks.h"
#include "shipmentbooks.h"

#include <algorithm>

namespace meja {

using namespace std::chrono_literals;

namespace {

/// After this time with an open payment, an attention item is raised.
constexpr Duration stuckAfter = std::chrono::days(7);

Actor workerActor(const Cancellation &cancellation)
{
    return {QStringLiteral("system"), QStringLiteral("meja-service"), cancellation.reason,
            cancellation.requestId};
}

/// Captured but not settled: cancelling it at Midtrans still releases the money.
bool isCaptured(const Payment &payment)
{
    return payment.status == PaymentStatus::Paid && payment.gatewayStatus == QLatin1String("capture");
}

/// Queries Midtrans about a payment that ended in the books only: it may still be open there.
Result<> scheduleClosing(Records &records, const Payment &payment, Instant now)
{
    if (hasArrived(payment.status) || isReversed(payment))
        return {};
    return records.jobs().schedule({JobKind::CheckPayment, payment.id.value, payment.order, now});
}

/// While the cancellation was active, nobody requested the refund of money that arrived twice. A check of one
/// payment does it for all.
Result<> scheduleSurplus(Records &records, const Cancellation &cancellation, Instant now)
{
    ASSIGN_OR_RETURN(auto payments, records.payments().ofOrder(cancellation.order));
    payments.removeIf([](const Payment &payment) { return !holdsMoney(payment); });
    if (payments.size() < 2)
        return {};
    return records.jobs().schedule({JobKind::CheckPayment, payments.constLast().id.value, cancellation.order,
                                    now, cancellation.requestId});
}

} // namespace

Result<Progress> OrderCancellation::advance(const Lease &lease)
{
    ASSIGN_OR_RETURN(const auto cancellation, m_transactions.run(Actor::system(), [&](Records &records) {
        return records.cancellations().read(CancellationId{lease.subject});
    }));
    switch (cancellation.step) {
    case CancelStep::Requested:
        return cancelShipment(cancellation, lease);
    case CancelStep::ShipmentCancelled:
        return restoreStockAndClose(cancellation, lease);
    case CancelStep::OrderCancelled:
        return settlePayments(cancellation, lease);
    case CancelStep::Finished:
    case CancelStep::Refused:
        return Progress::done();
    }
    Q_UNREACHABLE();
}

Result<Progress> OrderCancellation::record(CancelStep step, const Cancellation &cancellation,
                                           const Lease &lease, Progress next, const Step &work)
{
    return m_transactions.run(workerActor(cancellation), lease, [&](Records &records) -> Result<Progress> {
        RETURN_IF_ERROR(records.orders().lock(cancellation.order));
        ASSIGN_OR_RETURN(auto current, records.cancellations().read(cancellation.id));
        if (current.step == step) {
            RETURN_IF_ERROR(work(records, current));
            RETURN_IF_ERROR(records.cancellations().save(current));
        }
        return next;
    });
}

// The parcel --------------------------------------------------------------------------------------

Result<Progress> OrderCancellation::cancelShipment(const Cancellation &cancellation, const Lease &lease)
{
    ASSIGN_OR_RETURN(const auto shipment,
                     m_transactions.run(workerActor(cancellation), [&](Records &records) {
                         return records.shipments().latestOf(cancellation.order);
                     }));
    // Even if a person confirmed the cancellation by phone.
    if (shipment && shipment->status == ShipmentStatus::Delivered)
        return refuse(cancellation, shipment->rawStatus, lease);
    if (!shipment || shipment->status == ShipmentStatus::Cancelled ||
        !cancellation.shipmentConfirmedBy.isEmpty())
        return recordShipmentCancelled(cancellation, lease);
    if (hasLeft(shipment->status))
        return refuse(cancellation, shipment->rawStatus, lease);
    if (shipment->komerceOrderNo.isEmpty())
        return requestPhoneCall(cancellation, *shipment, lease);
    return cancelAtKomerce(cancellation, *shipment, lease);
}

Result<Progress> OrderCancellation::cancelAtKomerce(const Cancellation &cancellation,
                                                    const Shipment &shipment, const Lease &lease)
{
    ASSIGN_OR_RETURN(const auto detail, m_shipping.detail(shipment.komerceOrderNo, purposeOf(lease)));
    const auto status = detail.status.meaning();
    if (status == ShipmentStatus::Cancelled)
        return recordShipmentCancelled(cancellation, lease);
    if (status && hasLeft(*status))
        return refuse(cancellation, detail.status.word(), lease);

    ASSIGN_OR_RETURN(const auto response, m_shipping.cancel(shipment.komerceOrderNo, purposeOf(lease)));
    switch (response) {
    case ShipmentCancelResponse::Cancelled:
        return recordShipmentCancelled(cancellation, lease);
    case ShipmentCancelResponse::Refused:
        return checkRefusal(cancellation, shipment, lease);
    case ShipmentCancelResponse::NotFound:
        return failure(ErrorKind::NotFound,
                       QStringLiteral("Komerce has no order %1").arg(shipment.komerceOrderNo));
    }
    Q_UNREACHABLE();
}

/// Komerce responds 422 both when the parcel has left and when it is already cancelled; the detail shows
/// which.
Result<Progress> OrderCancellation::checkRefusal(const Cancellation &cancellation, const Shipment &shipment,
                                                 const Lease &lease)
{
    ASSIGN_OR_RETURN(const auto detail, m_shipping.detail(shipment.komerceOrderNo, purposeOf(lease)));
    const auto status = detail.status.meaning();
    if (status == ShipmentStatus::Cancelled)
        return recordShipmentCancelled(cancellation, lease);
    if (status && hasLeft(*status))
        return refuse(cancellation, detail.status.word(), lease);
    return failure(
        ErrorKind::Rejected,
        QStringLiteral("Komerce refuses to cancel a parcel that is \"%1\"").arg(detail.status.word()));
}

Result<Progress> OrderCancellation::requestPhoneCall(const Cancellation &cancellation,
                                                     const Shipment &shipment, const Lease &lease)
{
    return record(
        CancelStep::Requested, cancellation, lease, Progress::needsPerson(),
        [&](Records &records, Cancellation &current) {
            return records.attention().raise(
                {AttentionKind::ConfirmShipmentCancelled, current.id.value, current.order,
                 QStringLiteral("telephone courier %1 to cancel the parcel; it has no Komerce order")
                     .arg(shipment.courier)},
                m_clock.now());
        });
}

Result<Progress> OrderCancellation::recordShipmentCancelled(const Cancellation &cancellation,
                                                            const Lease &lease)
{
    return record(CancelStep::Requested, cancellation, lease, Progress::continueNow(),
                  [](Records &records, Cancellation &current) {
                      current.step = CancelStep::ShipmentCancelled;
                      return changeShipmentStatus(records, current.order, ShipmentStatus::Cancelled);
                  });
}

/// The courier has the parcel: the order is unfrozen and follows its parcel, which is tracked again.
Result<Progress> OrderCancellation::refuse(const Cancellation &cancellation, const QString &courierStatus,
                                           const Lease &lease)
{
    return record(CancelStep::Requested, cancellation, lease, Progress::done(),
                  [&](Records &records, Cancellation &current) -> Result<> {
                      const Instant now = m_clock.now();
                      current.step = CancelStep::Refused;
                      current.refusal =
                          QStringLiteral("the courier has the parcel: \"%1\"").arg(courierStatus);
                      current.endedAt = now;
                      ASSIGN_OR_RETURN(const auto order, records.orders().lock(current.order));
                      RETURN_IF_ERROR(unfreezeToShipment(records, order, current.frozenFrom, now));
                      RETURN_IF_ERROR(scheduleSurplus(records, current, now));
                      ASSIGN_OR_RETURN(const auto shipment, records.shipments().latestOf(current.order));
                      if (!shipment || shipment->status == ShipmentStatus::Delivered)
                          return {};
                      return records.jobs().schedule({JobKind::TrackShipment, shipment->id.value,
                                                      current.order, now, current.requestId});
                  });
}

// The pivot ---------------------------------------------------------------------------------------

Result<Progress> OrderCancellation::restoreStockAndClose(const Cancellation &cancellation, const Lease &lease)
{
    return record(
        CancelStep::ShipmentCancelled, cancellation, lease, Progress::continueNow(),
        [this](Records &records, Cancellation &current) -> Result<> {
            RETURN_IF_ERROR(
                records.orders().changeStatus(current.order, OrderStatus::Cancelled, m_clock.now()));
            RETURN_IF_ERROR(records.orders().returnStock(current.order, OrderRecords::Return::Cancelled));
            current.step = CancelStep::OrderCancelled;
            return {};
        });
}

// The payments ------------------------------------------------------------------------------------

Result<Progress> OrderCancellation::settlePayments(const Cancellation &cancellation, const Lease &lease)
{
    ASSIGN_OR_RETURN(const auto payments,
                     m_transactions.run(workerActor(cancellation), [&](Records &records) {
                         return records.payments().ofOrder(cancellation.order);
                     }));
    std::optional<Instant> nextCheck;
    for (const Payment &payment : payments) {
        if (payment.status != PaymentStatus::Pending && payment.status != PaymentStatus::Paid)
            continue;
        ASSIGN_OR_RETURN(const auto open, closePayment(payment, lease));
        if (open)
            nextCheck = nextCheck ? std::min(*nextCheck, *open) : *open;
    }
    if (!nextCheck)
        return finish(cancellation, lease);
    RETURN_IF_ERROR(raiseWhenStuck(cancellation, lease));
    return Progress::waitUntil(*nextCheck);
}

/// A payment that neither ends nor arrives within a week needs a person. The job keeps checking it.
Result<> OrderCancellation::raiseWhenStuck(const Cancellation &cancellation, const Lease &lease)
{
    const Instant now = m_clock.now();
    if (now - cancellation.requestedAt < stuckAfter)
        return {};
    return m_transactions.run(workerActor(cancellation), lease, [&](Records &records) {
        return records.attention().raise({AttentionKind::CancellationStuck, cancellation.id.value,
                                          cancellation.order,
                                          QStringLiteral("the payment is still open after a week")},
                                         now);
    });
}

/// Closes the payment at Midtrans if it is open there.
/// @returns when to check it again, or an empty value when it is closed or must be refunded.
Result<std::optional<Instant>> OrderCancellation::closePayment(const Payment &before, const Lease &lease)
{
    auto refreshed = m_reconciliation.refresh(before.id, lease);
    if (!refreshed && refreshed.error().kind == ErrorKind::NotFound)
        return closeWithoutTransaction(before, lease);
    ASSIGN_OR_RETURN(Payment payment, std::move(refreshed));
    if (payment.status != PaymentStatus::Pending && !isCaptured(payment))
        return std::nullopt;

    RETURN_IF_ERROR(m_payments.cancel({payment.gatewayOrderId, payment.transactionId}, purposeOf(lease)));
    // GET status decides, whatever the response was: 412 may mean that the payment has just arrived.
    ASSIGN_OR_RETURN(payment, m_reconciliation.refresh(before.id, lease));
    if (payment.status == PaymentStatus::Pending)
        return m_clock.now() + 1min;
    // A capture that cannot be cancelled settles within days and is refunded then.
    if (isCaptured(payment))
        return m_clock.now() + 1h;
    return std::nullopt;
}

/// Midtrans has no transaction because the customer has not chosen a payment method. That stays possible
/// until the payment page expires.
Result<std::optional<Instant>> OrderCancellation::closeWithoutTransaction(const Payment &payment,
                                                                          const Lease &lease)
{
    const Instant now = m_clock.now();
    if (payment.status != PaymentStatus::Pending)
        return std::nullopt;
    if (now < payment.expiresAt)
        return std::min(payment.expiresAt, now + 10min);
    RETURN_IF_ERROR(m_transactions.run(
        partnerActor("payment", "midtrans", lease), lease, [&](Records &records) -> Result<> {
            ASSIGN_OR_RETURN(auto situation, readSituation(records, payment.id));
            if (situation.payment.status != PaymentStatus::Pending)
                return {};
            return PaymentBooks(records, now).changeStatus(situation.payment, PaymentStatus::Expired);
        }));
    return std::nullopt;
}

Result<Progress> OrderCancellation::finish(const Cancellation &cancellation, const Lease &lease)
{
    return record(CancelStep::OrderCancelled, cancellation, lease, Progress::done(),
                  [this](Records &records, Cancellation &current) -> Result<> {
                      const Instant now = m_clock.now();
                      ASSIGN_OR_RETURN(const auto payments, records.payments().ofOrder(current.order));
                      for (const Payment &payment : payments) {
                          RETURN_IF_ERROR(RefundBooks(records, now)
                                              .requestRemaining(payment.id,
                                                                QStringLiteral("cancellation-%1-payment-%2")
                                                                    .arg(current.id.value)
                                                                    .arg(payment.id.value),
                                                                current.reason, RefundBooks::Item::Raise));
                          RETURN_IF_ERROR(scheduleClosing(records, payment, now));
                      }
                      current.step = CancelStep::Finished;
                      current.endedAt = now;
                      return {};
                  });
}

} // namespace meja
