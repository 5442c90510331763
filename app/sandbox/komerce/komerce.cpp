#include "komerce.h"

#include "komercereplies.h"
#include "parcelhistory.h"
#include "storevalidation.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace meja::sandbox {

namespace {

using enum ParcelStage;

struct Endpoint
{
    const char *method;
    const char *path;
    const char *name;
};

constexpr Endpoint endpoints[] = {
    {"POST", "order/api/v1/orders/store", "store"},
    {"POST", "order/api/v1/pickup/request", "pickup"},
    {"POST", "order/api/v1/orders/print-label", "label"},
    {"GET", "order/api/v1/orders/detail", "detail"},
    {"PUT", "order/api/v1/orders/cancel", "cancel"},
    {"GET", "order/api/v1/orders/history-airway-bill", "history"},
    {"PUT", "webhook", "webhook"},
    {"PUT", "order/api/v1/webhook", "webhook"},
};

/// The endpoint of the call; empty if there is none.
QString endpointOf(const Call &call)
{
    const QString path = call.path.join(u'/');
    for (const Endpoint &each : endpoints)
        if (path == QLatin1String(each.path) && call.method == QLatin1String(each.method))
            return QString::fromLatin1(each.name);
    return {};
}

QJsonObject bodyOf(const Call &call)
{
    return QJsonDocument::fromJson(call.body).object();
}

QString textIn(const Call &call, const char *name)
{
    return bodyOf(call).value(QLatin1String(name)).toString();
}

QString query(const Call &call, const char *name)
{
    return call.query.value(QLatin1String(name));
}

QStringList subjectsOf(const Call &call, const QString &endpoint)
{
    if (endpoint == QLatin1String("store"))
        return {textIn(call, "notes")};
    if (endpoint == QLatin1String("cancel"))
        return {textIn(call, "order_no")};
    if (endpoint == QLatin1String("history"))
        return {query(call, "airway_bill")};
    if (endpoint != QLatin1String("pickup"))
        return query(call, "order_no").split(u',');
    QStringList names;
    for (const auto &each : bodyOf(call).value(QStringLiteral("orders")).toArray())
        names.append(each.toObject().value(QStringLiteral("order_no")).toString());
    return names;
}

qint64 gramsIn(const QJsonObject &body)
{
    qint64 grams = 0;
    for (const auto &each : body.value(QStringLiteral("order_details")).toArray()) {
        const QJsonObject detail = each.toObject();
        grams += detail.value(QStringLiteral("product_weight")).toInteger() *
                 detail.value(QStringLiteral("qty")).toInteger();
    }
    return grams;
}

/// A minimal valid PDF file.
QByteArray blankPage()
{
    return "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
           "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
           "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 283 283]>>endobj\n"
           "trailer<</Root 1 0 R>>\n%%EOF\n";
}

} // namespace

Komerce::Komerce(SandboxContext &context, QString apiKey)
    : m_context(context),
      m_apiKey(std::move(apiKey)),
      m_webhooks(context, m_settings),
      m_lifecycle(context, m_settings, m_registry, m_webhooks),
      m_pickups(context, m_registry, m_lifecycle)
{}

Target Komerce::target(const Call &call) const
{
    const QString endpoint = endpointOf(call);
    if (endpoint.isEmpty())
        return {QStringLiteral("komerce.unknown")};
    Target target{QStringLiteral("komerce.") + endpoint, subjectsOf(call, endpoint)};
    if (const Parcel *parcel = m_registry.byWaybill(target.subjects.value(0)))
        target.subjects.append(parcel->orderNo);
    return target;
}

Reply Komerce::handle(const Call &call)
{
    if (call.headers.value(QStringLiteral("x-api-key")) != m_apiKey)
        return komerceFailure(401, QStringLiteral("Unauthorized, invalid api key"));
    const QString endpoint = endpointOf(call);
    if (endpoint == QLatin1String("store"))
        return store(call);
    if (endpoint == QLatin1String("pickup"))
        return pickup(call);
    if (endpoint == QLatin1String("label"))
        return label(call);
    if (endpoint == QLatin1String("detail"))
        return detail(call);
    if (endpoint == QLatin1String("cancel"))
        return cancel(call);
    if (endpoint == QLatin1String("history"))
        return history(call);
    if (endpoint == QLatin1String("webhook"))
        return webhook(call);
    return komerceFailure(404, QStringLiteral("route not found"));
}

Reply Komerce::store(const Call &call)
{
    const QJsonObject body = bodyOf(call);
    if (const auto refused = storeRefusal(body, m_settings, now()))
        return *refused;
    const bool isPrepaid = body.value(QStringLiteral("payment_method")) == QLatin1String("BANK TRANSFER");
    const qint64 price = isPrepaid ? body.value(QStringLiteral("shipping_cost")).toInteger() : 0;
    if (price > m_settings.balance)
        return komerceFailure(400, QStringLiteral("balance is not sufficient"));
    const Parcel &parcel = m_lifecycle.begin({.courier = body.value(QStringLiteral("shipping")).toString(),
                                              .request = body,
                                              .weight = gramsIn(body)},
                                             price);
    return komerceSuccess(201, QStringLiteral("Success Create New Order"),
                          QJsonObject{{QStringLiteral("order_id"), parcel.orderId},
                                      {QStringLiteral("order_no"), parcel.orderNo}});
}

