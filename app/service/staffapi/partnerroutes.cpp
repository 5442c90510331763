#include "apihelp.h"
#include "responses.h"
#include "staffroutes.h"

namespace meja {

namespace {

ApiResult check(const ApiCall &call)
{
    return toResult(202, servicesOf(call).jobs.checkGateways(orderOf(call), call.actor()));
}

ApiResult readCheck(const ApiCall &call)
{
    StaffServices services = servicesOf(call);
    JobReport report;
    const auto read = services.transactions().run(call.actor(), [&](Records &records) -> Result<> {
        const auto found = records.jobs().read(call.id<JobId>(QStringLiteral("job")));
        if (!found)
            return tl::unexpected(found.error());
        report = *found;
        return {};
    });
    if (!read)
        return refused(read.error());
    if (report.kind != JobKind::CheckGateways || report.order != orderOf(call))
        return tl::unexpected(problemNamed("not-found"));
    return ApiResponse{200, toJson(report)};
}

ApiResult replay(const ApiCall &call)
{
    const auto recorded = call.calls().read(call.id<GatewayCallId>(QStringLiteral("id")));
    if (!recorded)
        return refused(recorded.error());
    return toResult(202, servicesOf(call).jobs.repeat(*recorded, call.actor()));
}

} // namespace

QList<ApiRoute> partnerRoutes()
{
    const QString checks = QStringLiteral("/staff/v1/orders/{id}/gateway-checks");
    return {
        {.method = "POST",
         .pattern = checks,
         .operation = QStringLiteral("checkGateways"),
         .summary =
             QStringLiteral("Query Midtrans and RajaOngkir about the order now; an order has at most one "
                            "running check"),
         .access = Access::Staff,
         .status = 202,
         .response = jobShape(),
         .handle = check},
        {.method = "GET",
         .pattern = checks + QStringLiteral("/{job}"),
         .operation = QStringLiteral("readGatewayCheck"),
         .summary = QStringLiteral("Read the state and the result of a gateway check"),
         .access = Access::Reader,
         .takesKey = false,
         .response = jobReportShape(),
         .handle = readCheck},
        {.method = "POST",
         .pattern = QStringLiteral("/staff/v1/gateway-calls/{id}/replay"),
         .operation = QStringLiteral("replayGatewayCall"),
         .summary = QStringLiteral(
             "Repeat a gateway call; a call that changed something is repeated by its own job"),
         .access = Access::Staff,
         .status = 202,
         .response = jobShape(),
         .handle = replay},
    };
}

} // namespace meja
