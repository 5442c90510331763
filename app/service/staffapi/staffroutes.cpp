#include "staffroutes.h"

namespace meja {

QList<ApiRoute> staffRoutes()
{
    return orderRoutes() + refundRoutes() + partnerRoutes() + attentionRoutes() + commentRoutes() +
           bulkRoutes() + sessionRoutes();
}

} // namespace meja