Reply Komerce::pickup(const Call &call)
{
    return m_pickups.request(bodyOf(call));
}

Reply Komerce::label(const Call &call) const
{
    static const QStringList pages{QStringLiteral("page_1"), QStringLiteral("page_2"),
                                   QStringLiteral("page_4"), QStringLiteral("page_5"),
                                   QStringLiteral("page_6")};
    if (!pages.contains(query(call, "page")))
        return komerceFailure(422, QStringLiteral("unknown page"));
    for (const QString &orderNo : query(call, "order_no").split(u',')) {
        const Parcel *parcel = m_registry.byOrder(orderNo);
        if (!parcel)
            return komerceFailure(500, QStringLiteral("print label failed"),
                                  QStringLiteral("order_no not found"), QStringLiteral("error"));
        if (parcel->awb.isEmpty())
            return komerceFailure(400, QStringLiteral("pickup is not scheduled"));
    }
    return komerceSuccess(
        200, QStringLiteral("success print label"),
        QJsonObject{{QStringLiteral("path"), QStringLiteral("/storage/label/label.pdf")},
                    {QStringLiteral("base_64"), QString::fromLatin1(blankPage().toBase64())}});
}

Reply Komerce::detail(const Call &call) const
{
    const Parcel *parcel = m_registry.byOrder(query(call, "order_no"));
    if (!parcel)
        return komerceFailure(400, QStringLiteral("Get Order detail failed"),
                              komerceErrors(QStringLiteral("Data not found")), QStringLiteral("error"));
    QJsonObject data = parcel->request;
    data.insert(QStringLiteral("order_id"), parcel->orderId);
    data.insert(QStringLiteral("order_no"), parcel->orderNo);
    data.insert(QStringLiteral("awb"), parcel->awb);
    data.insert(QStringLiteral("order_status"), shownStatus(*parcel, m_settings));
    data.insert(QStringLiteral("cancelation_reason"), parcel->cancelReason);
    for (const char *name : {"booking_id", "driver_name", "driver_phone", "live_tracking_url"})
        data.insert(QLatin1String(name), QString());
    return komerceSuccess(200, QStringLiteral("success get order detail"), data);
}

bool Komerce::mayBeCancelled(const Parcel &parcel) const
{
    const bool isWaitingForPickup = parcel.stage == PickupRequested || parcel.stage == OutForPickup;
    return parcel.stage == Created || parcel.stage == Packing ||
           (isWaitingForPickup && m_settings.cancelAfterPickupRequest);
}

Reply Komerce::cancel(const Call &call)
{
    const QString reason = textIn(call, "cancelation_reason");
    Parcel *parcel = m_registry.byOrder(textIn(call, "order_no"));
    if (!parcel)
        return komerceFailure(400, QStringLiteral("order_no not found"));
    if (m_settings.cancelNeedsReason && reason.isEmpty())
        return komerceFailure(422, QStringLiteral("missing parameter"),
                              komerceErrors(QStringLiteral("cancelation_reason")));
    if (std::exchange(parcel->losesRace, false))
        m_lifecycle.transitionTo(*parcel, PickedUp, QStringLiteral("courier"));
    if (!mayBeCancelled(*parcel))
        return komerceFailure(422, QStringLiteral("cancel order failed"),
                              komerceErrors(QStringLiteral("Failed Cancel order, order status ") +
                                            shownStatus(*parcel, m_settings)),
                              QStringLiteral("error"));
    parcel->cancelReason = reason;
    m_lifecycle.transitionTo(*parcel, Cancelled, QStringLiteral("api"));
    return komerceSuccess(200, QStringLiteral("success cancel order"), QJsonValue::Null);
}

Reply Komerce::history(const Call &call) const
{
    const QString courier = query(call, "shipping");
    const QString awb = query(call, "airway_bill");
    if (courier.isEmpty() || awb.isEmpty())
        return komerceFailure(422, QStringLiteral("missing parameter"));
    const Parcel *parcel = m_registry.byWaybill(awb);
    if (!parcel || parcel->courier.compare(courier, Qt::CaseInsensitive) != 0)
        return komerceFailure(400, QStringLiteral("invalid cnote/airway bill"), QJsonObject());
    const QList<Scan> scans = knownScans(*parcel, m_settings, now());
    Parcel visible = *parcel;
    if (parcel->stage != Cancelled)
        visible.stage = scans.isEmpty() ? PickupRequested : scans.last().stage;
    return komerceSuccess(200, QStringLiteral("success get data"),
                          QJsonObject{{QStringLiteral("airway_bill"), awb},
                                      {QStringLiteral("last_status"), shownStatus(visible, m_settings)},
                                      {QStringLiteral("history"), historyOf(*parcel, m_settings, now())}});
}

Reply Komerce::webhook(const Call &call)
{
    const QString url = textIn(call, "webhook_url");
    if (url.isEmpty())
        return komerceFailure(422, QStringLiteral("missing parameter"),
                              komerceErrors(QStringLiteral("webhook_url")));
    m_settings.webhookUrl = url;
    m_webhooks.activate();
    return komerceSuccess(200, QStringLiteral("success update webhook"), QJsonValue::Null);
}

} // namespace meja::sandbox
