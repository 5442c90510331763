#include "orderedlist.h"

#include "resourcecatalogue.h"

namespace meja {

QString orderedList(const ListQuery &query)
{
    const Resource *resource = findResource(query.resource);
    QString list = query.resource;
    const QList<SortLevel> order = query.order.isEmpty() && resource ? resource->defaultOrder : query.order;
    for (const SortLevel &level : order)
        list += (level.direction == SortDirection::Descending ? QLatin1String(" -") : QLatin1String(" ")) +
                level.column;
    return list;
}

} // namespace meja
