#include "parcellifecycle.h"

#include <QHash>

namespace meja::sandbox {

namespace {

using enum ParcelStage;

const QString storeActor = QStringLiteral("api");
const QString courierActor = QStringLiteral("courier");

/// The next stage of a parcel without problems, if it advances automatically.
std::optional<ParcelStage> nextStageOf(ParcelStage stage)
{
    static const QHash<ParcelStage, ParcelStage> next{{PickupRequested, OutForPickup},
                                                      {OutForPickup, PickedUp},
                                                      {PickedUp, Shipped},
                                                      {Shipped, InTransit},
                                                      {InTransit, Delivered},
                                                      {AttemptFailed, InTransit},
                                                      {Returning, Returned}};
    const auto found = next.constFind(stage);
    if (found == next.cend())
        return {};
    return *found;
}

QString prefix(const QString &courier)
{
    static const QHash<QString, QString> prefixes{{QStringLiteral("JNT"), QStringLiteral("JT")},
                                                  {QStringLiteral("JNE"), QStringLiteral("CGK")},
                                                  {QStringLiteral("IDEXPRESS"), QStringLiteral("IDE")}};
    return prefixes.value(courier, courier.left(3));
}

} // namespace

Parcel &ParcelLifecycle::begin(Parcel parcel, qint64 price)
{
    const QString time = jakartaText(now()).remove(u'-').remove(u':').remove(u' ');
    parcel.orderId = ++m_lastOrder;
    if (parcel.orderNo.isEmpty())
        parcel.orderNo =
            QStringLiteral("KOM%1%2").arg(time).arg(m_lastOrder % 100'000, 5, 10, QLatin1Char('0'));
    parcel.createdAt = now();
    Parcel &added = m_registry.add(std::move(parcel));
    recordEffect(added, QStringLiteral("store"), 0, storeActor);
    if (price != 0)
        changeBalance(added, -price, storeActor);
    m_webhooks.announce(added);
    return added;
}

Parcel &ParcelLifecycle::beginWithoutOrder(const Parcel &parcel)
{
    const QString awb = parcel.awb;
    Parcel &added = m_registry.add(parcel);
    added.createdAt = now();
    added.stage = PickupRequested;
    m_registry.assignWaybill(added, awb);
    scheduleNextStage(added);
    return added;
}

void ParcelLifecycle::assignWaybill(Parcel &parcel)
{
    if (parcel.awb.isEmpty())
        m_registry.assignWaybill(parcel, prefix(parcel.courier) + m_context.ids.digits(12));
}

bool ParcelLifecycle::transitionTo(Parcel &parcel, ParcelStage stage, const QString &by)
{
    if (!canTransition(parcel.stage, stage))
        return false;
    // A parcel that is picked up without a pickup request gets its waybill now.
    if (stage != Cancelled && stage != Packing)
        assignWaybill(parcel);
    parcel.stage = stage;
    if (scanWords(stage))
        parcel.scans.append({now(), stage});
    recordEffect(parcel, word(stage), 0, by);
    if (stage == Cancelled && by == storeActor)
        refundShipping(parcel, by);
    m_webhooks.announce(parcel);
    scheduleNextStage(parcel);
    return true;
}

void ParcelLifecycle::scheduleNextStage(Parcel &parcel)
{
    const std::optional<ParcelStage> next = nextStageOf(parcel.stage);
    if (m_settings.automaticStepSeconds < 0 || !next)
        return;
    m_context.after(m_settings.automaticStepSeconds * oneSecond, [this, &parcel, next, from = parcel.stage] {
        if (parcel.stage == from)
            transitionTo(parcel, *next, courierActor);
    });
}

void ParcelLifecycle::refundShipping(Parcel &parcel, const QString &by)
{
    if (parcel.charged != 0)
        changeBalance(parcel, parcel.charged, by);
}

void ParcelLifecycle::changeBalance(Parcel &parcel, qint64 amount, const QString &by)
{
    m_settings.balance += amount;
    parcel.charged -= amount;
    recordEffect(parcel, QStringLiteral("balance"), amount, by);
}

void ParcelLifecycle::recordEffect(const Parcel &parcel, const QString &kind, qint64 amount,
                                   const QString &by)
{
    m_context.ledger.add({.at = now(),
                          .partner = QStringLiteral("komerce"),
                          .kind = kind,
                          .subject = parcel.orderNo.isEmpty() ? parcel.awb : parcel.orderNo,
                          .key = parcel.awb,
                          .amount = amount,
                          .by = by});
}

} // namespace meja::sandbox
