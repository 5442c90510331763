#include "icons.h"

#include "tintediconengine.h"

namespace meja {

QIcon icon(const QString &name)
{
    return QIcon(new TintedIconEngine(name, QColor()));
}

QIcon icon(const QString &name, const QColor &color)
{
    return QIcon(new TintedIconEngine(name, color));
}

} // namespace meja
