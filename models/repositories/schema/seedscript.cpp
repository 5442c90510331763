#include "seedscript.h"

#include <QFile>

namespace meja {

QString seedScript(const QString &name)
{
    QFile file(QStringLiteral(":/sql/seed/%1.sql").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no SQL file %s", qPrintable(file.fileName()));
    return QString::fromUtf8(file.readAll());
}

} // namespace meja
