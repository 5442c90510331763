#include "desktoppages.h"

#include "detailpage.h"
#include "listpage.h"
#include "ordercockpit.h"
#include "resourcecatalogue.h"

namespace meja {

namespace {

DesktopPage *makeList(const SavedTab &tab, const DesktopContext &context, QWidget *parent)
{
    const Resource &resource = *findResource(tab.address.resource);
    if (tab.page.isEmpty())
        return new ListPage(resource, context, parent);
    return new ListPage(resource, context, ListState::fromJson(tab.page), parent);
}

} // namespace

DesktopPage *makeDesktopPage(const SavedTab &tab, const DesktopContext &context, QWidget *parent)
{
    const PageAddress &address = tab.address;
    if (address.isList())
        return makeList(tab, context, parent);
    if (address.resource == QLatin1String("orders"))
        return new OrderCockpit(address.key, context, parent);
    return new DetailPage(*findResource(address.resource), address.key, context, parent);
}

} // namespace meja
