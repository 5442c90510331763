#include "midtransreplies.h"

#include "midtransdocument.h"

namespace meja::sandbox {

namespace {

int httpStatus(int code, bool matches)
{
    if (code == 401)
        return 401;
    return matches && code >= 400 && code <= 599 && code != 407 ? code : 200;
}

} // namespace

Reply midtransReply(const QJsonObject &body, const MidtransSettings &settings)
{
    const int code = body.value(QStringLiteral("status_code")).toString().toInt();
    return {.status = httpStatus(code, settings.httpCodesMatchBody), .body = body};
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

} // namespace meja::sandbox
