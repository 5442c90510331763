#include "resourcecatalogue.h"

#include <algorithm>

namespace meja {

Resource ordersResource();

const QList<Resource> &resourceCatalogue()
{
    static const QList<Resource> catalogue{ordersResource()};
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
