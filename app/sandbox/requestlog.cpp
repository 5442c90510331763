#include "requestlog.h"

namespace meja::sandbox {

namespace {

QJsonObject described(const LoggedRequest &request)
{
    return {{QStringLiteral("at"), rfc3339(request.at)},
            {QStringLiteral("partner"), request.partner},
            {QStringLiteral("method"), request.method},
            {QStringLiteral("path"), request.path},
            {QStringLiteral("endpoint"), request.target.endpoint},
            {QStringLiteral("subjects"), QJsonArray::fromStringList(request.target.subjects)},
            {QStringLiteral("body"), QString::fromUtf8(request.body)},
            {QStringLiteral("idempotency_key"), request.idempotencyKey},
            {QStringLiteral("fault"), request.fault},
            {QStringLiteral("handled"), request.wasHandled},
            {QStringLiteral("status"), request.status},
            {QStringLiteral("body_status"), request.bodyStatus}};
}

} // namespace

QJsonArray RequestLog::toJson(const QString &endpoint, const QString &subject, qsizetype skip) const
{
    QJsonArray array;
    for (qsizetype index = skip; index < m_requests.size(); ++index) {
        const Target &target = m_requests[index].target;
        if ((endpoint.isEmpty() || target.endpoint == endpoint) &&
            (subject.isEmpty() || target.subjects.contains(subject)))
            array.append(described(m_requests[index]));
    }
    return array;
}

} // namespace meja::sandbox
