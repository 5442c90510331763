#include "customerroutes.h"

namespace meja {

CustomerRoute customerRoute(const char *method, const char *pattern, const char *operation,
                            const char *summary)
{
    CustomerRoute route;
    route.description.method = method;
    route.description.pattern = QStringLiteral("/api/v1") + QLatin1String(pattern);
    route.description.operation = QLatin1String(operation);
    route.description.summary = QLatin1String(summary);
    route.description.access = Access::Customer;
    route.description.takesKey = route.description.isWrite();
    return route;
}

QList<CustomerRoute> customerRoutes()
{
    return customerOrderRoutes() + customerCommentRoutes();
}

QList<ApiRoute> customerDescriptions()
{
    QList<ApiRoute> descriptions;
    const auto routes = customerRoutes();
    for (const CustomerRoute &route : routes)
        descriptions.append(route.description);
    return descriptions;
}

} // namespace meja
