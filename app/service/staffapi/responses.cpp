#include "responses.h"

#include <QDateTime>
#include <QJsonArray>

namespace meja {

namespace {

QString timeText(Instant instant)
{
    return QDateTime::fromMSecsSinceEpoch(instant.milliseconds, Qt::UTC).toString(Qt::ISODateWithMs);
}

/// Leaves the field out when the value is empty.
void put(QJsonObject &object, const char *name, const QString &text)
{
    if (!text.isEmpty())
        object.insert(QLatin1String(name), text);
}

void put(QJsonObject &object, const char *name, const std::optional<Instant> &instant)
{
    if (instant)
        object.insert(QLatin1String(name), timeText(*instant));
}

template <class E, std::size_t N>
QStringList codesOf(const std::array<E, N> &values)
{
    QStringList codes;
    for (const E value : values)
        codes.append(code(value));
    return codes;
}

Field time(const char *name, const char *meaning)
{
    return Field::text(QLatin1String(name), QLatin1String(meaning), 20, 40);
}

Field text(const char *name, const char *meaning)
{
    return Field::text(QLatin1String(name), QLatin1String(meaning));
}

Field id(const char *name, const char *meaning)
{
    return Field::id(QLatin1String(name), QLatin1String(meaning));
}

Field money(const char *name, const char *meaning)
{
    return Field::rupiah(QLatin1String(name), QLatin1String(meaning), 0);
}

QStringList paymentStatuses()
{
    using enum PaymentStatus;
    return codesOf(std::array{Pending, Paid, Failed, Expired, Cancelled, RefundPending, PartiallyRefunded,
                              Refunded, RefundFailed, Disputed});
}

QStringList orderStatuses()
{
    using enum OrderStatus;
    return codesOf(
        std::array{AwaitingPayment, Paid, Processing, Shipped, Completed, Cancelling, Cancelled, Expired});
}

QString code(ParcelAction end)
{
    switch (end) {
    case ParcelAction::NoParcel:
        return QStringLiteral("nothing");
    case ParcelAction::KomerceCancel:
        return QStringLiteral("cancel_at_komerce");
    case ParcelAction::AskCourier:
        return QStringLiteral("ask_courier");
    }
    Q_UNREACHABLE();
}

QString code(PaymentAction end)
{
    switch (end) {
    case PaymentAction::Nothing:
        return QStringLiteral("nothing");
    case PaymentAction::Void:
        return QStringLiteral("void");
    case PaymentAction::GatewayRefund:
        return QStringLiteral("refund");
    case PaymentAction::ManualRefund:
        return QStringLiteral("refund_by_transfer");
    }
    Q_UNREACHABLE();
}

} // namespace

Shape cancellationShape()
{
    using enum CancelStep;
    return {
        id("id", "Id of the cancellation"),
        id("order_id", "Id of the order"),
        Field::choice(QStringLiteral("step"), QStringLiteral("Current step"),
                      codesOf(std::array{Requested, ShipmentCancelled, OrderCancelled, Finished, Refused})),
        text("reason", "Reason of the request"),
        text("requested_by", "Who requested it"),
        time("requested_at", "When it was requested")};
}

QJsonObject toJson(const Cancellation &cancellation)
{
    return {{QStringLiteral("id"), cancellation.id.value},
            {QStringLiteral("order_id"), cancellation.order.value},
            {QStringLiteral("step"), code(cancellation.step)},
            {QStringLiteral("reason"), cancellation.reason},
            {QStringLiteral("requested_by"), cancellation.requestedBy},
            {QStringLiteral("requested_at"), timeText(cancellation.requestedAt)}};
}

Shape refundShape()
{
    using enum RefundState;
    const auto states = codesOf(
        std::array{Requested, Approved, Rejected, Sending, Unknown, Pending, Succeeded, Failed, NeedsPerson});
    return {
        id("id", "Id of the refund"),
        id("order_id", "Id of the order"),
        id("payment_id", "Id of the refunded payment"),
        Field::integer(QStringLiteral("ordinal"), QStringLiteral("Number of the refund within its payment"),
                       1, 1000000),
        Field::integer(QStringLiteral("try"), QStringLiteral("Number of the try, from 1"), 1, 1000000),
        Field::rupiah(QStringLiteral("amount"), QStringLiteral("Amount in whole rupiah")),
        Field::choice(QStringLiteral("state"), QStringLiteral("Current state"), states),
        Field::choice(QStringLiteral("method"), QStringLiteral("Through the gateway or by manual transfer"),
                      codesOf(std::array{RefundMethod::Gateway, RefundMethod::Manual})),
        text("reason", "Reason of the request"),
        text("requested_by", "Who requested, or last changed, the refund"),
        time("requested_at", "When it was requested"),
        text("approved_by", "The admin who approved it").optional(),
        Field::boolean(QStringLiteral("approved_automatically"),
                       QStringLiteral("Whether it is below the limit, so that no person approved it")),
        text("decision_reason", "Reason of the rejection, withdrawal or change, or what a person recorded")
            .optional(),
        text("settled_by", "Who recorded the manual transfer; its amount is reserved until the transfer is "
                           "confirmed or withdrawn")
            .optional(),
        text("confirmed_by", "Who confirmed the manual transfer").optional(),
        time("ended_at", "When it ended").optional(),
        Field::boolean(QStringLiteral("has_destination"),
                       QStringLiteral("Whether the destination of a manual transfer is known"))};
}

QJsonObject toJson(const Refund &refund)
{
    QJsonObject object{{QStringLiteral("id"), refund.id.value},
                       {QStringLiteral("order_id"), refund.order.value},
                       {QStringLiteral("payment_id"), refund.payment.value},
                       {QStringLiteral("ordinal"), refund.ordinal},
                       {QStringLiteral("try"), refund.tryNumber},
                       {QStringLiteral("amount"), refund.amount.amount()},
                       {QStringLiteral("state"), code(refund.state)},
                       {QStringLiteral("method"), code(refund.method)},
                       {QStringLiteral("reason"), refund.reason},
                       {QStringLiteral("requested_by"), refund.requestedBy},
                       {QStringLiteral("requested_at"), timeText(refund.requestedAt)},
                       {QStringLiteral("approved_automatically"), refund.isApprovedAutomatically},
                       {QStringLiteral("has_destination"), !refund.destination.account.isEmpty()}};
    put(object, "approved_by", refund.approvedBy);
    put(object, "decision_reason", refund.decisionReason);
    put(object, "settled_by", refund.settledBy);
    put(object, "confirmed_by", refund.confirmedBy);
    put(object, "ended_at", refund.endedAt);
    return object;
}

Shape jobShape()
{
    return {id("job_id", "Id of the job that carries out the request")};
}

QJsonObject toJson(JobId job)
{
    return {{QStringLiteral("job_id"), job.value}};
}

Shape jobReportShape()
{
    using enum JobState;
    return {id("job_id", "Id of the job"), id("order_id", "Id of the checked order"),
            Field::choice(QStringLiteral("state"), QStringLiteral("State of the job"),
                          codesOf(std::array{Waiting, Running, Finished, GivenUp})),
            text("last_failure", "Why the last run failed").optional(),
            Field::free(QStringLiteral("result"),
                        QStringLiteral("The partners' responses: midtrans, komerce; absent until received"))
                .optional()};
}

QJsonObject toJson(const JobReport &report)
{
    QJsonObject object{{QStringLiteral("job_id"), report.id.value},
                       {QStringLiteral("order_id"), report.order.value},
                       {QStringLiteral("state"), code(report.state)}};
    put(object, "last_failure", report.lastFailure);
    if (!report.result.isEmpty())
        object.insert(QStringLiteral("result"), report.result);
    return object;
}

Shape refundableShape()
{
    const Shape payment{
        id("payment_id", "Id of the payment"),
        Field::choice(QStringLiteral("status"), QStringLiteral("Payment status"), paymentStatuses()),
        money("paid", "Amount paid"),
        money("refunded", "Amount of confirmed refunds"),
        money("in_flight", "Amount of requested and pending refunds, and of recorded manual transfers"),
        money("left", "Amount that can still be refunded"),
        Field::choice(QStringLiteral("method"), QStringLiteral("How the amount left would be refunded"),
                      {code(RefundMethod::Gateway), code(RefundMethod::Manual)}),
        Field::boolean(
            QStringLiteral("whole_only"),
            QStringLiteral("Whether the gateway refunds only the whole amount; a partial refund then "
                           "needs a manual transfer")),
        time("window_ends_at", "Until when the gateway accepts a refund").optional()};
    return {id("order_id", "Id of the order"),
            money("left", "Amount that can still be refunded, over all payments"),
            Field::list(QStringLiteral("payments"), QStringLiteral("The order's payments"), payment)};
}

QJsonObject toJson(OrderId order, const QList<PaymentBalance> &payments)
{
    QJsonArray list;
    Rupiah sum;
    for (const PaymentBalance &payment : payments) {
        const bool isManual = payment.way.kind == RefundWay::Kind::Manual;
        QJsonObject object{
            {QStringLiteral("payment_id"), payment.payment.value},
            {QStringLiteral("status"), code(payment.status)},
            {QStringLiteral("paid"), payment.paid.amount()},
            {QStringLiteral("refunded"), payment.refunded.amount()},
            {QStringLiteral("in_flight"), payment.inFlight.amount()},
            {QStringLiteral("left"), payment.left.amount()},
            {QStringLiteral("method"), code(isManual ? RefundMethod::Manual : RefundMethod::Gateway)},
            {QStringLiteral("whole_only"), payment.way.kind == RefundWay::Kind::WholeOnly}};
        put(object, "window_ends_at", payment.way.windowEndsAt);
        list.append(object);
        sum = sum + payment.left;
    }
    return {{QStringLiteral("order_id"), order.value},
            {QStringLiteral("left"), sum.amount()},
            {QStringLiteral("payments"), list}};
}

Shape previewShape()
{
    const Shape problem{text("type", "Type of the problem"), text("title", "Summary of the problem"),
                        text("detail", "Explanation of this occurrence").optional()};
    const Shape settlement{
        id("payment_id", "Id of the payment"),
        Field::choice(QStringLiteral("action"), QStringLiteral("What would be done with it"),
                      {code(PaymentAction::Nothing), code(PaymentAction::Void),
                       code(PaymentAction::GatewayRefund), code(PaymentAction::ManualRefund)}),
        money("amount", "The amount concerned")};
    return {
        id("order_id", "Id of the order"),
        Field::choice(QStringLiteral("status"), QStringLiteral("Order status"), orderStatuses()),
        Field::boolean(QStringLiteral("cancellable"),
                       QStringLiteral("Whether a cancellation would be accepted")),
        Field::object(QStringLiteral("hindrance"), QStringLiteral("Why it would be refused"), problem)
            .optional(),
        Field::choice(QStringLiteral("parcel"),
                      QStringLiteral("First step: what would be done with the shipment"),
                      {code(ParcelAction::NoParcel), code(ParcelAction::KomerceCancel),
                       code(ParcelAction::AskCourier)}),
        text("courier", "The courier of the shipment").optional(),
        Field::list(QStringLiteral("payments"),
                    QStringLiteral("Last step, after the stock was returned: what would be done with each "
                                   "payment"),
                    settlement)};
}

QJsonObject toJson(const CancellationPreview &preview, const std::optional<Problem> &hindrance)
{
    QJsonArray payments;
    for (const auto &settlement : preview.payments)
        payments.append(QJsonObject{{QStringLiteral("payment_id"), settlement.payment.value},
                                    {QStringLiteral("action"), code(settlement.end)},
                                    {QStringLiteral("amount"), settlement.amount.amount()}});
    QJsonObject object{{QStringLiteral("order_id"), preview.order.id.value},
                       {QStringLiteral("status"), code(preview.order.status)},
                       {QStringLiteral("cancellable"), !hindrance},
                       {QStringLiteral("parcel"), code(preview.parcel)},
                       {QStringLiteral("payments"), payments}};
    put(object, "courier", preview.courier);
    if (hindrance) {
        QJsonObject why{{QStringLiteral("type"), QString(QStringLiteral("/problems/") + hindrance->name)},
                        {QStringLiteral("title"), hindrance->title}};
        put(why, "detail", hindrance->detail);
        object.insert(QStringLiteral("hindrance"), why);
    }
    return object;
}

} // namespace meja
