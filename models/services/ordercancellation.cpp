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
    const auto payments = records.payments().ofOrder(order);
    if (!payments)
        return tl::unexpected(payments.error());
    const bool isPaid = std::any_of(payments->cbegin(), payments->cend(),
                                    [](const Payment &payment) { return hasArrived(payment.status); });
    if (isPaid || payments->isEmpty())
        return {};
    return records.attention().raise({AttentionKind::PaymentReversed, payments->constLast().id.value, order,
                                      QStringLiteral("the courier has the parcel, and nothing is paid")},
                                     now);
}

Result<> markShipment(Records &records, OrderId order, ShipmentStatus status, const QString &word)
{
    auto shipment = records.shipments().latestOf(order);
    if (!shipment)
        return tl::unexpected(shipment.error());
    // What the telephone said may be old: a parcel that has left does not step back to its picking up.
    const bool isOlderNews = status == ShipmentStatus::PickedUp && *shipment && hasLeft((*shipment)->status);
    if (!*shipment || (*shipment)->status == status || isOlderNews)
        return {};
    (*shipment)->status = status;
    if (!word.isEmpty())
        (*shipment)->rawStatus = word;
    return records.shipments().save(**shipment);
}

} // namespace

Result<Cancellation> OrderCancellation::request(const CancellationRequest &request)
{
    Cancellation cancellation;
    auto done = m_transactions.run(request.actor, [&](Records &records) -> Result<> {
        const auto order = records.orders().lock(request.order);
        if (!order)
            return tl::unexpected(order.error());
        const auto standing = records.cancellations().standing(request.order, request.idempotencyKey);
        if (!standing)
            return tl::unexpected(standing.error());
        const auto known = earlier(*standing, request);
        if (!known)
            return tl::unexpected(known.error());
        if (*known) {
            cancellation = **known;
            return {};
        }
        if (auto allowed = requireCancellable(*standing, *order); !allowed)
            return allowed;
        auto begun = begin(records, *order, request);
        if (!begun)
            return tl::unexpected(begun.error());
        cancellation = *begun;
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return cancellation;
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
    if (auto frozen = records.orders().changeStatus(order.id, OrderStatus::Cancelling, now); !frozen)
        return tl::unexpected(frozen.error());
    const auto id = records.cancellations().add(cancellation);
    if (!id)
        return tl::unexpected(id.error());
    cancellation.id = *id;
    auto scheduled = records.jobs().schedule({JobKind::AdvanceCancellation, id->value, order.id, now,
                                              request.actor.requestId, request.actor.name});
    if (!scheduled)
        return tl::unexpected(scheduled.error());
    return cancellation;
}

Result<Cancellation> OrderCancellation::read(CancellationId id)
{
    Cancellation cancellation;
    auto done = m_transactions.run(Actor::system(), [&](Records &records) -> Result<> {
        auto found = records.cancellations().read(id);
        if (!found)
            return tl::unexpected(found.error());
        cancellation = *found;
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return cancellation;
}

Result<Progress> OrderCancellation::advance(const Lease &lease)
{
    const auto cancellation = read(CancellationId{lease.subject});
    if (!cancellation)
        return tl::unexpected(cancellation.error());
    switch (cancellation->step) {
    case CancelStep::Requested:
        return cancelShipment(*cancellation, lease);
    case CancelStep::ShipmentCancelled:
        return restoreStockAndClose(*cancellation, lease);
    case CancelStep::OrderCancelled:
        return settlePayment(*cancellation, lease);
    case CancelStep::Finished:
    case CancelStep::Refused:
        return Progress::done();
    }
    Q_UNREACHABLE();
}

Result<Progress> OrderCancellation::from(CancelStep step, const Cancellation &cancellation,
                                         const Lease &lease, Progress next, const Step &work)
{
    auto done = m_transactions.run(workerActor(cancellation), lease, [&](Records &records) -> Result<> {
        if (auto locked = records.orders().lock(cancellation.order); !locked)
            return tl::unexpected(locked.error());
        auto current = records.cancellations().read(cancellation.id);
        if (!current)
            return tl::unexpected(current.error());
        if (current->step != step)
            return {};
        if (auto worked = work(records, *current); !worked)
            return worked;
        return records.cancellations().save(*current);
    });
    if (!done)
        return tl::unexpected(done.error());
    return next;
}

// The parcel --------------------------------------------------------------------------------------

std::optional<ShipmentStatus> OrderCancellation::statusOf(const QString &word) const
{
    const auto meaning = m_words.meaningOf(word);
    return meaning ? std::optional(meaning->status) : std::nullopt;
}

Result<Progress> OrderCancellation::cancelShipment(const Cancellation &cancellation, const Lease &lease)
{
    std::optional<Shipment> shipment;
    auto looked = m_transactions.run(workerActor(cancellation), [&](Records &records) -> Result<> {
        auto latest = records.shipments().latestOf(cancellation.order);
        if (!latest)
            return tl::unexpected(latest.error());
        shipment = *latest;
        return {};
    });
    if (!looked)
        return tl::unexpected(looked.error());
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
    const auto detail = m_shipping.detail(shipment.komerceOrderNo, purposeOf(lease));
    if (!detail)
        return tl::unexpected(detail.error());
    const auto status = statusOf(detail->rawStatus);
    if (status == ShipmentStatus::Cancelled)
        return shipmentStopped(cancellation, lease);
    if (status && hasLeft(*status))
        return refuse(cancellation, detail->rawStatus, lease);

    const auto answer = m_shipping.cancel(shipment.komerceOrderNo, purposeOf(lease));
    if (!answer)
        return tl::unexpected(answer.error());
    switch (*answer) {
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
    const auto detail = m_shipping.detail(shipment.komerceOrderNo, purposeOf(lease));
    if (!detail)
        return tl::unexpected(detail.error());
    const auto status = statusOf(detail->rawStatus);
    if (status == ShipmentStatus::Cancelled)
        return shipmentStopped(cancellation, lease);
    if (status && hasLeft(*status))
        return refuse(cancellation, detail->rawStatus, lease);
    return failure(
        ErrorKind::Rejected,
        QStringLiteral("Komerce refuses to cancel a parcel that is \"%1\"").arg(detail->rawStatus));
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
    auto cancellation = records.cancellations().read(id);
    if (!cancellation)
        return tl::unexpected(cancellation.error());
    if (auto locked = records.orders().lock(cancellation->order); !locked)
        return tl::unexpected(locked.error());
    cancellation = records.cancellations().read(id);
    if (!cancellation)
        return tl::unexpected(cancellation.error());
    // It went on meanwhile: what the courier said is known already.
    if (cancellation->step != CancelStep::Requested)
        return {};
    if (isCancelled)
        cancellation->shipmentConfirmedBy = who;
    else if (auto marked = markShipment(records, cancellation->order, ShipmentStatus::PickedUp, {}); !marked)
        return marked;
    if (auto saved = records.cancellations().save(*cancellation); !saved)
        return saved;
    return records.jobs().schedule({JobKind::AdvanceCancellation, id.value, cancellation->order, now});
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
                    auto thawed = records.orders().changeStatus(current.order, OrderStatus::Shipped, now);
                    if (!thawed)
                        return thawed;
                    if (auto told = tellWhenUnpaid(records, current.order, now); !told)
                        return told;
                    const auto shipment = records.shipments().latestOf(current.order);
                    if (!shipment)
                        return tl::unexpected(shipment.error());
                    if (!*shipment)
                        return {};
                    return records.jobs().schedule({JobKind::TrackShipment, (*shipment)->id.value,
                                                    current.order, now, current.requestId});
                });
}

// The pivot ---------------------------------------------------------------------------------------

Result<Progress> OrderCancellation::restoreStockAndClose(const Cancellation &cancellation, const Lease &lease)
{
    return from(CancelStep::ShipmentCancelled, cancellation, lease, Progress::goOn(),
                [this](Records &records, Cancellation &current) -> Result<> {
                    const Instant now = m_clock.now();
                    auto closed = records.orders().changeStatus(current.order, OrderStatus::Cancelled, now);
                    if (!closed)
                        return closed;
                    auto restored =
                        records.orders().returnStock(current.order, OrderRecords::Return::Cancelled);
                    if (!restored)
                        return restored;
                    current.step = CancelStep::OrderCancelled;
                    return {};
                });
}

// The money ---------------------------------------------------------------------------------------

Result<Progress> OrderCancellation::settlePayment(const Cancellation &cancellation, const Lease &lease)
{
    QList<Payment> payments;
    auto looked = m_transactions.run(workerActor(cancellation), [&](Records &records) -> Result<> {
        auto found = records.payments().ofOrder(cancellation.order);
        if (!found)
            return tl::unexpected(found.error());
        payments = *found;
        return {};
    });
    if (!looked)
        return tl::unexpected(looked.error());

    std::optional<Instant> later;
    for (const Payment &payment : std::as_const(payments)) {
        if (payment.status != PaymentStatus::Pending && payment.status != PaymentStatus::Paid)
            continue;
        const auto wait = stop(payment, lease);
        if (!wait)
            return tl::unexpected(wait.error());
        if (*wait)
            later = later ? std::min(*later, **wait) : **wait;
    }
    if (!later)
        return finish(cancellation, lease);
    if (auto told = tellWhenStuck(cancellation, lease); !told)
        return tl::unexpected(told.error());
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
    auto payment = m_reconciliation.refresh(before.id, lease);
    if (!payment && payment.error().kind == ErrorKind::NotFound)
        return whenNotFound(before, lease);
    if (!payment)
        return tl::unexpected(payment.error());
    const bool isHeld =
        payment->status == PaymentStatus::Pending ||
        (payment->status == PaymentStatus::Paid && payment->gatewayStatus == QLatin1String("capture"));
    if (!isHeld)
        return std::nullopt;

    const auto answer =
        m_payments.cancel({payment->gatewayOrderId, payment->transactionId}, purposeOf(lease));
    if (!answer)
        return tl::unexpected(answer.error());
    // Whatever it answered, GET status decides: 412 may mean that the money has just come.
    payment = m_reconciliation.refresh(before.id, lease);
    if (!payment)
        return tl::unexpected(payment.error());
    if (payment->status == PaymentStatus::Pending)
        return m_clock.now() + 1min;
    // A capture that can't be voided settles within days, and is refunded then.
    if (payment->status == PaymentStatus::Paid && payment->gatewayStatus == QLatin1String("capture"))
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
    auto expired = m_transactions.run(
        partnerActor("payment", "midtrans", lease), lease, [&](Records &records) -> Result<> {
            PaymentBooks books(records, now);
            auto situation = books.situation(payment.id);
            if (!situation)
                return tl::unexpected(situation.error());
            if (situation->payment.status != PaymentStatus::Pending)
                return {};
            return books.changeStatus(situation->payment, PaymentStatus::Expired);
        });
    if (!expired)
        return tl::unexpected(expired.error());
    return std::nullopt;
}

Result<Progress> OrderCancellation::finish(const Cancellation &cancellation, const Lease &lease)
{
    return from(
        CancelStep::OrderCancelled, cancellation, lease, Progress::done(),
        [this](Records &records, Cancellation &current) -> Result<> {
            const Instant now = m_clock.now();
            const auto payments = records.payments().ofOrder(current.order);
            if (!payments)
                return tl::unexpected(payments.error());
            for (const Payment &payment : *payments) {
                auto asked = RefundRequests::requestRemaining(
                    records, payment.id,
                    QStringLiteral("cancellation-%1-payment-%2").arg(current.id.value).arg(payment.id.value),
                    current.reason, now);
                if (!asked)
                    return asked;
            }
            current.step = CancelStep::Finished;
            current.endedAt = now;
            return {};
        });
}

} // namespace meja
