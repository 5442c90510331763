#include "komercereplies.h"

namespace meja::sandbox {

namespace {

Reply enveloped(int code, const QString &message, const QString &status, const QJsonValue &data)
{
    const QJsonObject meta{{QStringLiteral("message"), message},
                           {QStringLiteral("code"), code},
                           {QStringLiteral("status"), status}};
    return {.status = code, .body = {{QStringLiteral("meta"), meta}, {QStringLiteral("data"), data}}};
}

} // namespace

Reply komerceSuccess(int code, const QString &message, const QJsonValue &data)
{
    return enveloped(code, message, QStringLiteral("success"), data);
}

Reply komerceFailure(int code, const QString &message, const QJsonValue &data, const QString &status)
{
    return enveloped(code, message, status, data);
}

QJsonObject komerceErrors(const QString &text)
{
    return {{QStringLiteral("errors"), text}};
}

} // namespace meja::sandbox
