#include "apihelp.h"
#include "dryrundatabase.h"
#include "responses.h"
#include "staffroutes.h"

namespace meja {

namespace {

CancellationRequest requestOf(const ApiCall &call)
{
    const QString reason = call.text(QStringLiteral("reason"));
    return {orderOf(call), reason, call.serviceKey(), call.actor(reason)};
}

/// Adds the id of the cancellation that is already in progress.
Problem withCancellationId(Problem problem, const ApiCall &call, StaffServices &services)
{
    (void)services.transactions().run(call.actor(), [&](Records &records) -> Result<> {
        const auto live = records.cancellations().liveOf(orderOf(call));
        if (live && *live)
            problem.extra.insert(QStringLiteral("cancellation_id"), (*live)->id.value);
        return {};
    });
    return problem;
}

ApiResult cancel(const ApiCall &call)
{
    StaffServices services = servicesOf(call);
    const auto cancellation = services.cancellations.request(requestOf(call));
    if (cancellation)
        return ApiResponse{202, toJson(*cancellation)};
    const Problem problem = problemOf(cancellation.error());
    if (problem.name != QLatin1String("cancellation-live"))
        return tl::unexpected(problem);
    return tl::unexpected(withCancellationId(problem, call, services));
}

ApiResult previewCancellation(const ApiCall &call)
{
    Database &database = call.context().database();
    const Clock &clock = call.context().clock();
    const auto preview = OrderPreviews(database, clock).previewCancellation(orderOf(call), call.actor());
    if (!preview)
        return refused(preview.error());
    DryRunDatabase dryRun(database);
    StaffServices services(dryRun, clock, Rupiah(0));
    const Actor actor = call.actor(QStringLiteral("preview"));
    const QString key = QStringLiteral("preview/") + call.caller().login;
    const auto dryRunResult = services.cancellations.request({orderOf(call), actor.reason, key, actor});
    if (!dryRunResult && problemOf(dryRunResult.error()).status >= 500)
        return refused(dryRunResult.error());
    return ApiResponse{
        200, toJson(*preview, dryRunResult ? std::nullopt : std::optional(problemOf(dryRunResult.error())))};
}

ApiResult archiveOrder(const ApiCall &call)
{
    const Actor actor = call.actor(call.text(QStringLiteral("reason")));
    return done(servicesOf(call).archive.archive(orderOf(call), ArchivedBy::Staff, actor));
}

ApiResult unarchiveOrder(const ApiCall &call)
{
    return done(
        servicesOf(call).archive.unarchive(orderOf(call), call.actor(call.text(QStringLiteral("reason")))));
}

ApiResult releaseShipping(const ApiCall &call)
{
    const Actor actor = call.actor(call.text(QStringLiteral("reason")));
    return done(servicesOf(call).shippingRelease.release(orderOf(call), actor));
}

ApiResult track(const ApiCall &call)
{
    return toResult(202, servicesOf(call).jobs.track(orderOf(call), call.actor()));
}

ApiResult refundable(const ApiCall &call)
{
    OrderPreviews previews(call.context().database(), call.context().clock());
    const auto payments = previews.refundable(orderOf(call), call.actor());
    if (!payments)
        return refused(payments.error());
    return ApiResponse{200, toJson(orderOf(call), *payments)};
}

QString path(const char *rest)
{
    return QStringLiteral("/staff/v1/orders/{id}/") + QLatin1String(rest);
}

} // namespace

QList<ApiRoute> orderRoutes()
{
    return {
        {.method = "POST",
         .pattern = path("cancellation"),
         .operation = QStringLiteral("cancelOrder"),
         .summary =
             QStringLiteral("Request the order's cancellation; a job cancels the shipment, returns the "
                            "stock and settles the payment"),
         .access = Access::Staff,
         .body = {reasonField()},
         .status = 202,
         .response = cancellationShape(),
         .handle = cancel},
        {.method = "GET",
         .pattern = path("cancellation-preview"),
         .operation = QStringLiteral("previewCancellation"),
         .summary = QStringLiteral("Preview what a cancellation would do, and whether it would be accepted"),
         .access = Access::Reader,
         .takesKey = false,
         .response = previewShape(),
         .handle = previewCancellation},
        {.method = "POST",
         .pattern = path("archive"),
         .operation = QStringLiteral("archiveOrder"),
         .summary = QStringLiteral("Archive a closed order: its customer no longer sees it"),
         .access = Access::Staff,
         .body = {reasonField()},
         .handle = archiveOrder},
        {.method = "POST",
         .pattern = path("unarchive"),
         .operation = QStringLiteral("unarchiveOrder"),
         .summary = QStringLiteral("Unarchive an order that staff archived"),
         .access = Access::Staff,
         .body = {reasonField().optional()},
         .handle = unarchiveOrder},
        {.method = "POST",
         .pattern = path("release-shipping"),
         .operation = QStringLiteral("releaseShipping"),
         .summary =
             QStringLiteral("End the block on the order's shipping after its payment was reversed; the "
                            "order then follows its shipment"),
         .access = Access::Admin,
         .body = {reasonField()},
         .handle = releaseShipping},
        {.method = "POST",
         .pattern = path("tracking"),
         .operation = QStringLiteral("trackOrder"),
         .summary = QStringLiteral("Query the courier's tracking now"),
         .access = Access::Staff,
         .status = 202,
         .response = jobShape(),
         .handle = track},
        {.method = "GET",
         .pattern = path("refundable"),
         .operation = QStringLiteral("refundableOfOrder"),
         .summary = QStringLiteral("Paid, refunded, pending and refundable amounts of the order"),
         .access = Access::Reader,
         .takesKey = false,
         .response = refundableShape(),
         .handle = refundable},
    };
}

} // namespace meja
