#include "privatesettings.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSettings>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

namespace meja {

namespace {

constexpr QFile::Permissions ownerOnly = QFile::ReadOwner | QFile::WriteOwner;

} // namespace

void makePrivate(const QSettings &store)
{
#ifdef Q_OS_UNIX
    ::umask(S_IRWXG | S_IRWXO);
#endif
    if (store.format() == QSettings::NativeFormat && !store.fileName().endsWith(QLatin1String(".conf")))
        return; // The registry of Windows belongs to its user.
    QDir().mkpath(QFileInfo(store.fileName()).path());
    QFile file(store.fileName());
    const bool isWritten =
        file.open(QIODevice::WriteOnly | QIODevice::NewOnly, ownerOnly) || file.setPermissions(ownerOnly);
    if (!isWritten)
        qWarning("cannot make %s private: %s", qUtf8Printable(file.fileName()),
                 qUtf8Printable(file.errorString()));
}

} // namespace meja
