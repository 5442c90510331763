#include "httprequest.h"

namespace meja {

QStringList HttpRequest::values(const QString &item) const
{
    QStringList found;
    for (const auto &[name, value] : items) {
        if (name == item)
            found.append(value);
    }
    return found;
}

} // namespace meja
