#include "resourcecatalogue.h"

#include "describedresources.h"

#include <algorithm>

namespace meja {

const QList<Resource> &resourceCatalogue()
{
    static const QList<Resource> catalogue{
        ordersResource(),           orderItemsResource(),     paymentsResource(),
        shipmentsResource(),        cartsResource(),          cartItemsResource(),
        checkoutSessionsResource(), productsResource(),       storesResource(),
        commentsResource(),         usersResource(),          staffResource(),
        orderStatusLogResource(),   stockMovementsResource(), auditResource(),
        contactLookupsResource(),
    };
    return catalogue;
}

const Resource *findResource(const QString &name)
{
    const QList<Resource> &all = resourceCatalogue();
    const auto found =
        std::find_if(all.cbegin(), all.cend(), [&](const Resource &each) { return each.name == name; });
    return found == all.cend() ? nullptr : &*found;
}

} // namespace meja
