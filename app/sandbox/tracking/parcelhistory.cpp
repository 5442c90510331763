#include "parcelhistory.h"

namespace meja::sandbox {

namespace {

QJsonObject line(const Scan &scan, const KomerceSettings &settings)
{
    const ScanWords words = *scanWords(scan.stage);
    return {{QStringLiteral("desc"), words.indonesian},
            {QStringLiteral("date"), jakartaText(scan.at)},
            {QStringLiteral("code"), words.code},
            {QStringLiteral("status"), orderStatus(scan.stage, settings.speaksEnglish)}};
}

QJsonObject manifestLine(const Scan &scan, const QString &city)
{
    const ScanWords words = *scanWords(scan.stage);
    return {{QStringLiteral("manifest_code"), words.code},
            {QStringLiteral("manifest_description"), words.manifest},
            {QStringLiteral("manifest_date"), jakartaDate(scan.at)},
            {QStringLiteral("manifest_time"), jakartaTime(scan.at)},
            {QStringLiteral("city_name"), city}};
}

/// Every second one first: neither the order of time nor its reverse.
template <class List>
void disorder(List &list)
{
    List mixed;
    for (const qsizetype start : {1, 0})
        for (qsizetype index = start; index < list.size(); index += 2)
            mixed.append(list[index]);
    list = mixed;
}

struct View
{
    QString status;
    bool isDelivered = false;
    QString receiver;
    QString date;
    QString time;
};

View viewOf(const Parcel &parcel, const Scan &last, const KomerceSettings &settings)
{
    View view;
    view.status = parcel.strangeWord.isEmpty() ? trackingStatus(last.stage) : parcel.strangeWord;
    const bool cameBack = last.stage == ParcelStage::Returned;
    view.isDelivered = last.stage == ParcelStage::Delivered || (cameBack && settings.trackingDeliversReturns);
    if (!view.isDelivered)
        return view;
    view.receiver =
        parcel.request.value(cameBack ? QStringLiteral("shipper_name") : QStringLiteral("receiver_name"))
            .toString(QStringLiteral("SARI"));
    view.date = jakartaDate(last.at);
    view.time = jakartaTime(last.at);
    return view;
}

QJsonObject summary(const Parcel &parcel, const View &view, Moment first)
{
    const auto text = [&parcel](const char *name, const char *otherwise) {
        return parcel.request.value(QLatin1String(name)).toString(QString::fromLatin1(otherwise));
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
            {QStringLiteral("status"), view.status}};
}

} // namespace

QList<Scan> knownScans(const Parcel &parcel, const KomerceSettings &settings, Moment now)
{
    QList<Scan> known;
    for (const Scan &scan : parcel.scans)
        if (scan.at + settings.historyLagSeconds * Second <= now)
            known.append(scan);
    return known;
}

QJsonArray historyOf(const Parcel &parcel, const KomerceSettings &settings, Moment now)
{
    QList<Scan> scans = knownScans(parcel, settings, now);
    if (settings.historyIsUnsorted)
        disorder(scans);
    QJsonArray history;
    for (const Scan &scan : scans)
        history.append(line(scan, settings));
    return history;
}

QJsonObject waybillDocument(const Parcel &parcel, const KomerceSettings &settings, Moment now)
{
    QList<Scan> scans = knownScans(parcel, settings, now);
    const Scan first = scans.first();
    const View view = viewOf(parcel, scans.last(), settings);
    if (settings.historyIsUnsorted)
        disorder(scans);
    QJsonArray manifest;
    for (const Scan &scan : scans)
        manifest.append(manifestLine(scan, QStringLiteral("BANDUNG")));
    return {{QStringLiteral("delivered"), view.isDelivered},
            {QStringLiteral("summary"), summary(parcel, view, first.at)},
            {QStringLiteral("details"),
             QJsonObject{{QStringLiteral("waybill_number"), parcel.awb},
                         {QStringLiteral("waybill_date"), jakartaDate(first.at)},
                         {QStringLiteral("waybill_time"), jakartaTime(first.at)},
                         {QStringLiteral("weight"), QString::number(double(parcel.weight) / 1000)}}},
            {QStringLiteral("delivery_status"), QJsonObject{{QStringLiteral("status"), view.status},
                                                            {QStringLiteral("pod_receiver"), view.receiver},
                                                            {QStringLiteral("pod_date"), view.date},
                                                            {QStringLiteral("pod_time"), view.time}}},
            {QStringLiteral("manifest"), manifest}};
}

} // namespace meja::sandbox
