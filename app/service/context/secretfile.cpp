#include "secretfile.h"

#include <QFile>

#include <sys/stat.h>
#include <unistd.h>

namespace meja {

namespace {

mode_t forbiddenBits(const struct stat &file)
{
    const bool isOfRoot = file.st_uid == 0 && ::geteuid() != 0;
    return isOfRoot ? S_IWGRP | S_IXGRP | S_IRWXO : S_IRWXG | S_IRWXO;
}

} // namespace

QString secretFileProblem(const QString &fileName, const QString &what)
{
    struct stat file
    {
    };
    if (::stat(QFile::encodeName(fileName).constData(), &file) != 0 || !S_ISREG(file.st_mode) ||
        (file.st_mode & forbiddenBits(file)) == 0)
        return {};
    return QStringLiteral("other users can access the file %1 with %2; run chmod 600 on it")
        .arg(fileName, what);
}

Result<QByteArray> readSecretFile(const QString &fileName, const QString &what)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return failure(
            ErrorKind::Invalid,
            QStringLiteral("cannot read the file %1 for %2: %3").arg(fileName, what, file.errorString()));
    if (const QString problem = secretFileProblem(fileName, what); !problem.isEmpty())
        return failure(ErrorKind::Invalid, problem);
    return file.readAll();
}

} // namespace meja
