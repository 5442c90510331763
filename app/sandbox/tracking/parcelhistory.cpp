#include "parcelhistory.h"

#include "courierjourney.h"

#include <algorithm>

namespace meja::sandbox {

namespace {

QJsonObject line(const Scan &scan, const KomerceSettings &settings)
{
    const ScanWords words = *scanWords(scan.stage);
    return {{QStringLiteral("desc"), words.indonesian},
            {QStringLiteral("date"), jakartaText(scan.at)},
            {QStringLiteral("code"), words.code},
            {QStringLiteral("status"), orderStatus(scan.stage, settings.usesEnglish)}};
}

/// @param index the scan's place in the parcel's list.
QJsonObject manifestEntry(const Parcel &parcel, qsizetype index, const QString &city)
{
    const Scan &scan = parcel.scans[index];
    const auto earlier = std::count_if(parcel.scans.cbegin(), parcel.scans.cbegin() + index,
                                       [&](const Scan &each) { return each.stage == scan.stage; });
    return {{QStringLiteral("manifest_code"), scanWords(scan.stage)->code},
            {QStringLiteral("manifest_description"), manifestLine(parcel.courier, scan.stage, int(earlier))},
            {QStringLiteral("manifest_date"), jakartaDate(scan.at)},
            {QStringLiteral("manifest_time"), jakartaTime(scan.at)},
            {QStringLiteral("city_name"), city}};
}

/// Moves every second element to the front, so that the list is sorted neither ascending nor descending.
template <class List>
void shuffle(List &list)
{
    List mixed;
    for (const qsizetype start : {1, 0})
        for (qsizetype index = start; index < list.size(); index += 2)
            mixed.append(list[index]);
    list = mixed;
}

struct Summary
{
    QString status;
    bool isDelivered = false;
    QString receiver;
    QString date;
    QString time;
};

Summary summaryOf(const Parcel &parcel, const Scan &last, const KomerceSettings &settings)
{
    Summary state;
    state.status = parcel.statusOverride.isEmpty() ? trackingStatus(last.stage) : parcel.statusOverride;
    const bool isReturned = last.stage == ParcelStage::Returned;
    state.isDelivered =
        last.stage == ParcelStage::Delivered || (isReturned && settings.trackingDeliversReturns);
    if (!state.isDelivered)
        return state;
    state.receiver =
        parcel.request.value(isReturned ? QStringLiteral("shipper_name") : QStringLiteral("receiver_name"))
            .toString(QStringLiteral("SARI"));
    state.date = jakartaDate(last.at);
    state.time = jakartaTime(last.at);
    return state;
}

QJsonObject summary(const Parcel &parcel, const Summary &state, Moment first)
{
    const auto text = [&parcel](const char *name, const char *fallback) {
        return parcel.request.value(QLatin1String(name)).toString(QString::fromLatin1(fallback));
    };
    return {{QStringLiteral("courier_code"), parcel.courier.toLower()},
            {QStringLiteral("courier_name"), parcel.courier},
            {QStringLiteral("waybill_number"), parcel.awb},
            {QStringLiteral("service_code"), text("shipping_type", "REG")},
            {QStringLiteral("waybill_date"), jakartaDate(first)},
            {QStringLiteral("shipper_name"), text("shipper_name", "TOKO A")},
            {QStringLiteral("receiver_name"), text("receiver_name", "SARI")},
            {QStringLiteral("origin"), QStringLiteral("BANDUNG")},
            {QStringLiteral("destination"), QStringLiteral("SOLO")},
            {QStringLiteral("status"), state.status}};
}

} // namespace

QList<Scan> knownScans(const Parcel &parcel, const KomerceSettings &settings, Moment now)
{
    QList<Scan> known;
    for (const Scan &scan : parcel.scans)
        if (scan.at + settings.historyLagSeconds * oneSecond <= now)
            known.append(scan);
    return known;
}

QJsonArray historyOf(const Parcel &parcel, const KomerceSettings &settings, Moment now)
{
    QList<Scan> scans = knownScans(parcel, settings, now);
    if (settings.historyIsUnsorted)
        shuffle(scans);
    QJsonArray history;
    for (const Scan &scan : scans)
        history.append(line(scan, settings));
    return history;
}

QJsonObject waybillDocument(const Parcel &parcel, const KomerceSettings &settings, Moment now)
{
    const QList<Scan> scans = knownScans(parcel, settings, now);
    const Scan first = scans.first();
    const Summary state = summaryOf(parcel, scans.last(), settings);
    // The known scans are the first ones, because scans are sorted by time.
    QList<QJsonObject> entries;
    for (qsizetype index = 0; index < scans.size(); ++index)
        entries.append(manifestEntry(parcel, index, QStringLiteral("BANDUNG")));
    if (settings.historyIsUnsorted)
        shuffle(entries);
    QJsonArray manifest;
    for (const QJsonObject &entry : std::as_const(entries))
        manifest.append(entry);
    return {{QStringLiteral("delivered"), state.isDelivered},
            {QStringLiteral("summary"), summary(parcel, state, first.at)},
            {QStringLiteral("details"),
             QJsonObject{{QStringLiteral("waybill_number"), parcel.awb},
                         {QStringLiteral("waybill_date"), jakartaDate(first.at)},
                         {QStringLiteral("waybill_time"), jakartaTime(first.at)},
                         {QStringLiteral("weight"), QString::number(double(parcel.weight) / 1000)}}},
            {QStringLiteral("delivery_status"), QJsonObject{{QStringLiteral("status"), state.status},
                                                            {QStringLiteral("pod_receiver"), state.receiver},
                                                            {QStringLiteral("pod_date"), state.date},
                                                            {QStringLiteral("pod_time"), state.time}}},
            {QStringLiteral("manifest"), manifest}};
}

} // namespace meja::sandbox
