#include "answers.h"

#include <QDateTime>
#include <QJsonArray>

namespace meja {

namespace {

QString at(Instant instant)
{
    return QDateTime::fromMSecsSinceEpoch(instant.milliseconds, Qt::UTC).toString(Qt::ISODateWithMs);
}

/// Absent rather than empty.
void put(QJsonObject &object, const char *name, const QString &text)
{
    if (!text.isEmpty())
        object.insert(QLatin1String(name), text);
}

void put(QJsonObject &object, const char *name, const std::optional<Instant> &instant)
{
    if (instant)
        object.insert(QLatin1String(name), at(*instant));
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

QString code(ParcelEnd end)
{
    switch (end) {
    case ParcelEnd::NoParcel:
        return QStringLiteral("nothing");
    case ParcelEnd::KomerceCancel:
        return QStringLiteral("cancel_at_komerce");
    case ParcelEnd::AskCourier:
        return QStringLiteral("ask_courier");
    }
    Q_UNREACHABLE();
}

QString code(PaymentEnd end)
{
    switch (end) {
    case PaymentEnd::Nothing:
        return QStringLiteral("nothing");
    case PaymentEnd::Void:
        return QStringLiteral("void");
    case PaymentEnd::GatewayRefund:
        return QStringLiteral("refund");
    case PaymentEnd::ManualRefund:
        return QStringLiteral("refund_by_transfer");
    }
    Q_UNREACHABLE();
}

} // namespace

Shape cancellationShape()
{
    using enum CancelStep;
    return {
        id("id", "The cancellation"),
        id("order_id", "Its order"),
        Field::choice(QStringLiteral("step"), QStringLiteral("How far it has come"),
                      codesOf(std::array{Requested, ShipmentCancelled, OrderCancelled, Finished, Refused})),
        text("reason", "Why it was asked for"),
        text("requested_by", "Who asked for it"),
        time("requested_at", "When")};
}

QJsonObject shown(const Cancellation &cancellation)
{
    return {{QStringLiteral("id"), cancellation.id.value},
            {QStringLiteral("order_id"), cancellation.order.value},
            {QStringLiteral("step"), code(cancellation.step)},
            {QStringLiteral("reason"), cancellation.reason},
            {QStringLiteral("requested_by"), cancellation.requestedBy},
            {QStringLiteral("requested_at"), at(cancellation.requestedAt)}};
}

Shape refundShape()
{
    using enum RefundState;
    const auto states = codesOf(
        std::array{Requested, Approved, Rejected, Sending, Unknown, Pending, Succeeded, Failed, NeedsPerson});
    return {
        id("id", "The refund"),
        id("order_id", "Its order"),
        id("payment_id", "The payment it goes back from"),
        Field::integer(QStringLiteral("ordinal"), QStringLiteral("Counts the payment's refunds"), 1, 1000000),
        Field::integer(QStringLiteral("try"), QStringLiteral("Counts its tries"), 1, 1000000),
        Field::rupiah(QStringLiteral("amount"), QStringLiteral("Whole rupiah")),
        Field::choice(QStringLiteral("state"), QStringLiteral("What it stands at"), states),
        Field::choice(QStringLiteral("method"), QStringLiteral("How the money goes back"),
                      codesOf(std::array{RefundMethod::Gateway, RefundMethod::Manual})),
        text("reason", "Why it was asked for"),
        text("requested_by", "Who asked for it as it is now"),
        time("requested_at", "When"),
        text("approved_by", "Which admin approved it").optional(),
        text("decision_reason", "Why it was rejected or changed, or what a person found out").optional(),
        text("settled_by", "Who recorded the transfer by hand").optional(),
        text("confirmed_by", "Who confirmed it").optional(),
        time("ended_at", "When it was over").optional(),
        Field::boolean(QStringLiteral("has_destination"),
                       QStringLiteral("Whether it is known where a transfer would go"))};
}

QJsonObject shown(const Refund &refund)
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
                       {QStringLiteral("requested_at"), at(refund.requestedAt)},
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
    return {id("job_id", "The job that does it")};
}

QJsonObject shown(JobId job)
{
    return {{QStringLiteral("job_id"), job.value}};
}

Shape jobReportShape()
{
    using enum JobState;
    return {id("job_id", "The job"), id("order_id", "The order it looks at"),
            Field::choice(QStringLiteral("state"), QStringLiteral("How far it has come"),
                          codesOf(std::array{Waiting, Running, Finished, GivenUp})),
            text("last_failure", "Why its last run failed").optional(),
            Field::free(QStringLiteral("result"),
                        QStringLiteral("What the partners say: midtrans, komerce; absent until they did"))
                .optional()};
}

QJsonObject shown(const JobReport &report)
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
        id("payment_id", "The payment"),
        Field::choice(QStringLiteral("status"), QStringLiteral("What it stands at"), paymentStatuses()),
        money("paid", "What arrived"),
        money("refunded", "What has gone back for sure"),
        money("in_flight", "Asked for or on its way"),
        money("left", "What may still be asked for"),
        Field::choice(QStringLiteral("method"), QStringLiteral("How what is left would go back"),
                      {code(RefundMethod::Gateway), code(RefundMethod::Manual)}),
        Field::boolean(QStringLiteral("whole_only"),
                       QStringLiteral("A part of it would go back by transfer")),
        time("window_ends_at", "When the refund call stops being possible").optional()};
    return {id("order_id", "The order"), money("left", "What may still be asked for, over all payments"),
            Field::list(QStringLiteral("payments"), QStringLiteral("Each payment"), payment)};
}

QJsonObject shown(OrderId order, const QList<PaymentLeft> &payments)
{
    QJsonArray list;
    Rupiah sum;
    for (const PaymentLeft &payment : payments) {
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
    const Shape problem{text("type", "The problem's type"), text("title", "The problem in words"),
                        text("detail", "What it is this time").optional()};
    const Shape settlement{id("payment_id", "The payment"),
                           Field::choice(QStringLiteral("action"), QStringLiteral("How it would be settled"),
                                         {code(PaymentEnd::Nothing), code(PaymentEnd::Void),
                                          code(PaymentEnd::GatewayRefund), code(PaymentEnd::ManualRefund)}),
                           money("amount", "How much of it")};
    return {id("order_id", "The order"),
            Field::choice(QStringLiteral("status"), QStringLiteral("What it stands at"), orderStatuses()),
            Field::boolean(QStringLiteral("cancellable"), QStringLiteral("Whether it would be accepted")),
            Field::object(QStringLiteral("hindrance"), QStringLiteral("Why not"), problem).optional(),
            Field::choice(
                QStringLiteral("parcel"), QStringLiteral("First the parcel"),
                {code(ParcelEnd::NoParcel), code(ParcelEnd::KomerceCancel), code(ParcelEnd::AskCourier)}),
            text("courier", "Who has it").optional(),
            Field::list(QStringLiteral("payments"), QStringLiteral("Then the stock, then each payment"),
                        settlement)};
}

QJsonObject shown(const CancellationPreview &preview, const std::optional<Problem> &hindrance)
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
