#include "auditroot.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <optional>

namespace meja {

namespace {

const QString formatName = QStringLiteral("meja audit root 1");
const QString formatKey = QStringLiteral("format");
const QString numberKey = QStringLiteral("number");
const QString rootKey = QStringLiteral("root");
const QString sealedAtKey = QStringLiteral("sealed_at");
constexpr qsizetype rootDigits = 64;

std::optional<AuditRoot> fromLine(const QByteArray &line)
{
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    const AuditRoot root{.number = object.value(numberKey).toInteger(-1),
                         .root = object.value(rootKey).toString().toLatin1(),
                         .sealedAt = object.value(sealedAtKey).toString()};
    const bool isRoot = object.value(formatKey).toString() == formatName && root.number >= 0 &&
                        root.root.size() == rootDigits;
    return isRoot ? std::optional(root) : std::nullopt;
}

} // namespace

QByteArray AuditRoot::toLine() const
{
    return QJsonDocument(QJsonObject{{formatKey, formatName},
                                     {numberKey, number},
                                     {rootKey, QString::fromLatin1(root)},
                                     {sealedAtKey, sealedAt}})
        .toJson(QJsonDocument::Compact);
}

Result<QList<AuditRoot>> AuditRoot::fromLines(const QByteArray &text)
{
    QList<AuditRoot> roots;
    const QList<QByteArray> lines = text.split('\n');
    for (qsizetype index = 0; index < lines.size(); ++index) {
        if (lines[index].trimmed().isEmpty())
            continue;
        const auto root = fromLine(lines[index]);
        if (!root)
            return failure(ErrorKind::Invalid,
                           QStringLiteral("line %1 is not an exported root").arg(index + 1));
        roots.append(*root);
    }
    if (roots.isEmpty())
        return failure(ErrorKind::Invalid, QStringLiteral("the file contains no exported root"));
    return roots;
}

} // namespace meja
