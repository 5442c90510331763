#include "namedqueries.h"

#include <QFile>
#include <QMutex>
#include <QRegularExpression>

namespace meja {

namespace {

using Texts = QHash<QString, QString>;

Texts readFile(const QString &file)
{
    QFile source(QStringLiteral(":/sql/queries/%1.sql").arg(file));
    if (!source.open(QIODevice::ReadOnly))
        qFatal("no SQL file %s", qPrintable(source.fileName()));
    static const QRegularExpression heading(QStringLiteral("^-- ([a-z_]+)$"));
    Texts texts;
    QString name;
    const QStringList lines = QString::fromUtf8(source.readAll()).split(u'\n');
    for (const QString &line : lines) {
        if (const auto match = heading.match(line); match.hasMatch())
            name = match.captured(1);
        else if (!name.isEmpty())
            texts[name] += line + u'\n';
    }
    return texts;
}

} // namespace

Statement NamedQueries::statement(const QString &file, const QString &name)
{
    static QMutex mutex;
    static QHash<QString, Texts> files;
    const QMutexLocker locker(&mutex);
    if (!files.contains(file))
        files.insert(file, readFile(file));
    const Texts &texts = files[file];
    if (!texts.contains(name))
        qFatal("no statement %s in %s.sql", qPrintable(name), qPrintable(file));
    return Statement(texts.value(name));
}

} // namespace meja
