#include "apihelp.h"
#include "responses.h"
#include "staffroutes.h"

namespace meja {

namespace {

RefundId refundOf(const ApiCall &call)
{
    return call.id<RefundId>(QStringLiteral("id"));
}

Field destinationField()
{
    const Shape fields{
        Field::text(QStringLiteral("bank"), QStringLiteral("Name of the bank"), 1, 100).oneLine(),
        Field::text(QStringLiteral("account"), QStringLiteral("Account number"), 1, 50).oneLine(),
        Field::text(QStringLiteral("holder"), QStringLiteral("Name of the account holder"), 1, 200)
            .oneLine()};
    return Field::object(
        QStringLiteral("destination"),
        QStringLiteral("Destination of a manual transfer; personal data, not part of any response"), fields);
}

Field amountField()
{
    return Field::rupiah(QStringLiteral("amount"), QStringLiteral("Amount in whole rupiah"));
}

std::optional<Rupiah> amountIn(const ApiCall &call)
{
    const QJsonValue amount = call.body().value(QStringLiteral("amount"));
    return amount.isDouble() ? std::optional(Rupiah(amount.toInteger())) : std::nullopt;
}

std::optional<RefundDestination> destinationIn(const ApiCall &call)
{
    const QJsonValue value = call.body().value(QStringLiteral("destination"));
    if (!value.isObject())
        return std::nullopt;
    const QJsonObject fields = value.toObject();
    const auto text = [&](const char *name) {
        return fields.value(QLatin1String(name)).toString().trimmed();
    };
    return RefundDestination{text("bank"), text("account"), text("holder")};
}

ApiResult request(const ApiCall &call)
{
    const QString reason = call.text(QStringLiteral("reason"));
    return toResult(
        202, servicesOf(call).refunds.request({call.id<OrderId>(QStringLiteral("id")), amountIn(call), reason,
                                               destinationIn(call).value_or(RefundDestination{}),
                                               call.serviceKey(), call.actor(reason)}));
}

ApiResult approve(const ApiCall &call)
{
    return toResult(200, servicesOf(call).refunds.approve(refundOf(call), call.actor()));
}

ApiResult reject(const ApiCall &call)
{
    const QString reason = call.text(QStringLiteral("reason"));
    return toResult(200, servicesOf(call).refunds.reject(refundOf(call), reason, call.actor(reason)));
}

ApiResult withdraw(const ApiCall &call)
{
    const QString reason = call.text(QStringLiteral("reason"));
    return toResult(200, servicesOf(call).refunds.withdraw(refundOf(call), reason, call.actor(reason)));
}

ApiResult withdrawTransfer(const ApiCall &call)
{
    const QString reason = call.text(QStringLiteral("reason"));
    return toResult(200,
                    servicesOf(call).refunds.withdrawTransfer(refundOf(call), reason, call.actor(reason)));
}

ApiResult edit(const ApiCall &call)
{
    const auto amount = amountIn(call);
    const auto destination = destinationIn(call);
    if (!amount && !destination)
        return tl::unexpected(invalidFields({{QStringLiteral("amount"), QStringLiteral("required"),
                                              QStringLiteral("an amount or a destination is required")}}));
    return toResult(200, servicesOf(call).refunds.edit(refundOf(call), amount, destination, call.actor()));
}

ApiResult retry(const ApiCall &call)
{
    return toResult(200, servicesOf(call).refunds.retry(refundOf(call), call.actor()));
}

ApiResult settleManually(const ApiCall &call)
{
    const QString proof = call.text(QStringLiteral("proof"));
    return toResult(200, servicesOf(call).refunds.settleManually(refundOf(call), proof, call.actor()));
}

SeenOutcome outcomeIn(const ApiCall &call)
{
    const QString outcome = call.text(QStringLiteral("outcome"));
    if (outcome == QLatin1String("succeeded"))
        return SeenOutcome::Succeeded;
    return outcome == QLatin1String("failed") ? SeenOutcome::Failed : SeenOutcome::SendAgain;
}

ApiResult recordSeen(const ApiCall &call)
{
    const QString note = call.text(QStringLiteral("note"));
    return toResult(
        200, servicesOf(call).refunds.recordSeen(refundOf(call), outcomeIn(call), note, call.actor(note)));
}

ApiRoute change(const char *rest, const char *operation, const char *summary, Access access,
                const Shape &body, ApiResult (*handle)(const ApiCall &))
{
    return {.method = "POST",
            .pattern = QStringLiteral("/staff/v1/refunds/{id}") + QLatin1String(rest),
            .operation = QLatin1String(operation),
            .summary = QLatin1String(summary),
            .access = access,
            .body = body,
            .response = refundShape(),
            .handle = handle};
}

} // namespace

QList<ApiRoute> refundRoutes()
{
    const Field proof = Field::text(QStringLiteral("proof"),
                                    QStringLiteral("Proof of the transfer, such as its number; one admin "
                                                   "records it, another admin confirms it"),
                                    1, 500);
    const Field outcome =
        Field::choice(QStringLiteral("outcome"), QStringLiteral("What the Midtrans dashboard shows"),
                      {QStringLiteral("succeeded"), QStringLiteral("failed"), QStringLiteral("send_again")});
    const Field note =
        Field::text(QStringLiteral("note"), QStringLiteral("What the dashboard shows, and where"), 1, 500);
    ApiRoute editRoute = change(
        "", "editRefund",
        "Change the amount or destination; the refund then needs approval again. The same values change "
        "nothing",
        Access::Staff, {amountField().optional(), destinationField().optional()}, edit);
    editRoute.method = "PATCH";
    return {
        {.method = "POST",
         .pattern = QStringLiteral("/staff/v1/orders/{id}/refunds"),
         .operation = QStringLiteral("requestRefund"),
         .summary = QStringLiteral("Request a refund of an order; without an amount, of all that is left"),
         .access = Access::Staff,
         .body = {amountField().optional(), reasonField(), destinationField().optional()},
         .status = 202,
         .response = refundShape(),
         .handle = request},
        change(
            "/approve", "approveRefund",
            "Approve a refund; nobody who requested it or changed its amount or destination can approve it",
            Access::Admin, {}, approve),
        change("/reject", "rejectRefund", "Reject a refund", Access::Admin, {reasonField()}, reject),
        change("/withdraw", "withdrawRefund",
               "Withdraw a refund that is not approved; for those who requested or changed it", Access::Staff,
               {reasonField()}, withdraw),
        editRoute,
        change("/retry", "retryRefund", "Retry a failed refund", Access::Staff, {}, retry),
        change("/settle-manually", "settleRefund",
               "Record a manual transfer, or confirm one that another admin recorded", Access::Admin, {proof},
               settleManually),
        change("/withdraw-transfer", "withdrawRefundTransfer",
               "Withdraw a recorded manual transfer that is not confirmed; the refund then continues",
               Access::Admin, {reasonField()}, withdrawTransfer),
        change("/record-seen", "recordSeenRefund", "Record what the Midtrans dashboard shows", Access::Admin,
               {outcome, note}, recordSeen),
    };
}

} // namespace meja
