#include "simkomerce.h"

namespace meja {

namespace {

template <class T>
std::optional<Result<T>> failureOf(SimFault fault)
{
    if (fault == SimFault::Unavailable)
        return Result<T>(failure(ErrorKind::Unavailable, QStringLiteral("no connection")));
    if (fault != SimFault::None)
        return Result<T>(failure(ErrorKind::OutcomeUnknown, QStringLiteral("no response")));
    return std::nullopt;
}

} // namespace

/// Komerce has no status word for a failed attempt, a return on its way or a loss (gateways.md B.3): the
/// status stays.
QString SimKomerce::statusOf(const QString &word)
{
    if (word == QLatin1String("Returned to shipper"))
        return QStringLiteral("Returned");
    const bool isLine = word == QLatin1String("Return to shipper") ||
                        word.startsWith(QLatin1String("GAGAL")) || word == QLatin1String("Paket hilang");
    return isLine ? QStringLiteral("Dikirim") : word;
}

Result<ShipmentDetail> SimKomerce::detail(const QString &number, const CallPurpose &)
{
    if (auto failed = failureOf<ShipmentDetail>(m_faults.next(SimEvent::KomerceDetail, number)))
        return *failed;
    // The status is sometimes outdated.
    const Parcel &parcel = parcels.at(number);
    const bool isLate =
        m_faults.isOn() && m_faults.random().below(100) >= 85 && !parcel.previousWord.isEmpty();
    const ShipmentDetail result{number, PartnerStatus(statusOf(isLate ? parcel.previousWord : parcel.word))};
    SimThread::pause();
    return result;
}

ShipmentCancelResponse SimKomerce::cancelNow(const QString &number)
{
    Parcel &parcel = parcels.at(number);
    if (parcel.isCancelled || parcel.isWithCourier)
        return ShipmentCancelResponse::Refused;
    parcel.isCancelled = true;
    parcel.previousWord = parcel.word;
    parcel.word = QStringLiteral("Dibatalkan");
    if (changed)
        changed(number);
    return ShipmentCancelResponse::Cancelled;
}

Result<ShipmentCancelResponse> SimKomerce::cancel(const QString &number, const CallPurpose &)
{
    const SimFault fault = m_faults.next(SimEvent::KomerceCancel, number);
    if (fault == SimFault::Late)
        m_late.add([this, number] { cancelNow(number); });
    if (fault == SimFault::LostAfter)
        cancelNow(number);
    if (auto failed = failureOf<ShipmentCancelResponse>(fault))
        return *failed;
    // The courier may pick up the parcel while the request is being sent.
    if (m_faults.isOn() && m_faults.random().below(100) >= 90)
        move(number, Turn::Advance);
    const ShipmentCancelResponse response = cancelNow(number);
    SimThread::pause();
    return response;
}

Result<TrackingReport> SimKomerce::journeyOf(SimEvent event, const QString &number)
{
    if (auto failed = failureOf<TrackingReport>(m_faults.next(event, number)))
        return *failed;
    TrackingReport report;
    QStringList lines = parcels.at(number).journey;
    if (!lines.isEmpty() && m_faults.isOn() && m_faults.random().below(100) >= 80)
        lines.removeLast();
    for (const QString &line : lines) {
        // A scan at a branch that reads like a delivery.
        if (line == QLatin1String("Dikirim"))
            report.events.append({.description = QStringLiteral("Paket telah diterima oleh SUKAJADI")});
        report.events.append({.description = line});
    }
    // RajaOngkir's flag may also be set when the shipper has the parcel back.
    const QString last = lines.value(lines.size() - 1);
    if (event == SimEvent::RajaOngkirTrack)
        report.delivered =
            last == QLatin1String("Delivered") || last == QLatin1String("Delivered to shipper");
    else if (!lines.isEmpty())
        report.lastStatus = PartnerStatus(
            last == QLatin1String("Delivered to shipper") ? QStringLiteral("Returned") : statusOf(last));
    SimThread::pause();
    return report;
}

Result<TrackingReport> SimKomerce::history(const QString &, const QString &waybill, const CallPurpose &)
{
    return journeyOf(SimEvent::KomerceHistory, waybill);
}

Result<TrackingReport> SimKomerce::track(const QString &, const QString &waybill, const QString &,
                                         const CallPurpose &)
{
    return journeyOf(SimEvent::RajaOngkirTrack, waybill);
}

QString SimKomerce::nextWord(const Parcel &parcel, Turn turn)
{
    if (parcel.isReturning)
        return QStringLiteral("Returned to shipper");
    if (!parcel.isWithCourier)
        return QStringLiteral("Dijemput");
    switch (turn) {
    case Turn::Advance:
        break;
    case Turn::Return:
        return QStringLiteral("Return to shipper");
    case Turn::FailedAttempt:
        return QStringLiteral("GAGAL ANTAR - penerima tidak di tempat");
    case Turn::Lose:
        return QStringLiteral("Paket hilang");
    case Turn::UnknownScan:
        return QStringLiteral("Transit di gerbang baru");
    }
    return parcel.word == QLatin1String("Dijemput") ? QStringLiteral("Dikirim") : QStringLiteral("Delivered");
}

bool SimKomerce::move(const QString &number, Turn turn)
{
    Parcel &parcel = parcels.at(number);
    const bool isOver = parcel.isCancelled || parcel.wasDelivered ||
                        parcel.word == QLatin1String("Returned to shipper") ||
                        parcel.word == QLatin1String("Paket hilang");
    if (isOver)
        return false;
    parcel.previousWord = parcel.word;
    parcel.word = nextWord(parcel, turn);
    parcel.isWithCourier = true;
    parcel.isReturning = parcel.isReturning || parcel.word == QLatin1String("Return to shipper");
    parcel.wasDelivered = parcel.word == QLatin1String("Delivered");
    parcel.journey.append(parcel.word == QLatin1String("Returned to shipper")
                              ? QStringLiteral("Delivered to shipper")
                              : parcel.word);
    if (changed)
        changed(number);
    return true;
}

bool SimKomerce::cancelByCourier(const QString &number)
{
    return cancelNow(number) == ShipmentCancelResponse::Cancelled;
}

} // namespace meja
