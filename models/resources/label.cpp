#include "label.h"

#include <QCoreApplication>

namespace meja {

QString Label::text() const
{
    return QCoreApplication::translate("Catalogue", source, comment);
}

} // namespace meja
