#include "migration.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>

namespace meja {

bool Migration::needsAdministrator() const
{
    return sql.startsWith(QLatin1String("-- run as: administrator\n"));
}

QString Migration::checksum() const
{
    return QString::fromLatin1(QCryptographicHash::hash(sql.toUtf8(), QCryptographicHash::Sha256).toHex());
}

QString Migration::title() const
{
    return QStringLiteral("%1_%2").arg(version, 4, 10, QLatin1Char('0')).arg(name);
}

QList<Migration> Migration::all()
{
    const QDir folder(QStringLiteral(":/sql/migrations"));
    QList<Migration> migrations;
    const QStringList files = folder.entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name);
    for (const QString &name : files) {
        QFile file(folder.filePath(name));
        const qsizetype underscore = name.indexOf(u'_');
        if (underscore < 1 || !file.open(QIODevice::ReadOnly))
            qFatal("%s is not a migration", qPrintable(name));
        migrations.append({.version = QStringView(name).first(underscore).toInt(),
                           .name = name.mid(underscore + 1).chopped(4),
                           .sql = QString::fromUtf8(file.readAll())});
    }
    return migrations;
}

} // namespace meja
