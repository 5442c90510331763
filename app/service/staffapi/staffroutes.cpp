#include "staffroutes.h"

namespace meja {

QList<ApiRoute> staffRoutes()
{
    return orderRoutes() + refundRoutes() + partnerRoutes() + attentionRoutes() + bulkRoutes() +
           sessionRoutes();
}

} // namespace meja
