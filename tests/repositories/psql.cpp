#include "psql.h"

#include "privatecluster.h"

#include <QProcess>
#include <QStringList>

namespace meja {

QString psql(const QString &database, const QString &login, const QString &script)
{
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("PGHOST"), PrivateCluster::shared().folder());
    environment.insert(QStringLiteral("PGPORT"), QStringLiteral("5432"));
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral("psql"),
                  {QStringLiteral("-XqAt"), QStringLiteral("-U"), login, QStringLiteral("-d"), database,
                   QStringLiteral("-v"), QStringLiteral("VERBOSITY=verbose")});
    process.write(script.toUtf8());
    process.closeWriteChannel();
    if (!process.waitForFinished(-1))
        qFatal("psql did not end");
    return QString::fromUtf8(process.readAll());
}

} // namespace meja
