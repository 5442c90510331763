#include "komercedesk.h"

#include "deskanswers.h"
#include "midtransdesk.h"

namespace meja::sandbox {

namespace {

using enum ParcelStage;

QString text(const QJsonObject &wish, const char *name, const char *otherwise = "")
{
    return wish.value(QLatin1String(name)).toString(QString::fromLatin1(otherwise));
}

QJsonObject described(const Parcel &parcel)
{
    return {{QStringLiteral("order_no"), parcel.orderNo}, {QStringLiteral("awb"), parcel.awb},
            {QStringLiteral("courier"), parcel.courier},  {QStringLiteral("stage"), word(parcel.stage)},
            {QStringLiteral("charged"), parcel.charged},  {QStringLiteral("scans"), parcel.scans.size()}};
}

/// The way to a stage, itself included, for a parcel that has just been stored.
QList<ParcelStage> wayTo(ParcelStage stage)
{
    const QList<ParcelStage> usual{PickupRequested, OutForPickup, PickedUp, Shipped, InTransit};
    if (stage == Created)
        return {};
    if (stage == Packing || stage == Cancelled)
        return {stage};
    if (const qsizetype place = usual.indexOf(stage); place >= 0)
        return usual.first(place + 1);
    return stage == Returned ? usual + QList{Returning, Returned} : usual + QList{stage};
}

QString actor(ParcelStage stage)
{
    return stage == Packing || stage == PickupRequested ? QStringLiteral("dashboard")
                                                        : QStringLiteral("courier");
}

} // namespace

Reply KomerceDesk::create(const QJsonObject &wish)
{
    const std::optional<ParcelStage> stage = parcelStage(text(wish, "stage", "created"));
    if (!stage)
        return refused(400, QStringLiteral("unknown stage"));
    Parcel parcel{
        .orderNo = text(wish, "order_no"),
        .courier = text(wish, "courier", "JNE"),
        .request = {{QStringLiteral("receiver_phone"), text(wish, "receiver_phone", "628123456789")},
                    {QStringLiteral("receiver_name"), text(wish, "receiver_name", "SARI")},
                    {QStringLiteral("notes"), text(wish, "notes")}},
        .weight = wish.value(QStringLiteral("weight")).toInteger(1'000)};
    if (wish.value(QStringLiteral("order")).toBool(true)) {
        Parcel &added = m_komerce.life().begin(std::move(parcel),
                                               wish.value(QStringLiteral("shipping_cost")).toInteger());
        if (wish.contains(QStringLiteral("awb")))
            m_komerce.book().giveWaybill(added, text(wish, "awb"));
        if (!lead(added, *stage))
            return refused(409, QStringLiteral("no way to that stage"));
        return done(described(added));
    }
    parcel.awb = text(wish, "awb");
    if (parcel.awb.isEmpty())
        return refused(400, QStringLiteral("awb is missing"));
    return done(described(m_komerce.life().beginWithoutOrder(parcel)));
}

bool KomerceDesk::lead(Parcel &parcel, ParcelStage stage)
{
    for (const ParcelStage next : wayTo(stage))
        if (!m_komerce.life().become(parcel, next, actor(next)))
            return false;
    return true;
}

Reply KomerceDesk::show(const QString &name) const
{
    const Parcel *parcel = m_komerce.book().byEither(name);
    if (!parcel)
        return refused(404, QStringLiteral("no such parcel"));
    return done(described(*parcel));
}

Reply KomerceDesk::act(const QString &name, const QString &action, const QJsonObject &wish)
{
    Parcel *parcel = m_komerce.book().byEither(name);
    if (!parcel)
        return refused(404, QStringLiteral("no such parcel"));
    if (action == QLatin1String("race")) {
        parcel->losesRace = true;
    } else if (action == QLatin1String("fail-pickup")) {
        parcel->pickupFails = true;
    } else if (action == QLatin1String("say")) {
        parcel->strangeWord = text(wish, "word");
        m_komerce.webhooks().announce(*parcel);
    } else if (const auto stage = parcelStage(action); !stage) {
        return refused(400, QStringLiteral("unknown action"));
    } else if (!m_komerce.life().become(*parcel, *stage, actor(*stage))) {
        return refused(409, QStringLiteral("not from %1").arg(word(parcel->stage)));
    }
    return done(described(*parcel));
}

Reply KomerceDesk::planWebhooks(const QJsonObject &wish)
{
    if (!m_komerce.webhooks().plans().add(webhookPlanIn(wish)))
        return refused(400, QStringLiteral("unknown mode"));
    return done();
}

Reply KomerceDesk::sendWebhook(const QJsonObject &wish)
{
    const WebhookPlan plan = webhookPlanIn(wish);
    const Parcel *parcel = m_komerce.book().byEither(plan.subject);
    if (!parcel)
        return refused(404, QStringLiteral("no such parcel"));
    if (!m_komerce.webhooks().announceAs(*parcel, plan))
        return refused(400, QStringLiteral("unknown mode"));
    return done();
}

} // namespace meja::sandbox
