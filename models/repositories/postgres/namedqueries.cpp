#include "namedqueries.h"

#include <QFile>
#include <QMutex>
#include <QRegularExpression>

namespace meja {

namespace {

using Statements = QHash<QString, Statement>;

QHash<QString, QString> textsOf(const QString &file)
{
    QFile source(QStringLiteral(":/sql/queries/%1.sql").arg(file));
    if (!source.open(QIODevice::ReadOnly))
        qFatal("no SQL file %s", qPrintable(source.fileName()));
    static const QRegularExpression heading(QStringLiteral("^-- ([a-z_]+)$"));
    QHash<QString, QString> texts;
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

Statements readFile(const QString &file)
{
    const QHash<QString, QString> texts = textsOf(file);
    Statements statements;
    for (auto text = texts.cbegin(); text != texts.cend(); ++text)
        statements.insert(text.key(), Statement::fixed(text.value()));
    return statements;
}

} // namespace

Statement NamedQueries::statement(const QString &file, const QString &name)
{
    static QMutex mutex;
    static QHash<QString, Statements> files;
    const QMutexLocker locker(&mutex);
    if (!files.contains(file))
        files.insert(file, readFile(file));
    const Statements &statements = files[file];
    const auto found = statements.constFind(name);
    if (found == statements.cend())
        qFatal("no statement %s in %s.sql", qPrintable(name), qPrintable(file));
    return *found;
}

QString NamedQueries::text(const QString &file, const QString &name)
{
    return textsOf(file).value(name);
}

QStringList NamedQueries::names(const QString &file)
{
    return textsOf(file).keys();
}

} // namespace meja
