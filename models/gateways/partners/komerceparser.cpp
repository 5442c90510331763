#include "komerceparser.h"

#include "komerceresponse.h"
#include "partnertext.h"

#include <QJsonArray>

#include <algorithm>

namespace meja {

namespace {

/// Parses the responses that have the same meaning for all operations; empty if the meaning depends on the
/// operation.
template <class T>
std::optional<ParsedResponse<T>> readCommon(const KomerceResponse &response)
{
    switch (response.kind()) {
    case KomerceResponse::Kind::Done:
    case KomerceResponse::Kind::Refused:
        return std::nullopt;
    case KomerceResponse::Kind::RateLimited:
        return failed<T>(response, ErrorKind::Unavailable, QStringLiteral("rate-limited"));
    case KomerceResponse::Kind::NotAllowed:
        return failed<T>(response, ErrorKind::Rejected);
    case KomerceResponse::Kind::ServerError:
    case KomerceResponse::Kind::Unreadable:
        return failed<T>(response, ErrorKind::OutcomeUnknown);
    }
    Q_UNREACHABLE();
}

/// A refused query: `NotFound` for the codes in `notFound`, otherwise `Rejected`.
template <class T>
ParsedResponse<T> readRefusal(const KomerceResponse &response, std::initializer_list<int> notFound)
{
    const bool isMissing = std::find(notFound.begin(), notFound.end(), response.code()) != notFound.end();
    return failed<T>(response, isMissing ? ErrorKind::NotFound : ErrorKind::Rejected);
}

QString text(const QJsonObject &object, const char *key)
{
    return textOf(object.value(QLatin1String(key)));
}

/// Sorts oldest first. A line without a time stays after the line before it.
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

/// A manifest line has separate fields for date and time, and the seconds may be missing.
std::optional<Instant> manifestTime(const QJsonObject &line)
{
    const QString time = text(line, "manifest_time");
    const QString seconds = time.count(QLatin1Char(':')) == 1 ? QStringLiteral(":00") : QString();
    return instantOf(text(line, "manifest_date") + QLatin1Char(' ') + time + seconds);
}

QString summaryOf(const QJsonObject &data)
{
    const QString delivery = text(data.value(QLatin1String("delivery_status")).toObject(), "status");
    return delivery.isEmpty() ? text(data.value(QLatin1String("summary")).toObject(), "status") : delivery;
}

} // namespace

ParsedResponse<ShipmentDetail> readKomerceDetail(const CallResponse &raw, const QString &orderNo)
{
    const KomerceResponse response(raw);
    if (auto common = readCommon<ShipmentDetail>(response))
        return *common;
    if (response.kind() == KomerceResponse::Kind::Refused)
        return readRefusal<ShipmentDetail>(response, {400, 404});
    const ShipmentDetail detail{.waybill = text(response.data(), "awb"),
                                .status = PartnerStatus(text(response.data(), "order_status"))};
    const QString named = text(response.data(), "order_no");
    if (detail.status.isEmpty() || (!named.isEmpty() && named != orderNo))
        return failed<ShipmentDetail>(response, ErrorKind::OutcomeUnknown);
    return parsedValue(response, detail);
}

ParsedResponse<ShipmentCancelResponse> readKomerceCancel(const CallResponse &raw)
{
    const KomerceResponse response(raw);
    if (auto common = readCommon<ShipmentCancelResponse>(response))
        return *common;
    if (response.kind() == KomerceResponse::Kind::Done)
        return parsedValue(response, ShipmentCancelResponse::Cancelled);
    if (response.code() == 422)
        return parsedValue(response, ShipmentCancelResponse::Refused, CallOutcome::Rejected);
    if (response.code() == 400)
        return parsedValue(response, ShipmentCancelResponse::NotFound, CallOutcome::Rejected);
    return failed<ShipmentCancelResponse>(response, ErrorKind::OutcomeUnknown);
}

ParsedResponse<TrackingReport> readKomerceHistory(const CallResponse &raw)
{
    const KomerceResponse response(raw);
    if (auto common = readCommon<TrackingReport>(response))
        return *common;
    if (response.kind() == KomerceResponse::Kind::Refused)
        return readRefusal<TrackingReport>(response, {400, 404});
    TrackingReport report;
    report.lastStatus = PartnerStatus(text(response.data(), "last_status"));
    for (const auto &value : response.data().value(QLatin1String("history")).toArray()) {
        const QJsonObject line = value.toObject();
        report.events.append(
            {text(line, "status"), text(line, "desc"), instantOf(line.value(QLatin1String("date")))});
    }
    sortByTime(report.events);
    return parsedValue(response, report);
}

ParsedResponse<TrackingReport> readRajaOngkirTrack(const CallResponse &raw)
{
    const KomerceResponse response(raw);
    if (auto common = readCommon<TrackingReport>(response))
        return *common;
    if (response.kind() == KomerceResponse::Kind::Refused)
        return readRefusal<TrackingReport>(response, {404});
    TrackingReport report;
    report.delivered = flagOf(response.data().value(QLatin1String("delivered")));
    report.summary = summaryOf(response.data());
    for (const auto &value : response.data().value(QLatin1String("manifest")).toArray()) {
        const QJsonObject line = value.toObject();
        report.events.append(
            {.status = {}, .description = text(line, "manifest_description"), .at = manifestTime(line)});
    }
    sortByTime(report.events);
    return parsedValue(response, report);
}

} // namespace meja
