#include "sandboxfixture.h"

#include "komerceadmin.h"
#include "midtransadmin.h"

#include <QJsonDocument>
#include <QUrl>

namespace meja::sandbox {

namespace {

QByteArray written(const QJsonObject &body)
{
    return body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson(QJsonDocument::Compact);
}

/// Splits before decoding, as the server does.
QStringList segments(const QString &path)
{
    QStringList parts;
    for (const QString &part : path.split(u'/', Qt::SkipEmptyParts))
        parts.append(QUrl::fromPercentEncoding(part.toLatin1()));
    return parts;
}

} // namespace

SandboxFixture::SandboxFixture() : state({start(), 1}, keys())
{
    state.midtrans.settings().webhookUrl = QStringLiteral("http://127.0.0.1:1/midtrans");
    state.komerce.settings().webhookUrl = QStringLiteral("http://127.0.0.1:1/komerce");
}

Keys SandboxFixture::keys()
{
    return {.midtrans = {.serverKey = QLatin1String(midtransKey)},
            .delivery = QStringLiteral("delivery-key"),
            .tracking = QStringLiteral("tracking-key")};
}

Moment SandboxFixture::start()
{
    return *fromJakartaText(QStringLiteral("2026-03-02 10:00:00"));
}

Reply SandboxFixture::midtrans(const QString &method, const QString &path, const QJsonObject &body,
                               const QHash<QString, QString> &more)
{
    Call call{.method = method, .path = segments(path), .body = written(body)};
    call.headers.insert(QStringLiteral("authorization"),
                        QStringLiteral("Basic U0ItTWlkLXNlcnZlci1DT05UT0gxMjM6"));
    call.headers.insert(more);
    return state.midtrans.handle(call);
}

Reply SandboxFixture::komerce(const QString &method, const QString &path, const QJsonObject &body,
                              const QHash<QString, QString> &query)
{
    return state.komerce.handle({.method = method,
                                 .path = segments(QStringLiteral("order/api/v1/") + path),
                                 .query = query,
                                 .headers = {{QStringLiteral("x-api-key"), keys().delivery}},
                                 .body = written(body)});
}

Reply SandboxFixture::track(const QHash<QString, QString> &query)
{
    return state.tracking.handle({.method = QStringLiteral("POST"),
                                  .path = segments(QStringLiteral("api/v1/track/waybill")),
                                  .query = query,
                                  .headers = {{QStringLiteral("key"), keys().tracking}}});
}

MidtransTransaction &SandboxFixture::transaction(const QString &type, const QString &status,
                                                 const QJsonObject &more)
{
    QJsonObject body{{QStringLiteral("order_id"), QStringLiteral("ORD-1")},
                     {QStringLiteral("gross_amount"), 185'000},
                     {QStringLiteral("payment_type"), type},
                     {QStringLiteral("status"), status}};
    for (auto entry = more.begin(); entry != more.end(); ++entry)
        body.insert(entry.key(), entry.value());
    const Reply created = MidtransAdmin(state.midtrans).create(body);
    return *state.midtrans.registry().byTransaction(text(created, "transaction_id"));
}

Reply SandboxFixture::refund(const QJsonObject &body, const QString &id)
{
    return midtrans(QStringLiteral("POST"), QStringLiteral("v2/%1/refund").arg(id), body);
}

QString SandboxFixture::statusOf(const QString &id)
{
    return text(midtrans(QStringLiteral("GET"), QStringLiteral("v2/%1/status").arg(id)),
                "transaction_status");
}

bool SandboxFixture::act(const QString &action, const QJsonObject &body, const QString &id)
{
    return MidtransAdmin(state.midtrans).act(id, action, body).status == 200;
}

QJsonObject SandboxFixture::order()
{
    QJsonObject body;
    for (const char *name : {"brand_name", "shipper_name", "shipper_address", "shipper_email",
                             "receiver_name", "receiver_address", "shipping_type", "notes"})
        body.insert(QLatin1String(name), QStringLiteral("x"));
    for (const char *name : {"shipper_destination_id", "receiver_destination_id", "shipping_cashback",
                             "service_fee", "additional_cost", "grand_total", "cod_value", "insurance_value"})
        body.insert(QLatin1String(name), 0);
    body.insert(QStringLiteral("order_date"), QStringLiteral("2026-03-02"));
    body.insert(QStringLiteral("shipper_phone"), QStringLiteral("628111111111"));
    body.insert(QStringLiteral("receiver_phone"), QStringLiteral("628123456789"));
    body.insert(QStringLiteral("shipping"), QStringLiteral("JNE"));
    body.insert(QStringLiteral("payment_method"), QStringLiteral("BANK TRANSFER"));
    body.insert(QStringLiteral("shipping_cost"), 12'000);
    QJsonObject detail{{QStringLiteral("product_name"), QStringLiteral("Kopi")},
                       {QStringLiteral("product_variant_name"), QString()},
                       {QStringLiteral("product_weight"), 1'000},
                       {QStringLiteral("qty"), 2}};
    for (const char *name :
         {"product_price", "product_width", "product_height", "product_length", "subtotal"})
        detail.insert(QLatin1String(name), 10);
    body.insert(QStringLiteral("order_details"), QJsonArray{detail});
    return body;
}

QString SandboxFixture::store(const QJsonObject &body)
{
    return data(komerce(QStringLiteral("POST"), QStringLiteral("orders/store"), body))
        .value(QStringLiteral("order_no"))
        .toString();
}

QString SandboxFixture::pickUp(const QString &orderNo)
{
    const QJsonObject body{
        {QStringLiteral("pickup_date"), jakartaDate(state.context.clock.now() + 2 * oneHour)},
        {QStringLiteral("pickup_time"), jakartaTime(state.context.clock.now() + 2 * oneHour)},
        {QStringLiteral("pickup_vehicle"), QStringLiteral("Motor")},
        {QStringLiteral("orders"), QJsonArray{QJsonObject{{QStringLiteral("order_no"), orderNo}}}}};
    const Reply reply = komerce(QStringLiteral("POST"), QStringLiteral("pickup/request"), body);
    return reply.body.value(QStringLiteral("data"))
        .toArray()
        .at(0)
        .toObject()
        .value(QStringLiteral("awb"))
        .toString();
}

bool SandboxFixture::actOnParcel(const QString &orderNo, const QString &action, const QJsonObject &body)
{
    return KomerceAdmin(state.komerce).act(orderNo, action, body).status == 200;
}

void SandboxFixture::sendReady()
{
    while (state.context.outbox.hasReady())
        for (const Webhook &webhook : state.context.outbox.takeReady()) {
            sent.append(webhook);
            state.context.outbox.recordResponse(webhook.id, merchant(webhook));
        }
}

void SandboxFixture::pass(Moment time)
{
    SandboxContext &context = state.context;
    const Moment goal = context.clock.now() + time;
    while (context.eventQueue.nextDue().value_or(goal + 1) <= goal) {
        context.clock.reach(*context.eventQueue.nextDue());
        context.eventQueue.takeNext()();
        sendReady();
    }
    context.clock.reach(goal);
}

int bodyCode(const Reply &reply)
{
    return reply.body.value(QStringLiteral("status_code")).toString().toInt();
}

QString text(const Reply &reply, const char *name)
{
    return reply.body.value(QLatin1String(name)).toString();
}

QJsonObject data(const Reply &reply)
{
    return reply.body.value(QStringLiteral("data")).toObject();
}

} // namespace meja::sandbox
