#include "valuetable.h"

#include <QFile>
#include <QtGlobal>

namespace meja {

namespace {

QStringList cellsOf(const QString &line)
{
    QStringList cells;
    const QStringList parts = line.mid(1, line.size() - 2).split(u'|');
    for (const QString &part : parts)
        cells.append(part.trimmed().remove(u'`'));
    return cells;
}

} // namespace

QList<QStringList> valueTable(const QString &section)
{
    QFile page(QStringLiteral(MEJA_SOURCE_DIR "/docs/values.md"));
    if (!page.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(page.fileName()));
    const QStringList lines = QString::fromUtf8(page.readAll()).split(u'\n');
    QList<QStringList> rows;
    const auto heading = lines.indexOf(QStringLiteral("## ") + section);
    for (qsizetype i = heading + 1; heading >= 0 && i < lines.size() && !lines[i].startsWith(u'#'); ++i) {
        if (lines[i].startsWith(u'|'))
            rows.append(cellsOf(lines[i]));
    }
    return rows.mid(2);
}

} // namespace meja
