#include "answers.h"
#include "apihelp.h"
#include "staffroutes.h"

namespace meja {

namespace {

OrderId orderOf(const ApiCall &call)
{
    return call.id<OrderId>(QStringLiteral("id"));
}

ApiResult check(const ApiCall &call)
{
    return answered(202, deskOf(call).jobs.checkGateways(orderOf(call), call.actor()));
}

ApiResult readCheck(const ApiCall &call)
{
    StaffDesk desk = deskOf(call);
    JobReport report;
    const auto looked = desk.transactions().run(call.actor(), [&](Records &records) -> Result<> {
        const auto found = records.jobs().read(call.id<JobId>(QStringLiteral("job")));
        if (!found)
            return tl::unexpected(found.error());
        report = *found;
        return {};
    });
    if (!looked)
        return refused(looked.error());
    if (report.kind != JobKind::CheckGateways || report.order != orderOf(call))
        return tl::unexpected(problemNamed("not-found"));
    return ApiAnswer{200, shown(report)};
}

ApiResult replay(const ApiCall &call)
{
    const auto recorded = call.calls().read(call.id<GatewayCallId>(QStringLiteral("id")));
    if (!recorded)
        return refused(recorded.error());
    return answered(202, deskOf(call).jobs.repeat(*recorded, call.actor()));
}

} // namespace

QList<ApiRoute> partnerRoutes()
{
    const QString checks = QStringLiteral("/staff/v1/orders/{id}/gateway-checks");
    return {
        {"POST",
         checks,
         QStringLiteral("checkGateways"),
         QStringLiteral("Asks Midtrans and RajaOngkir about the order now; one check at a time"),
         Access::Staff,
         true,
         {},
         202,
         jobShape(),
         check},
        {"GET",
         checks + QStringLiteral("/{job}"),
         QStringLiteral("readGatewayCheck"),
         QStringLiteral("What the partners say, once they have been asked"),
         Access::Reader,
         false,
         {},
         200,
         jobReportShape(),
         readCheck},
        {"POST",
         QStringLiteral("/staff/v1/gateway-calls/{id}/replay"),
         QStringLiteral("replayGatewayCall"),
         QStringLiteral("Asks again what was asked; what changed something goes through its own job"),
         Access::Staff,
         true,
         {},
         202,
         jobShape(),
         replay},
    };
}

} // namespace meja
