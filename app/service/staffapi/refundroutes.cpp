#include "answers.h"
#include "apihelp.h"
#include "staffroutes.h"

namespace meja {

namespace {

RefundId refundOf(const ApiCall &call)
{
    return call.id<RefundId>(QStringLiteral("id"));
}

Field destinationField()
{
    const Shape fields{Field::text(QStringLiteral("bank"), QStringLiteral("The bank"), 1, 100),
                       Field::text(QStringLiteral("account"), QStringLiteral("The account's number"), 1, 50),
                       Field::text(QStringLiteral("holder"), QStringLiteral("Whose account it is"), 1, 200)};
    return Field::object(QStringLiteral("destination"),
                         QStringLiteral("Where a transfer by hand goes; personal, shown in no answer"),
                         fields);
}

Field amountField()
{
    return Field::rupiah(QStringLiteral("amount"), QStringLiteral("Whole rupiah"));
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
    return answered(202,
                    deskOf(call).refunds.request({call.id<OrderId>(QStringLiteral("id")), amountIn(call),
                                                  reason, destinationIn(call).value_or(RefundDestination{}),
                                                  call.serviceKey(), call.actor(reason)}));
}

ApiResult approve(const ApiCall &call)
{
    return answered(200, deskOf(call).refunds.approve(refundOf(call), call.actor()));
}

ApiResult reject(const ApiCall &call)
{
    const QString reason = call.text(QStringLiteral("reason"));
    return answered(200, deskOf(call).refunds.reject(refundOf(call), reason, call.actor(reason)));
}

ApiResult edit(const ApiCall &call)
{
    const auto amount = amountIn(call);
    const auto destination = destinationIn(call);
    if (!amount && !destination)
        return tl::unexpected(invalidFields({{QStringLiteral("amount"), QStringLiteral("required"),
                                              QStringLiteral("an amount or a destination must be there")}}));
    return answered(200, deskOf(call).refunds.edit(refundOf(call), amount, destination, call.actor()));
}

ApiResult retry(const ApiCall &call)
{
    return answered(200, deskOf(call).refunds.retry(refundOf(call), call.actor()));
}

ApiResult settleManually(const ApiCall &call)
{
    const QString proof = call.text(QStringLiteral("proof"));
    return answered(200, deskOf(call).refunds.settleManually(refundOf(call), proof, call.actor()));
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
    return answered(200,
                    deskOf(call).refunds.recordSeen(refundOf(call), outcomeIn(call), note, call.actor(note)));
}

ApiRoute change(const char *rest, const char *operation, const char *summary, Access access,
                const Shape &body, ApiResult (*handle)(const ApiCall &))
{
    return {"POST",
            QStringLiteral("/staff/v1/refunds/{id}") + QLatin1String(rest),
            QLatin1String(operation),
            QLatin1String(summary),
            access,
            true,
            body,
            200,
            refundShape(),
            handle};
}

} // namespace

QList<ApiRoute> refundRoutes()
{
    const Field proof = Field::text(QStringLiteral("proof"),
                                    QStringLiteral("What shows that the money went; the first admin records "
                                                   "it, another one confirms"),
                                    1, 500);
    const Field outcome =
        Field::choice(QStringLiteral("outcome"), QStringLiteral("What the dashboard shows"),
                      {QStringLiteral("succeeded"), QStringLiteral("failed"), QStringLiteral("send_again")});
    const Field note =
        Field::text(QStringLiteral("note"), QStringLiteral("What was seen, and where"), 1, 500);
    ApiRoute editRoute =
        change("", "editRefund", "Changes amount or destination; an approval is lost by it", Access::Staff,
               {amountField().optional(), destinationField().optional()}, edit);
    editRoute.method = "PATCH";
    return {
        {"POST",
         QStringLiteral("/staff/v1/orders/{id}/refunds"),
         QStringLiteral("requestRefund"),
         QStringLiteral("Asks for money of the order to go back; without an amount all that is left"),
         Access::Staff,
         true,
         {amountField().optional(), reasonField(), destinationField().optional()},
         202,
         refundShape(),
         request},
        change("/approve", "approveRefund", "Lets the money go; never by who asked for it", Access::Admin, {},
               approve),
        change("/reject", "rejectRefund", "Lets it not go", Access::Admin, {reasonField()}, reject),
        editRoute,
        change("/retry", "retryRefund", "Tries again after a definitive failure", Access::Staff, {}, retry),
        change("/settle-manually", "settleRefund", "Records, or confirms, a transfer by hand", Access::Admin,
               {proof}, settleManually),
        change("/record-seen", "recordSeenRefund", "Records what Midtrans' dashboard shows", Access::Admin,
               {outcome, note}, recordSeen),
    };
}

} // namespace meja
