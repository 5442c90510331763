#include "answers.h"
#include "apihelp.h"
#include "rehearsal.h"
#include "staffroutes.h"

namespace meja {

namespace {

OrderId orderOf(const ApiCall &call)
{
    return call.id<OrderId>(QStringLiteral("id"));
}

CancellationRequest requestOf(const ApiCall &call)
{
    const QString reason = call.text(QStringLiteral("reason"));
    return {orderOf(call), reason, call.serviceKey(), call.actor(reason)};
}

/// Names the cancellation that is in the way.
Problem withLiveOne(Problem problem, const ApiCall &call, StaffDesk &desk)
{
    (void)desk.transactions().run(call.actor(), [&](Records &records) -> Result<> {
        const auto live = records.cancellations().liveOf(orderOf(call));
        if (live && *live)
            problem.extra.insert(QStringLiteral("cancellation_id"), (*live)->id.value);
        return {};
    });
    return problem;
}

ApiResult cancel(const ApiCall &call)
{
    StaffDesk desk = deskOf(call);
    const auto cancellation = desk.cancellations.request(requestOf(call));
    if (cancellation)
        return ApiAnswer{202, shown(*cancellation)};
    const Problem problem = problemOf(cancellation.error());
    if (problem.name != QLatin1String("cancellation-live"))
        return tl::unexpected(problem);
    return tl::unexpected(withLiveOne(problem, call, desk));
}

ApiResult previewCancellation(const ApiCall &call)
{
    Database &database = call.context().database();
    const Clock &clock = call.context().clock();
    const auto preview = OrderOutlook(database, clock).previewCancellation(orderOf(call), call.actor());
    if (!preview)
        return refused(preview.error());
    Rehearsal rehearsal(database);
    StaffDesk desk(rehearsal, clock, Rupiah(0));
    const Actor actor = call.actor(QStringLiteral("preview"));
    const QString key = QStringLiteral("preview/") + call.caller().login;
    const auto wouldBe = desk.cancellations.request({orderOf(call), actor.reason, key, actor});
    if (!wouldBe && problemOf(wouldBe.error()).status >= 500)
        return refused(wouldBe.error());
    return ApiAnswer{200,
                     shown(*preview, wouldBe ? std::nullopt : std::optional(problemOf(wouldBe.error())))};
}

ApiResult archive(const ApiCall &call)
{
    const Actor actor = call.actor(call.text(QStringLiteral("reason")));
    return done(deskOf(call).archive.archive(orderOf(call), ArchivedBy::Staff, actor));
}

ApiResult unarchive(const ApiCall &call)
{
    return done(
        deskOf(call).archive.unarchive(orderOf(call), call.actor(call.text(QStringLiteral("reason")))));
}

ApiResult track(const ApiCall &call)
{
    return answered(202, deskOf(call).jobs.track(orderOf(call), call.actor()));
}

ApiResult refundable(const ApiCall &call)
{
    OrderOutlook outlook(call.context().database(), call.context().clock());
    const auto payments = outlook.refundable(orderOf(call), call.actor());
    if (!payments)
        return refused(payments.error());
    return ApiAnswer{200, shown(orderOf(call), *payments)};
}

QString path(const char *rest)
{
    return QStringLiteral("/staff/v1/orders/{id}/") + QLatin1String(rest);
}

} // namespace

QList<ApiRoute> orderRoutes()
{
    return {
        {"POST",
         path("cancellation"),
         QStringLiteral("cancelOrder"),
         QStringLiteral("Asks for the order's cancellation; the parcel, the stock and the money follow"),
         Access::Staff,
         true,
         {reasonField()},
         202,
         cancellationShape(),
         cancel},
        {"GET",
         path("cancellation-preview"),
         QStringLiteral("previewCancellation"),
         QStringLiteral("What a cancellation would do, and whether it would be accepted"),
         Access::Reader,
         false,
         {},
         200,
         previewShape(),
         previewCancellation},
        {"POST",
         path("archive"),
         QStringLiteral("archiveOrder"),
         QStringLiteral("Hides an order that is over from its customer"),
         Access::Staff,
         true,
         {reasonField()},
         200,
         {},
         archive},
        {"POST",
         path("unarchive"),
         QStringLiteral("unarchiveOrder"),
         QStringLiteral("Shows an order again that staff archived"),
         Access::Staff,
         true,
         {reasonField().optional()},
         200,
         {},
         unarchive},
        {"POST",
         path("tracking"),
         QStringLiteral("trackOrder"),
         QStringLiteral("Asks the courier now"),
         Access::Staff,
         true,
         {},
         202,
         jobShape(),
         track},
        {"GET",
         path("refundable"),
         QStringLiteral("refundableOfOrder"),
         QStringLiteral("What was paid, went back, is on its way and is left"),
         Access::Reader,
         false,
         {},
         200,
         refundableShape(),
         refundable},
    };
}

} // namespace meja
