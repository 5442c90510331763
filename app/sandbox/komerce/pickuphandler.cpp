#include "pickuphandler.h"

#include "komercereplies.h"

#include <QJsonArray>
#include <QStringList>

namespace meja::sandbox {

namespace {

constexpr qint64 maxMotorbikeWeight = 5'000; ///< Grams per order.
constexpr qint64 minTruckWeight = 10'000;    ///< Grams per order.

bool canCarry(qint64 grams, const QString &vehicle)
{
    if (vehicle == QLatin1String("Motor"))
        return grams <= maxMotorbikeWeight;
    return vehicle != QLatin1String("Truk") || grams >= minTruckWeight;
}

bool isVehicle(const QString &vehicle)
{
    return vehicle == QLatin1String("Motor") || vehicle == QLatin1String("Mobil") ||
           vehicle == QLatin1String("Truk");
}

/// `HH:MM` or `HH:MM:SS`; nothing for other texts.
std::optional<Moment> pickupMoment(const QString &date, const QString &time)
{
    return fromJakartaText(date + u' ' + (time.size() == 5 ? time + QStringLiteral(":00") : time));
}

} // namespace

Reply PickupHandler::request(const QJsonObject &body)
{
    if (const auto refused = refusal(body))
        return *refused;
    QJsonArray results;
    for (const auto &each : body.value(QStringLiteral("orders")).toArray()) {
        const QString orderNo = each.toObject().value(QStringLiteral("order_no")).toString();
        Parcel *parcel = m_registry.byOrder(orderNo);
        const bool isSent = send(parcel, body.value(QStringLiteral("pickup_vehicle")).toString());
        results.append(QJsonObject{
            {QStringLiteral("status"), isSent ? QStringLiteral("success") : QStringLiteral("failed")},
            {QStringLiteral("order_no"), orderNo},
            {QStringLiteral("awb"), isSent ? parcel->awb : QString()}});
    }
    return komerceSuccess(201, QStringLiteral("Success Request Pickup"), results);
}

std::optional<Reply> PickupHandler::refusal(const QJsonObject &body) const
{
    const QString date = body.value(QStringLiteral("pickup_date")).toString();
    const std::optional<Moment> moment =
        pickupMoment(date, body.value(QStringLiteral("pickup_time")).toString());
    if (!moment || !isVehicle(body.value(QStringLiteral("pickup_vehicle")).toString()) ||
        body.value(QStringLiteral("orders")).toArray().isEmpty())
        return komerceFailure(422, QStringLiteral("missing or unknown parameter"));
    if (date < jakartaDate(m_context.clock.now()))
        return komerceFailure(400, QStringLiteral("pickup date may not be before today"));
    if (*moment < m_context.clock.now() + leadTime)
        return komerceFailure(400, QStringLiteral("pickup time must be at least 90 minutes ahead"));
    return {};
}

bool PickupHandler::send(Parcel *parcel, const QString &vehicle)
{
    if (!parcel || !canCarry(parcel->weight, vehicle) || std::exchange(parcel->pickupFails, false))
        return false;
    return m_lifecycle.transitionTo(*parcel, ParcelStage::PickupRequested, QStringLiteral("api"));
}

} // namespace meja::sandbox
