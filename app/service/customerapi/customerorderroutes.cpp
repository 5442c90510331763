#include "cancellationrequests.h"
#include "customerresponses.h"
#include "customerroutes.h"
#include "orderarchive.h"

namespace meja {

namespace {

ApiResult listOrders(const CustomerCall &call)
{
    const auto listRequest = readOrderListRequest(call.request().items);
    if (!listRequest)
        return tl::unexpected(invalidFields(listRequest.error()));
    const auto page = CustomerOrders(call.session()).page(listRequest->filter, listRequest->page);
    if (!page)
        return refused(page.error());
    return ApiResponse{200, pageToJson(*page, call.request().path, call.request().items)};
}

ApiResult readOrder(const CustomerCall &call)
{
    const auto order = CustomerOrders(call.session()).detail(call.number());
    if (!order)
        return refused(order.error());
    return ApiResponse{200, toJson(*order)};
}

ApiResult archiveOrder(const CustomerCall &call)
{
    const auto order = CustomerOrders(call.session()).findToArchive(call.number());
    if (!order)
        return refused(order.error());
    Transactions transactions(call.context().database(), call.context().clock());
    const auto archived = OrderArchive(transactions, call.context().clock())
                              .archive(*order, ArchivedBy::Customer, call.actor());
    if (!archived)
        return refused(archived.error());
    return ApiResponse{204};
}

/// Uses the service's login. The caller has checked that the order belongs to the customer, and that never
/// changes.
Result<Cancellation> requestCancellation(const CustomerCall &call, OrderId order)
{
    const Clock &clock = call.context().clock();
    Transactions transactions(call.context().database(), clock);
    const QString reason = call.body().value(QStringLiteral("reason")).toString().trimmed();
    return CancellationRequests(transactions, clock)
        .request({order, reason, call.serviceKey(), call.actor(reason)});
}

ApiResult cancellationOf(const CustomerCall &call, int status)
{
    const auto cancellation = CustomerOrders(call.session()).cancellation(call.number());
    if (!cancellation)
        return refused(cancellation.error());
    return ApiResponse{status, toJson(*cancellation)};
}

ApiResult cancelOrder(const CustomerCall &call)
{
    const auto order = CustomerOrders(call.session()).find(call.number());
    if (!order)
        return refused(order.error());
    const auto requested = requestCancellation(call, *order);
    if (!requested)
        return refused(requested.error());
    return cancellationOf(call, 202);
}

ApiResult readCancellation(const CustomerCall &call)
{
    return cancellationOf(call, 200);
}

} // namespace

QList<CustomerRoute> customerOrderRoutes()
{
    CustomerRoute list = customerRoute("GET", "/orders", "listOwnOrders",
                                       "List the customer's own orders that are not archived, newest first");
    list.description.query = orderQuery();
    list.description.response = pageShape(QStringLiteral("The orders"), orderSummaryShape());
    list.handle = listOrders;

    CustomerRoute detail =
        customerRoute("GET", "/orders/{number}", "readOwnOrder",
                      "Read an order with its items, payments, refunds, shipments and history");
    detail.description.response = orderShape();
    detail.description.isTagged = true;
    detail.handle = readOrder;

    CustomerRoute archive =
        customerRoute("POST", "/orders/{number}/archive", "archiveOwnOrder",
                      "Archive a closed order: the customer no longer sees it; cannot be undone");
    archive.description.status = 204;
    archive.handle = archiveOrder;

    CustomerRoute cancel = customerRoute("POST", "/orders/{number}/cancellation", "cancelOwnOrder",
                                         "Request the order's cancellation; a payment is refunded");
    cancel.description.status = 202;
    cancel.description.body = {
        Field::text(QStringLiteral("reason"), QStringLiteral("Reason, shown to the shop's staff"), 1, 500)};
    cancel.description.response = customerCancellationShape();
    cancel.handle = cancelOrder;

    CustomerRoute cancellation = customerRoute("GET", "/orders/{number}/cancellation", "readOwnCancellation",
                                               "Read the state of the order's cancellation");
    cancellation.description.response = customerCancellationShape();
    cancellation.handle = readCancellation;
    return {list, detail, archive, cancel, cancellation};
}

} // namespace meja
