#include "customerroutes.h"

namespace meja {

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
