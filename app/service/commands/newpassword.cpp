#include "newpassword.h"

#include "randompassword.h"

#include <QFile>

namespace meja {

namespace {

constexpr qsizetype minimumLength = 10;

Result<QString> firstLine(const QString &file)
{
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Invalid,
                       QStringLiteral("can't read %1: %2").arg(file, source.errorString()));
    QString line = QString::fromUtf8(source.readLine());
    while (line.endsWith(u'\n') || line.endsWith(u'\r'))
        line.chop(1);
    return line;
}

Result<NewPassword> longEnough(const QString &text)
{
    if (text.size() < minimumLength)
        return failure(ErrorKind::Invalid,
                       QStringLiteral("a password has at least %1 characters").arg(minimumLength));
    return NewPassword{.text = text};
}

} // namespace

Result<NewPassword> NewPassword::choose(const QString &file)
{
    if (!file.isEmpty())
        return firstLine(file).and_then(longEnough);
    if (qEnvironmentVariableIsSet("MEJA_NEW_PASSWORD"))
        return longEnough(qEnvironmentVariable("MEJA_NEW_PASSWORD"));
    return NewPassword{.text = randomPassword(), .isGenerated = true};
}

Result<> NewPassword::writeTo(const QString &file) const
{
    QFile target(file);
    if (!target.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner))
        return failure(ErrorKind::Conflict,
                       QStringLiteral("can't create %1: %2").arg(file, target.errorString()));
    target.write(text.toUtf8() + '\n');
    if (!target.flush())
        return failure(ErrorKind::Unavailable,
                       QStringLiteral("can't write %1: %2").arg(file, target.errorString()));
    return {};
}

} // namespace meja
