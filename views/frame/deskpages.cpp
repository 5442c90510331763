#include "deskpages.h"

#include "detailpage.h"
#include "listpage.h"
#include "ordercockpit.h"
#include "resourcecatalogue.h"

namespace meja {

DeskPage *makeDeskPage(const PageAddress &address, const DeskContext &context, QWidget *parent)
{
    if (address.isList())
        return new ListPage(*findResource(address.resource), context, parent);
    if (address.resource == QLatin1String("orders"))
        return new OrderCockpit(address.key, context, parent);
    return new DetailPage(*findResource(address.resource), address.key, context, parent);
}

} // namespace meja
