#include "simkomerce.h"

namespace meja {

namespace {

template <class T>
std::optional<Result<T>> failureOf(SimFault fault)
{
    if (fault == SimFault::Unavailable)
        return Result<T>(failure(ErrorKind::Unavailable, QStringLiteral("no connection")));
    if (fault != SimFault::None)
        return Result<T>(failure(ErrorKind::OutcomeUnknown, QStringLiteral("no answer")));
    return std::nullopt;
}

} // namespace

Result<ShipmentDetail> SimKomerce::detail(const QString &number, const CallPurpose &)
{
    if (auto failed = failureOf<ShipmentDetail>(m_faults.next()))
        return *failed;
    // News come late now and then.
    const Parcel &parcel = parcels.at(number);
    const bool isLate = m_faults.isOn() && m_faults.random().happens(15) && !parcel.wordBefore.isEmpty();
    const ShipmentDetail said{number, isLate ? parcel.wordBefore : parcel.word};
    SimThread::pause();
    return said;
}

ShipmentCancelAnswer SimKomerce::cancelNow(const QString &number)
{
    Parcel &parcel = parcels.at(number);
    if (parcel.isCancelled || parcel.hasCourierIt)
        return ShipmentCancelAnswer::Refused;
    parcel.isCancelled = true;
    parcel.word = QStringLiteral("Dibatalkan");
    return ShipmentCancelAnswer::Cancelled;
}

Result<ShipmentCancelAnswer> SimKomerce::cancel(const QString &number, const CallPurpose &)
{
    const SimFault fault = m_faults.next();
    if (fault == SimFault::Late)
        m_late.push_back([this, number] { cancelNow(number); });
    if (fault == SimFault::LostAfter)
        cancelNow(number);
    if (auto failed = failureOf<ShipmentCancelAnswer>(fault))
        return *failed;
    // The courier is at the door while the request is on its way.
    if (m_faults.isOn() && m_faults.random().happens(10))
        move(number, false);
    const ShipmentCancelAnswer answer = cancelNow(number);
    SimThread::pause();
    return answer;
}

Result<TrackingReport> SimKomerce::journeyOf(const QString &number)
{
    if (auto failed = failureOf<TrackingReport>(m_faults.next()))
        return *failed;
    TrackingReport report;
    QStringList lines = parcels.at(number).journey;
    if (!lines.isEmpty() && m_faults.random().happens(20))
        lines.removeLast();
    for (const QString &line : lines)
        report.events.append({line, {}, {}});
    SimThread::pause();
    return report;
}

Result<TrackingReport> SimKomerce::history(const QString &, const QString &waybill, const CallPurpose &)
{
    return journeyOf(waybill);
}

Result<TrackingReport> SimKomerce::track(const QString &, const QString &waybill, const QString &,
                                         const CallPurpose &)
{
    return journeyOf(waybill);
}

bool SimKomerce::move(const QString &number, bool turnsBack)
{
    Parcel &parcel = parcels.at(number);
    if (parcel.isCancelled || parcel.wasDelivered || parcel.word == QLatin1String("Returned to shipper"))
        return false;
    parcel.wordBefore = parcel.word;
    if (parcel.isGoingBack)
        parcel.word = QStringLiteral("Returned to shipper");
    else if (parcel.hasCourierIt && turnsBack)
        parcel.word = QStringLiteral("Return to shipper");
    else if (!parcel.hasCourierIt)
        parcel.word = QStringLiteral("Dijemput");
    else if (parcel.word == QLatin1String("Dijemput"))
        parcel.word = QStringLiteral("Dikirim");
    else
        parcel.word = QStringLiteral("Delivered");
    parcel.hasCourierIt = true;
    parcel.isGoingBack = parcel.isGoingBack || parcel.word == QLatin1String("Return to shipper");
    parcel.wasDelivered = parcel.word == QLatin1String("Delivered");
    parcel.journey.append(parcel.word == QLatin1String("Returned to shipper")
                              ? QStringLiteral("Delivered to shipper")
                              : parcel.word);
    return true;
}

bool SimKomerce::cancelByCourier(const QString &number)
{
    return cancelNow(number) == ShipmentCancelAnswer::Cancelled;
}

bool SimKomerce::letLateEffectHappen()
{
    if (m_late.empty())
        return false;
    const auto effect = m_late.front();
    m_late.erase(m_late.begin());
    effect();
    return true;
}

} // namespace meja
