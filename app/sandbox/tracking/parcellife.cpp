#include "parcellife.h"

#include <QHash>

namespace meja::sandbox {

namespace {

using enum ParcelStage;

const QString Api = QStringLiteral("api");
const QString Courier = QStringLiteral("courier");

/// The way of a parcel that nothing happens to.
std::optional<ParcelStage> usualNext(ParcelStage stage)
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

Parcel &ParcelLife::begin(Parcel parcel, qint64 price)
{
    const QString time = jakartaText(now()).remove(u'-').remove(u':').remove(u' ');
    parcel.orderId = ++m_lastOrder;
    if (parcel.orderNo.isEmpty())
        parcel.orderNo =
            QStringLiteral("KOM%1%2").arg(time).arg(m_lastOrder % 100'000, 5, 10, QLatin1Char('0'));
    parcel.createdAt = now();
    Parcel &added = m_book.add(std::move(parcel));
    writeDown(added, QStringLiteral("store"), 0, Api);
    if (price != 0)
        moveBalance(added, -price, Api);
    m_webhooks.announce(added);
    return added;
}

Parcel &ParcelLife::beginWithoutOrder(const Parcel &parcel)
{
    const QString awb = parcel.awb;
    Parcel &added = m_book.add(parcel);
    added.createdAt = now();
    added.stage = PickupRequested;
    m_book.giveWaybill(added, awb);
    goOnLater(added);
    return added;
}

void ParcelLife::giveWaybill(Parcel &parcel)
{
    if (parcel.awb.isEmpty())
        m_book.giveWaybill(parcel, prefix(parcel.courier) + m_surroundings.random.digits(12));
}

bool ParcelLife::become(Parcel &parcel, ParcelStage stage, const QString &by)
{
    if (!mayBecome(parcel.stage, stage))
        return false;
    // A courier who comes without having been called brings the number with him.
    if (stage != Cancelled && stage != Packing)
        giveWaybill(parcel);
    parcel.stage = stage;
    if (scanWords(stage))
        parcel.scans.append({now(), stage});
    writeDown(parcel, word(stage), 0, by);
    if (stage == Cancelled && by == Api)
        giveBack(parcel, by);
    m_webhooks.announce(parcel);
    goOnLater(parcel);
    return true;
}

void ParcelLife::goOnLater(Parcel &parcel)
{
    const std::optional<ParcelStage> next = usualNext(parcel.stage);
    if (m_settings.automaticStepSeconds < 0 || !next)
        return;
    m_surroundings.after(m_settings.automaticStepSeconds * Second,
                         [this, &parcel, next, from = parcel.stage] {
                             if (parcel.stage == from)
                                 become(parcel, *next, Courier);
                         });
}

void ParcelLife::giveBack(Parcel &parcel, const QString &by)
{
    if (parcel.charged != 0)
        moveBalance(parcel, parcel.charged, by);
}

void ParcelLife::moveBalance(Parcel &parcel, qint64 amount, const QString &by)
{
    m_settings.balance += amount;
    parcel.charged -= amount;
    writeDown(parcel, QStringLiteral("balance"), amount, by);
}

void ParcelLife::writeDown(const Parcel &parcel, const QString &kind, qint64 amount, const QString &by)
{
    m_surroundings.ledger.add({.at = now(),
                               .partner = QStringLiteral("komerce"),
                               .kind = kind,
                               .subject = parcel.orderNo.isEmpty() ? parcel.awb : parcel.orderNo,
                               .key = parcel.awb,
                               .amount = amount,
                               .by = by});
}

} // namespace meja::sandbox
