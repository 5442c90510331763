#include "komercereading.h"

#include "komerceanswer.h"
#include "partnertext.h"

#include <QJsonArray>

#include <algorithm>

namespace meja {

namespace {

/// What is the same for all operations; nothing for answers that each reads in its own way.
template <class T>
std::optional<Reading<T>> readCommon(const KomerceAnswer &answer)
{
    switch (answer.kind()) {
    case KomerceAnswer::Kind::Done:
    case KomerceAnswer::Kind::Refused:
        return std::nullopt;
    case KomerceAnswer::Kind::RateLimited:
        return failed<T>(answer, ErrorKind::Unavailable, QStringLiteral("rate-limited"));
    case KomerceAnswer::Kind::NotAllowed:
        return failed<T>(answer, ErrorKind::Rejected);
    case KomerceAnswer::Kind::Broken:
    case KomerceAnswer::Kind::Unreadable:
        return failed<T>(answer, ErrorKind::OutcomeUnknown);
    }
    Q_UNREACHABLE();
}

/// A question that was refused: for what isn't there, or for a request that is off.
template <class T>
Reading<T> readRefusal(const KomerceAnswer &answer, std::initializer_list<int> notFound)
{
    const bool isMissing = std::find(notFound.begin(), notFound.end(), answer.code()) != notFound.end();
    return failed<T>(answer, isMissing ? ErrorKind::NotFound : ErrorKind::Rejected);
}

QString text(const QJsonObject &object, const char *key)
{
    return textOf(object.value(QLatin1String(key)));
}

/// Oldest first; a line without a time keeps its place behind the one before it.
void sortByTime(QList<TrackingEvent> &events)
{
    std::optional<Instant> latest;
    QList<std::pair<Instant, TrackingEvent>> placed;
    for (const TrackingEvent &event : std::as_const(events)) {
        if (event.at)
            latest = event.at;
        placed.append({latest.value_or(Instant{}), event});
    }
    std::stable_sort(placed.begin(), placed.end(),
                     [](const auto &one, const auto &other) { return one.first < other.first; });
    std::transform(placed.cbegin(), placed.cend(), events.begin(),
                   [](const auto &each) { return each.second; });
}

/// A manifest's date and time stand apart, and the seconds may be missing.
std::optional<Instant> manifestTime(const QJsonObject &line)
{
    const QString time = text(line, "manifest_time");
    const QString seconds = time.count(QLatin1Char(':')) == 1 ? QStringLiteral(":00") : QString();
    return instantOf(text(line, "manifest_date") + QLatin1Char(' ') + time + seconds);
}

QString lastStatus(const QJsonObject &data)
{
    const QString delivery = text(data.value(QLatin1String("delivery_status")).toObject(), "status");
    return delivery.isEmpty() ? text(data.value(QLatin1String("summary")).toObject(), "status") : delivery;
}

} // namespace

Reading<ShipmentDetail> readKomerceDetail(const CallAnswer &bytes, const QString &orderNo)
{
    const KomerceAnswer answer(bytes);
    if (auto common = readCommon<ShipmentDetail>(answer))
        return *common;
    if (answer.kind() == KomerceAnswer::Kind::Refused)
        return readRefusal<ShipmentDetail>(answer, {400, 404});
    const ShipmentDetail detail{text(answer.data(), "awb"), text(answer.data(), "order_status")};
    const QString named = text(answer.data(), "order_no");
    if (detail.rawStatus.isEmpty() || (!named.isEmpty() && named != orderNo))
        return failed<ShipmentDetail>(answer, ErrorKind::OutcomeUnknown);
    return said(answer, detail);
}

Reading<ShipmentCancelAnswer> readKomerceCancel(const CallAnswer &bytes)
{
    const KomerceAnswer answer(bytes);
    if (auto common = readCommon<ShipmentCancelAnswer>(answer))
        return *common;
    if (answer.kind() == KomerceAnswer::Kind::Done)
        return said(answer, ShipmentCancelAnswer::Cancelled);
    if (answer.code() == 422)
        return said(answer, ShipmentCancelAnswer::Refused, CallOutcome::Rejected);
    if (answer.code() == 400)
        return said(answer, ShipmentCancelAnswer::NotFound, CallOutcome::Rejected);
    return failed<ShipmentCancelAnswer>(answer, ErrorKind::OutcomeUnknown);
}

Reading<TrackingReport> readKomerceHistory(const CallAnswer &bytes)
{
    const KomerceAnswer answer(bytes);
    if (auto common = readCommon<TrackingReport>(answer))
        return *common;
    if (answer.kind() == KomerceAnswer::Kind::Refused)
        return readRefusal<TrackingReport>(answer, {400, 404});
    TrackingReport report;
    report.status = text(answer.data(), "last_status");
    for (const QJsonValue &value : answer.data().value(QLatin1String("history")).toArray()) {
        const QJsonObject line = value.toObject();
        report.events.append(
            {text(line, "status"), text(line, "desc"), instantOf(line.value(QLatin1String("date")))});
    }
    sortByTime(report.events);
    return said(answer, report);
}

Reading<TrackingReport> readRajaOngkirTrack(const CallAnswer &bytes)
{
    const KomerceAnswer answer(bytes);
    if (auto common = readCommon<TrackingReport>(answer))
        return *common;
    if (answer.kind() == KomerceAnswer::Kind::Refused)
        return readRefusal<TrackingReport>(answer, {404});
    TrackingReport report;
    report.delivered = flagOf(answer.data().value(QLatin1String("delivered")));
    report.status = lastStatus(answer.data());
    for (const QJsonValue &value : answer.data().value(QLatin1String("manifest")).toArray()) {
        const QJsonObject line = value.toObject();
        report.events.append({{}, text(line, "manifest_description"), manifestTime(line)});
    }
    sortByTime(report.events);
    return said(answer, report);
}

} // namespace meja
