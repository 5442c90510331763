#include "komercegateway.h"

#include "courier.h"
#include "komerceparser.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace meja {

namespace {

QByteArray encoded(const QString &value)
{
    return QUrl::toPercentEncoding(value);
}

/// Komerce's name of a courier.
QString komerceName(const QString &courier)
{
    const QString code = courierCode(courier);
    return code == QLatin1String("ide") ? QStringLiteral("IDEXPRESS") : code.toUpper();
}

QString lastFiveDigits(const QString &phone)
{
    QString digits;
    std::copy_if(phone.cbegin(), phone.cend(), std::back_inserter(digits),
                 [](QChar character) { return character.isDigit(); });
    return digits.right(5);
}

} // namespace

PartnerRequest KomerceGateway::getRequest(const QString &operation, const QByteArray &path) const
{
    return {.operation = operation,
            .http = {.method = "GET",
                     .url = addressOf(m_settings.delivery, path),
                     .headers = {{"x-api-key", m_settings.delivery.key}, {"Accept", "application/json"}}}};
}

Result<ShipmentDetail> KomerceGateway::detail(const QString &komerceOrderNo, const CallPurpose &purpose)
{
    return m_delivery.call<ShipmentDetail>(
        getRequest(QStringLiteral("detail"),
                   "/order/api/v1/orders/detail?order_no=" + encoded(komerceOrderNo)),
        purpose, [&](const CallResponse &response) { return readKomerceDetail(response, komerceOrderNo); });
}

Result<ShipmentCancelResponse> KomerceGateway::cancel(const QString &komerceOrderNo,
                                                      const CallPurpose &purpose)
{
    QJsonObject body{{QStringLiteral("order_no"), komerceOrderNo}};
    if (!m_settings.cancelationReason.isEmpty())
        body.insert(QStringLiteral("cancelation_reason"), m_settings.cancelationReason);
    PartnerRequest request = getRequest(QStringLiteral("cancel"), "/order/api/v1/orders/cancel");
    request.http.method = "PUT";
    request.http.headers.emplaceBack("Content-Type", "application/json");
    request.http.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return m_delivery.call<ShipmentCancelResponse>(request, purpose, readKomerceCancel);
}

Result<TrackingReport> KomerceGateway::history(const QString &courier, const QString &waybill,
                                               const CallPurpose &purpose)
{
    const QByteArray path =
        "/order/api/v1/orders/history-airway-bill?shipping=" + encoded(komerceName(courier)) +
        "&airway_bill=" + encoded(waybill);
    return m_delivery.call<TrackingReport>(getRequest(QStringLiteral("history"), path), purpose,
                                           readKomerceHistory);
}

Result<TrackingReport> KomerceGateway::track(const QString &courier, const QString &waybill,
                                             const QString &phone, const CallPurpose &purpose)
{
    const QString code = courierCode(courier);
    QByteArray path = "/track/waybill?awb=" + encoded(waybill) + "&courier=" + encoded(code);
    if (m_settings.couriersRequiringPhone.contains(code))
        path += "&last_phone_number=" + encoded(lastFiveDigits(phone));
    PartnerRequest request{
        .operation = QStringLiteral("track"),
        .http = {.method = "POST",
                 .url = addressOf(m_settings.tracking, path),
                 .headers = {{"key", m_settings.tracking.key}, {"Accept", "application/json"}}}};
    if (m_settings.dailyTrackingLimit > 0)
        request.dailyBudget = m_settings.dailyTrackingLimit;
    return m_tracking.call<TrackingReport>(request, purpose, readRajaOngkirTrack);
}

} // namespace meja
