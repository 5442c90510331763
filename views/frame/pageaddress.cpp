#include "pageaddress.h"

#include "resourcecatalogue.h"

namespace meja {

QString PageAddress::toText() const
{
    return isList() ? resource : QStringLiteral("%1/%2").arg(resource).arg(key);
}

std::optional<PageAddress> PageAddress::fromText(const QString &text)
{
    PageAddress address{text.section(u'/', 0, 0)};
    const QString key = text.section(u'/', 1);
    bool ok = true;
    if (!key.isEmpty())
        address.key = key.toLongLong(&ok);
    if (!ok || address.key < 0 || (!key.isEmpty() && address.key == 0) || !findResource(address.resource))
        return std::nullopt;
    return address;
}

} // namespace meja
