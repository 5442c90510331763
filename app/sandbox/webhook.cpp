#include "webhook.h"

#include <QJsonArray>

namespace meja::sandbox {

namespace {

QString word(Webhook::State state)
{
    switch (state) {
    case Webhook::State::Waiting:
        return QStringLiteral("waiting");
    case Webhook::State::Delivered:
        return QStringLiteral("delivered");
    case Webhook::State::GivenUp:
        return QStringLiteral("given_up");
    case Webhook::State::Lost:
        return QStringLiteral("lost");
    case Webhook::State::Held:
        return QStringLiteral("held");
    }
    Q_UNREACHABLE();
}

} // namespace

QJsonObject Webhook::toJson() const
{
    QJsonArray array;
    for (const Attempt &attempt : attempts)
        array.append(QJsonObject{{QStringLiteral("at"), rfc3339(attempt.at)},
                                 {QStringLiteral("answer"), attempt.status}});
    return {{QStringLiteral("id"), id},
            {QStringLiteral("partner"), partner},
            {QStringLiteral("subject"), subject},
            {QStringLiteral("mode"), mode},
            {QStringLiteral("url"), url},
            {QStringLiteral("method"), QString::fromLatin1(method)},
            {QStringLiteral("body"), QString::fromUtf8(body)},
            {QStringLiteral("state"), word(state)},
            {QStringLiteral("attempts"), array}};
}

} // namespace meja::sandbox
