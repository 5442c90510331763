#include "komerceadmin.h"

#include "adminreplies.h"
#include "midtransadmin.h"

namespace meja::sandbox {

namespace {

using enum ParcelStage;

QString textOr(const QJsonObject &body, const char *name, const char *fallback = "")
{
    return body.value(QLatin1String(name)).toString(QString::fromLatin1(fallback));
}

QJsonObject described(const Parcel &parcel)
{
    return {{QStringLiteral("order_no"), parcel.orderNo}, {QStringLiteral("awb"), parcel.awb},
            {QStringLiteral("courier"), parcel.courier},  {QStringLiteral("stage"), word(parcel.stage)},
            {QStringLiteral("charged"), parcel.charged},  {QStringLiteral("scans"), parcel.scans.size()}};
}

/// The stages from a new order to `stage`, including it.
QList<ParcelStage> stagesTo(ParcelStage stage)
{
    const QList<ParcelStage> normalStages{PickupRequested, OutForPickup, PickedUp, Shipped, InTransit};
    if (stage == Created)
        return {};
    if (stage == Packing || stage == Cancelled)
        return {stage};
    if (const qsizetype position = normalStages.indexOf(stage); position >= 0)
        return normalStages.first(position + 1);
    return stage == Returned ? normalStages + QList{Returning, Returned} : normalStages + QList{stage};
}

QString actor(ParcelStage stage)
{
    return stage == Packing || stage == PickupRequested ? QStringLiteral("dashboard")
                                                        : QStringLiteral("courier");
}

} // namespace

Reply KomerceAdmin::create(const QJsonObject &body)
{
    const std::optional<ParcelStage> stage = parcelStage(textOr(body, "stage", "created"));
    if (!stage)
        return refused(400, QStringLiteral("unknown stage"));
    Parcel parcel{
        .orderNo = textOr(body, "order_no"),
        .courier = textOr(body, "courier", "JNE"),
        .request = {{QStringLiteral("receiver_phone"), textOr(body, "receiver_phone", "628123456789")},
                    {QStringLiteral("receiver_name"), textOr(body, "receiver_name", "SARI")},
                    {QStringLiteral("notes"), textOr(body, "notes")}},
        .weight = body.value(QStringLiteral("weight")).toInteger(1'000)};
    if (body.value(QStringLiteral("order")).toBool(true)) {
        Parcel &added = m_komerce.lifecycle().begin(std::move(parcel),
                                                    body.value(QStringLiteral("shipping_cost")).toInteger());
        if (body.contains(QStringLiteral("awb")))
            m_komerce.registry().assignWaybill(added, textOr(body, "awb"));
        if (!advanceTo(added, *stage))
            return refused(409, QStringLiteral("this stage cannot be reached"));
        return done(described(added));
    }
    parcel.awb = textOr(body, "awb");
    if (parcel.awb.isEmpty())
        return refused(400, QStringLiteral("awb is required if order is false"));
    return done(described(m_komerce.lifecycle().beginWithoutOrder(parcel)));
}

bool KomerceAdmin::advanceTo(Parcel &parcel, ParcelStage stage)
{
    for (const ParcelStage next : stagesTo(stage))
        if (!m_komerce.lifecycle().transitionTo(parcel, next, actor(next)))
            return false;
    return true;
}

Reply KomerceAdmin::show(const QString &name) const
{
    const Parcel *parcel = m_komerce.registry().byAnyId(name);
    if (!parcel)
        return refused(404, QStringLiteral("unknown parcel"));
    return done(described(*parcel));
}

Reply KomerceAdmin::act(const QString &name, const QString &action, const QJsonObject &body)
{
    Parcel *parcel = m_komerce.registry().byAnyId(name);
    if (!parcel)
        return refused(404, QStringLiteral("unknown parcel"));
    if (action == QLatin1String("race")) {
        parcel->losesRace = true;
    } else if (action == QLatin1String("fail-pickup")) {
        parcel->pickupFails = true;
    } else if (action == QLatin1String("say")) {
        parcel->statusOverride = textOr(body, "word");
        m_komerce.webhooks().announce(*parcel);
    } else if (const auto stage = parcelStage(action); !stage) {
        return refused(400, QStringLiteral("unknown action"));
    } else if (!m_komerce.lifecycle().transitionTo(*parcel, *stage, actor(*stage))) {
        return refused(409, QStringLiteral("not possible in stage %1").arg(word(parcel->stage)));
    }
    return done(described(*parcel));
}

Reply KomerceAdmin::planWebhooks(const QJsonObject &body)
{
    if (!m_komerce.webhooks().plans().add(webhookPlanIn(body)))
        return refused(400, QStringLiteral("unknown mode"));
    return done();
}

Reply KomerceAdmin::sendWebhook(const QJsonObject &body)
{
    const WebhookPlan plan = webhookPlanIn(body);
    const Parcel *parcel = m_komerce.registry().byAnyId(plan.subject);
    if (!parcel)
        return refused(404, QStringLiteral("unknown parcel"));
    if (!m_komerce.webhooks().sendAdditional(*parcel, plan))
        return refused(400, QStringLiteral("unknown mode"));
    return done();
}

} // namespace meja::sandbox
