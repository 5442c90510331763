#include "midtransreplies.h"

#include "midtransdocument.h"

#include <QJsonArray>

namespace meja::sandbox {

namespace {

int httpStatus(int code, bool matches)
{
    if (code == 400 || code == 401)
        return code;
    return matches && code >= 400 && code <= 599 && code != 407 ? code : 200;
}

} // namespace

Reply midtransReply(const QJsonObject &body, const MidtransSettings &settings)
{
    const int code = body.value(QStringLiteral("status_code")).toString().toInt();
    return {.status = httpStatus(code, settings.httpCodesMatchBody), .body = body};
}

Reply midtransValidationError(const QStringList &messages, const QString &id,
                              const MidtransSettings &settings)
{
    return midtransReply({{QStringLiteral("status_code"), QStringLiteral("400")},
                          {QStringLiteral("status_message"),
                           QStringLiteral("One or more parameters in the payload is invalid.")},
                          {QStringLiteral("validation_messages"), QJsonArray::fromStringList(messages)},
                          {QStringLiteral("id"), id}},
                         settings);
}

Reply midtransError(int code, const QString &message, const MidtransSettings &settings)
{
    return midtransReply(
        {{QStringLiteral("status_code"), QString::number(code)}, {QStringLiteral("status_message"), message}},
        settings);
}

Reply midtransReply(const MidtransTransaction &transaction, int code, const QString &message,
                    const MidtransSettings &settings)
{
    return midtransReply(midtransHead(transaction, code, message), settings);
}

QString basicCredentials(const QString &serverKey)
{
    return QStringLiteral("Basic ") + QString::fromLatin1((serverKey + u':').toUtf8().toBase64());
}

QString baseUrl(const Call &call)
{
    return QStringLiteral("http://") + call.headers.value(QStringLiteral("host"));
}

} // namespace meja::sandbox
