#pragma once

#include "partneraccess.h"
#include "partnerclient.h"
#include "ports/shippinggateway.h"

#include <QSet>

namespace meja {

/// Settings of `KomerceGateway`, read from the service's configuration.
struct KomerceSettings
{
    PartnerAccess delivery;     ///< The Delivery API.
    PartnerAccess tracking;     ///< RajaOngkir V2: a different product with its own key.
    int dailyTrackingLimit = 0; ///< Maximum number of tracking calls per day; 0: no limit.
    /// Couriers, by code in lower case, whose tracking requires the last five digits of the recipient's phone
    /// (gateways.md B.2).
    QSet<QString> couriersRequiringPhone = {QStringLiteral("jne")};
    /// Sent as `cancelation_reason` when a parcel is cancelled; empty: not sent. Komerce's pages disagree on
    /// whether it is required (gateways.md B.3).
    QString cancelationReason = {};
};

/// Implements the port `ShippingGateway` over HTTP with Komerce's Delivery API and RajaOngkir's waybill
/// tracking. Used by one worker thread, like its two `PartnerClient`s. Source: gateways.md B.2, B.3. The
/// failures of each function are those of the port and of `PartnerClient::call()`.
class KomerceGateway : public ShippingGateway
{
public:
    KomerceGateway(KomerceSettings settings, PartnerClient &delivery, PartnerClient &tracking)
        : m_settings(std::move(settings)), m_delivery(delivery), m_tracking(tracking)
    {}

    Result<ShipmentDetail> detail(const QString &komerceOrderNo, const CallPurpose &purpose) override;
    Result<ShipmentCancelResponse> cancel(const QString &komerceOrderNo, const CallPurpose &purpose) override;
    Result<TrackingReport> history(const QString &courier, const QString &waybill,
                                   const CallPurpose &purpose) override;
    Result<TrackingReport> track(const QString &courier, const QString &waybill, const QString &phone,
                                 const CallPurpose &purpose) override;

private:
    [[nodiscard]] PartnerRequest getRequest(const QString &operation, const QByteArray &path) const;

    const KomerceSettings m_settings;
    PartnerClient &m_delivery;
    PartnerClient &m_tracking;
};

} // namespace meja
