#include "actionfile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <optional>

namespace meja {

namespace {

constexpr int format = 1;
constexpr qsizetype maxRoute = 200;

const QString formatName = QStringLiteral("format");
const QString actionsName = QStringLiteral("actions");
const QString keyName = QStringLiteral("key");
const QString routeName = QStringLiteral("route");
const QString recordName = QStringLiteral("record");
const QString startedName = QStringLiteral("started_at");
const QString sentName = QStringLiteral("sent");

bool isKey(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("^[A-Za-z0-9._-]{1,255}\\z"));
    return pattern.match(text).hasMatch();
}

std::optional<PendingAction> readAction(const QJsonObject &object)
{
    const PendingAction action{
        .key = object.value(keyName).toString(),
        .route = object.value(routeName).toString(),
        .record = object.value(recordName).toInteger(-1),
        .startedAt = QDateTime::fromString(object.value(startedName).toString(), Qt::ISODateWithMs),
        .wasSent = object.value(sentName).toBool()};
    const bool isComplete = isKey(action.key) && !action.route.isEmpty() && action.route.size() <= maxRoute &&
                            action.record >= 0 && action.startedAt.isValid() &&
                            object.value(sentName).isBool();
    return isComplete ? std::optional(action) : std::nullopt;
}

QJsonObject toJson(const PendingAction &action)
{
    return {{keyName, action.key},
            {routeName, action.route},
            {recordName, action.record},
            {startedName, action.startedAt.toUTC().toString(Qt::ISODateWithMs)},
            {sentName, action.wasSent}};
}

} // namespace

ActionFile parseActions(const QByteArray &content)
{
    const QJsonObject object = QJsonDocument::fromJson(content).object();
    ActionFile file;
    file.isDamaged = object.value(formatName).toInt() != format || !object.value(actionsName).isArray();
    const auto actions = object.value(actionsName).toArray();
    for (const auto &each : actions) {
        if (const auto action = readAction(each.toObject()))
            file.actions.append(*action);
        else
            file.isDamaged = true;
    }
    return file;
}

QByteArray serialiseActions(const QList<PendingAction> &actions)
{
    QJsonArray list;
    for (const PendingAction &action : actions)
        list.append(toJson(action));
    return QJsonDocument(QJsonObject{{formatName, format}, {actionsName, list}}).toJson();
}

} // namespace meja
