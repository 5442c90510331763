#include "newpassword.h"

#include "randompassword.h"
#include "secretfile.h"

#include <QFile>

namespace meja {

namespace {

constexpr qsizetype minLength = 10; ///< Characters.

Result<QString> firstLine(const QString &file)
{
    return readSecretFile(file, QStringLiteral("the password")).map([](const QByteArray &content) {
        QString line = QString::fromUtf8(content.left(content.indexOf('\n')));
        while (line.endsWith(u'\r'))
            line.chop(1);
        return line;
    });
}

Result<NewPassword> longEnough(const QString &text)
{
    if (text.size() < minLength)
        return failure(ErrorKind::Invalid,
                       QStringLiteral("the password must have at least %1 characters").arg(minLength));
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
                       QStringLiteral("cannot create %1: %2").arg(file, target.errorString()));
    target.write(text.toUtf8() + '\n');
    if (!target.flush())
        return failure(ErrorKind::Unavailable,
                       QStringLiteral("cannot write %1: %2").arg(file, target.errorString()));
    return {};
}

} // namespace meja
