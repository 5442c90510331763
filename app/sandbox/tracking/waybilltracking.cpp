#include "waybilltracking.h"

#include "komercereplies.h"
#include "parcelhistory.h"

#include <QUrlQuery>

namespace meja::sandbox {

namespace {

constexpr qsizetype phoneDigits = 5;

/// A parameter from the query or, as one page documents, from a form in the body.
QString parameter(const Call &call, const char *name)
{
    const QString inQuery = call.query.value(QLatin1String(name));
    if (!inQuery.isEmpty())
        return inQuery;
    return QUrlQuery(QString::fromUtf8(call.body)).queryItemValue(QLatin1String(name), QUrl::FullyDecoded);
}

bool isSupported(const QString &courier)
{
    static const QStringList couriers{QStringLiteral("jne"), QStringLiteral("sap"),  QStringLiteral("ninja"),
                                      QStringLiteral("jnt"), QStringLiteral("tiki"), QStringLiteral("wahana"),
                                      QStringLiteral("pos"), QStringLiteral("lion")};
    return couriers.contains(courier);
}

Reply failure(int code, const QString &message)
{
    return komerceFailure(code, message, QJsonValue::Null, QStringLiteral("error"));
}

} // namespace

Target WaybillTracking::target(const Call &call) const
{
    if (call.path.join(u'/') != QLatin1String("api/v1/track/waybill"))
        return {QStringLiteral("tracking.unknown")};
    const QString awb = parameter(call, "awb");
    Target target{QStringLiteral("tracking.waybill"), {awb}};
    if (const Parcel *parcel = m_registry.byWaybill(awb))
        target.subjects.append(parcel->orderNo);
    return target;
}

Reply WaybillTracking::handle(const Call &call)
{
    if (call.headers.value(QStringLiteral("key")) != m_apiKey)
        return failure(401, QStringLiteral("Invalid Api key, key not found"));
    if (target(call).endpoint == QLatin1String("tracking.unknown"))
        return failure(404, QStringLiteral("route not found"));
    if (call.method != QLatin1String("POST"))
        return failure(405, QStringLiteral("method not allowed"));
    if (!takeFromQuota())
        return failure(429, QStringLiteral("daily limit reached"));
    return track(call);
}

bool WaybillTracking::takeFromQuota()
{
    const QString today = jakartaDate(m_context.clock.now());
    if (m_day != today)
        m_callsToday = 0;
    m_day = today;
    return ++m_callsToday <= m_settings.dailyQuota;
}

Reply WaybillTracking::track(const Call &call) const
{
    const QString courier = parameter(call, "courier").toLower();
    const QString digits = parameter(call, "last_phone_number");
    const Parcel *parcel = m_registry.byWaybill(parameter(call, "awb"));
    if (parameter(call, "awb").isEmpty() || courier.isEmpty())
        return failure(400, QStringLiteral("awb and courier are required"));
    if (!isSupported(courier))
        return failure(400, QStringLiteral("courier is not supported"));
    if (courier == QLatin1String("jne") && digits.size() != phoneDigits)
        return failure(422, QStringLiteral("last_phone_number is required"));
    const Moment now = m_context.clock.now();
    if (!parcel || parcel->courier.toLower() != courier || knownScans(*parcel, m_settings, now).isEmpty())
        return failure(404, QStringLiteral("waybill not found"));
    const QString phone = parcel->request.value(QStringLiteral("receiver_phone")).toString();
    if (courier == QLatin1String("jne") && !phone.endsWith(digits))
        return failure(404, QStringLiteral("waybill not found"));
    return komerceSuccess(200, QStringLiteral("Success Get Waybill"),
                          waybillDocument(*parcel, m_settings, now));
}

} // namespace meja::sandbox
