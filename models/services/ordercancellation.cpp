#include "ordercancellation.h"

#include "paymentbooks.h"
#include "refundrequests.h"

#include <algorithm>

namespace meja {

using namespace std::chrono_literals;

namespace {

Actor workerActor(const Cancellation &cancellation)
{
    return {QStringLiteral("system"), QStringLiteral("meja-service"), cancellation.reason,
            cancellation.requestId};
}

/// How long a cancellation waits for its payment to end before a person hears of it.
constexpr Duration patience = std::chrono::days(7);

/// Its payment went back while it was frozen, or before: the goods are gone, so somebody has to know.
Result<> tellWhenUnpaid(Records &records, OrderId order, Instant now)
{
    ASSIGN_OR_RETURN(const auto payments, records.payments().ofOrder(order));
    const bool isPaid = std::any_of(payments.cbegin(), payments.cend(),
                                    [](const Payment &payment) { return hasArrived(payment.status); });
    if (isPaid || payments.isEmpty())
        return {};
    return records.attention().raise({AttentionKind::PaymentReversed, payments.constLast().id.value, order,
                                      QStringLiteral("the courier has the parcel, and nothing is paid")},
                                     now);
}

Result<> markShipment(Records &records, OrderId order, ShipmentStatus status, const QString &word)
{
    ASSIGN_OR_RETURN(auto shipment, records.shipments().latestOf(order));
    // What the telephone said may be old: a parcel that has left does not step back to its picking up.
    const bool isOlderNews = status == ShipmentStatus::PickedUp && shipment && hasLeft(shipment->status);
    if (!shipment || shipment->status == status || isOlderNews)
        return {};
    shipment->status = status;
    if (!word.isEmpty())
        shipment->rawStatus = word;
    return records.shipments().save(*shipment);
}

/// Authorised but not settled: a void still releases the money.
bool isCaptured(const Payment &payment)
{
    return payment.status == PaymentStatus::Paid && payment.gatewayStatus == QLatin1String("capture");
}

} // namespace

Result<Cancellation> OrderCancellation::request(const CancellationRequest &request)
{
    return m_transactions.run(request.actor, [&](Records &records) -> Result<Cancellation> {
        ASSIGN_OR_RETURN(const auto order, records.orders().lock(request.order));
        ASSIGN_OR_RETURN(const auto standing,
                         records.cancellations().standing(request.order, request.idempotencyKey));
        ASSIGN_OR_RETURN(const auto known, earlier(standing, request));
        if (known)
            return *known;
        RETURN_IF_ERROR(requireCancellable(standing, order));
        return begin(records, order, request);
    });
}

/// The cancellation that an earlier request with this key has begun.
Result<std::optional<Cancellation>> OrderCancellation::earlier(const CancellationRecords::Standing &standing,
                                                               const CancellationRequest &request)
{
    const auto &known = standing.withKey;
    if (!known || known->order == request.order)
        return known;
    return failure(ErrorKind::Conflict, QStringLiteral("the key belongs to another order's cancellation"),
                   QStringLiteral("key-reused"));
}

Result<> OrderCancellation::requireCancellable(const CancellationRecords::Standing &standing,
                                               const Order &order)
{
    if (standing.live)
        return failure(ErrorKind::Conflict,
                       QStringLiteral("cancellation %1 is running").arg(standing.live->id.value),
                       QStringLiteral("cancellation-live"));
    if (canBeCancelled(order.status))
        return {};
    return failure(ErrorKind::RuleViolated,
                   QStringLiteral("order %1 is %2").arg(order.number, code(order.status)),
                   QStringLiteral("not-cancellable"));
}

Result<Cancellation> OrderCancellation::begin(Records &records, const Order &order,
                                              const CancellationRequest &request)
{
    const Instant now = m_clock.now();
    Cancellation cancellation;
    cancellation.order = order.id;
    cancellation.frozenFrom = order.status;
    cancellation.reason = request.reason;
    cancellation.requestedByKind = request.actor.kind;
    cancellation.requestedBy = request.actor.name;
    cancellation.idempotencyKey = request.idempotencyKey;
    cancellation.requestId = request.actor.requestId;
    cancellation.requestedAt = now;
    RETURN_IF_ERROR(records.orders().changeStatus(order.id, OrderStatus::Cancelling, now));
    ASSIGN_OR_RETURN(const auto id, records.cancellations().add(cancellation));
    cancellation.id = id;
    RETURN_IF_ERROR(records.jobs().schedule({JobKind::AdvanceCancellation, id.value, order.id, now,
                                             request.actor.requestId, request.actor.name}));
    return cancellation;
}

Result<Cancellation> OrderCancellation::read(CancellationId id)
{
    return m_transactions.run(Actor::system(),
                              [&](Records &records) { return records.cancellations().read(id); });
}

Result<Progress> OrderCancellation::advance(const Lease &lease)
{
    ASSIGN_OR_RETURN(const auto cancellation, read(CancellationId{lease.subject}));
    switch (cancellation.step) {
    case CancelStep::Requested:
        return cancelShipment(cancellation, lease);
    case CancelStep::ShipmentCancelled:
        return restoreStockAndClose(cancellation, lease);
    case CancelStep::OrderCancelled:
        return settlePayment(cancellation, lease);
    case CancelStep::Finished:
    case CancelStep::Refused:
        return Progress::done();
    }
    Q_UNREACHABLE();
}

Result<Progress> OrderCancellation::from(CancelStep step, const Cancellation &cancellation,
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

std::optional<ShipmentStatus> OrderCancellation::statusOf(const QString &word) const
{
    const auto meaning = m_words.meaningOf(word);
    return meaning ? std::optional(meaning->status) : std::nullopt;
}

Result<Progress> OrderCancellation::cancelShipment(const Cancellation &cancellation, const Lease &lease)
{
    ASSIGN_OR_RETURN(const auto shipment,
                     m_transactions.run(workerActor(cancellation), [&](Records &records) {
                         return records.shipments().latestOf(cancellation.order);
                     }));
    if (!shipment || shipment->status == ShipmentStatus::Cancelled ||
        !cancellation.shipmentConfirmedBy.isEmpty())
        return shipmentStopped(cancellation, lease);
    if (hasLeft(shipment->status))
        return refuse(cancellation, shipment->rawStatus, lease);
    if (shipment->komerceOrderNo.isEmpty())
        return askPerson(cancellation, *shipment, lease);
    return askCourier(cancellation, *shipment, lease);
}

Result<Progress> OrderCancellation::askCourier(const Cancellation &cancellation, const Shipment &shipment,
                                               const Lease &lease)
{
    ASSIGN_OR_RETURN(const auto detail, m_shipping.detail(shipment.komerceOrderNo, purposeOf(lease)));
    const auto status = statusOf(detail.rawStatus);
    if (status == ShipmentStatus::Cancelled)
        return shipmentStopped(cancellation, lease);
    if (status && hasLeft(*status))
        return refuse(cancellation, detail.rawStatus, lease);

    ASSIGN_OR_RETURN(const auto answer, m_shipping.cancel(shipment.komerceOrderNo, purposeOf(lease)));
    switch (answer) {
    case ShipmentCancelAnswer::Cancelled:
        return shipmentStopped(cancellation, lease);
    case ShipmentCancelAnswer::Refused:
        return afterRefusal(cancellation, shipment, lease);
    case ShipmentCancelAnswer::NotFound:
        return failure(ErrorKind::NotFound,
                       QStringLiteral("Komerce doesn't know %1").arg(shipment.komerceOrderNo));
    }
    Q_UNREACHABLE();
}

/// 422 says "on its way" and "cancelled already" alike; the detail tells them apart.
Result<Progress> OrderCancellation::afterRefusal(const Cancellation &cancellation, const Shipment &shipment,
                                                 const Lease &lease)
{
    ASSIGN_OR_RETURN(const auto detail, m_shipping.detail(shipment.komerceOrderNo, purposeOf(lease)));
    const auto status = statusOf(detail.rawStatus);
    if (status == ShipmentStatus::Cancelled)
        return shipmentStopped(cancellation, lease);
    if (status && hasLeft(*status))
        return refuse(cancellation, detail.rawStatus, lease);
    return failure(ErrorKind::Rejected,
                   QStringLiteral("Komerce refuses to cancel a parcel that is \"%1\"").arg(detail.rawStatus));
}

Result<Progress> OrderCancellation::askPerson(const Cancellation &cancellation, const Shipment &shipment,
                                              const Lease &lease)
{
    return from(CancelStep::Requested, cancellation, lease, Progress::needsPerson(),
                [&](Records &records, Cancellation &current) {
                    return records.attention().raise(
                        {AttentionKind::ConfirmShipmentCancelled, current.id.value, current.order,
                         QStringLiteral("ask %1 to give the parcel up; no call can").arg(shipment.courier)},
                        m_clock.now());
                });
}

Result<> OrderCancellation::confirmShipment(Records &records, CancellationId id, bool isCancelled,
                                            const QString &who, Instant now)
{
    ASSIGN_OR_RETURN(auto cancellation, records.cancellations().read(id));
    RETURN_IF_ERROR(records.orders().lock(cancellation.order));
    ASSIGN_OR_RETURN(cancellation, records.cancellations().read(id));
    // It went on meanwhile: what the courier said is known already.
    if (cancellation.step != CancelStep::Requested)
        return {};
    if (isCancelled)
        cancellation.shipmentConfirmedBy = who;
    else
        RETURN_IF_ERROR(markShipment(records, cancellation.order, ShipmentStatus::PickedUp, {}));
    RETURN_IF_ERROR(records.cancellations().save(cancellation));
    return records.jobs().schedule({JobKind::AdvanceCancellation, id.value, cancellation.order, now});
}

Result<Progress> OrderCancellation::shipmentStopped(const Cancellation &cancellation, const Lease &lease)
{
    return from(CancelStep::Requested, cancellation, lease, Progress::goOn(),
                [](Records &records, Cancellation &current) {
                    current.step = CancelStep::ShipmentCancelled;
                    return markShipment(records, current.order, ShipmentStatus::Cancelled, {});
                });
}

/// The courier has it: the order thaws to what it is by now.
Result<Progress> OrderCancellation::refuse(const Cancellation &cancellation, const QString &word,
                                           const Lease &lease)
{
    return from(CancelStep::Requested, cancellation, lease, Progress::done(),
                [&](Records &records, Cancellation &current) -> Result<> {
                    const Instant now = m_clock.now();
                    current.step = CancelStep::Refused;
                    current.refusal = QStringLiteral("the courier has the parcel: \"%1\"").arg(word);
                    current.endedAt = now;
                    RETURN_IF_ERROR(records.orders().changeStatus(current.order, OrderStatus::Shipped, now));
                    RETURN_IF_ERROR(tellWhenUnpaid(records, current.order, now));
                    ASSIGN_OR_RETURN(const auto shipment, records.shipments().latestOf(current.order));
                    if (!shipment)
                        return {};
                    return records.jobs().schedule(
                        {JobKind::TrackShipment, shipment->id.value, current.order, now, current.requestId});
                });
}

// The pivot ---------------------------------------------------------------------------------------

Result<Progress> OrderCancellation::restoreStockAndClose(const Cancellation &cancellation, const Lease &lease)
{
    return from(
        CancelStep::ShipmentCancelled, cancellation, lease, Progress::goOn(),
        [this](Records &records, Cancellation &current) -> Result<> {
            const Instant now = m_clock.now();
            RETURN_IF_ERROR(records.orders().changeStatus(current.order, OrderStatus::Cancelled, now));
            RETURN_IF_ERROR(records.orders().returnStock(current.order, OrderRecords::Return::Cancelled));
            current.step = CancelStep::OrderCancelled;
            return {};
        });
}

// The money ---------------------------------------------------------------------------------------

Result<Progress> OrderCancellation::settlePayment(const Cancellation &cancellation, const Lease &lease)
{
    ASSIGN_OR_RETURN(const auto payments,
                     m_transactions.run(workerActor(cancellation), [&](Records &records) {
                         return records.payments().ofOrder(cancellation.order);
                     }));

    std::optional<Instant> later;
    for (const Payment &payment : payments) {
        if (payment.status != PaymentStatus::Pending && payment.status != PaymentStatus::Paid)
            continue;
        ASSIGN_OR_RETURN(const auto wait, stop(payment, lease));
        if (wait)
            later = later ? std::min(*later, *wait) : *wait;
    }
    if (!later)
        return finish(cancellation, lease);
    RETURN_IF_ERROR(tellWhenStuck(cancellation, lease));
    return Progress::waitUntil(*later);
}

/// A payment that neither ends nor arrives for a week is more than patience can settle; it is asked on.
Result<> OrderCancellation::tellWhenStuck(const Cancellation &cancellation, const Lease &lease)
{
    const Instant now = m_clock.now();
    if (now - cancellation.requestedAt < patience)
        return {};
    return m_transactions.run(workerActor(cancellation), lease, [&](Records &records) {
        return records.attention().raise({AttentionKind::CancellationStuck, cancellation.id.value,
                                          cancellation.order,
                                          QStringLiteral("its payment is still open after a week")},
                                         now);
    });
}

Result<std::optional<Instant>> OrderCancellation::stop(const Payment &before, const Lease &lease)
{
    auto refreshed = m_reconciliation.refresh(before.id, lease);
    if (!refreshed && refreshed.error().kind == ErrorKind::NotFound)
        return whenNotFound(before, lease);
    ASSIGN_OR_RETURN(Payment payment, std::move(refreshed));
    if (payment.status != PaymentStatus::Pending && !isCaptured(payment))
        return std::nullopt;

    RETURN_IF_ERROR(m_payments.cancel({payment.gatewayOrderId, payment.transactionId}, purposeOf(lease)));
    // Whatever it answered, GET status decides: 412 may mean that the money has just come.
    ASSIGN_OR_RETURN(payment, m_reconciliation.refresh(before.id, lease));
    if (payment.status == PaymentStatus::Pending)
        return m_clock.now() + 1min;
    // A capture that can't be voided settles within days, and is refunded then.
    if (isCaptured(payment))
        return m_clock.now() + 1h;
    return std::nullopt;
}

/// No method chosen yet: the customer may still choose one, until the payment page expires.
Result<std::optional<Instant>> OrderCancellation::whenNotFound(const Payment &payment, const Lease &lease)
{
    const Instant now = m_clock.now();
    if (payment.status != PaymentStatus::Pending)
        return std::nullopt;
    if (now < payment.expiresAt)
        return std::min(payment.expiresAt, now + 10min);
    RETURN_IF_ERROR(m_transactions.run(
        partnerActor("payment", "midtrans", lease), lease, [&](Records &records) -> Result<> {
            PaymentBooks books(records, now);
            ASSIGN_OR_RETURN(auto situation, books.situation(payment.id));
            if (situation.payment.status != PaymentStatus::Pending)
                return {};
            return books.changeStatus(situation.payment, PaymentStatus::Expired);
        }));
    return std::nullopt;
}

Result<Progress> OrderCancellation::finish(const Cancellation &cancellation, const Lease &lease)
{
    return from(
        CancelStep::OrderCancelled, cancellation, lease, Progress::done(),
        [this](Records &records, Cancellation &current) -> Result<> {
            const Instant now = m_clock.now();
            ASSIGN_OR_RETURN(const auto payments, records.payments().ofOrder(current.order));
            for (const Payment &payment : payments) {
                RETURN_IF_ERROR(RefundRequests::requestRemaining(
                    records, payment.id,
                    QStringLiteral("cancellation-%1-payment-%2").arg(current.id.value).arg(payment.id.value),
                    current.reason, now));
            }
            current.step = CancelStep::Finished;
            current.endedAt = now;
            return {};
        });
}

} // namespace meja
