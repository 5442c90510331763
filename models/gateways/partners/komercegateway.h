#pragma once

#include "partneraccess.h"
#include "partnerline.h"
#include "ports/shippinggateway.h"

#include <QSet>

namespace meja {

/// How Komerce and RajaOngkir are to be called.
struct KomerceSettings
{
    PartnerAccess delivery; ///< The Delivery API.
    PartnerAccess tracking; ///< RajaOngkir V2; another product with another key.
    int dailyTracks = 0;    ///< Waybill trackings a day may see; 0: no limit.
    /// Couriers whose tracking asks for the recipient's last five digits, by code in lower case.
    QSet<QString> askingForPhone = {QStringLiteral("jne")};
    /// Sent along when a parcel is cancelled, under the partner's spelling; empty: not sent. Its pages
    /// disagree.
    QString cancelationReason = {};
};

/// Komerce's Delivery API and RajaOngkir's waybill tracking over HTTP. Belongs to a worker thread, like its
/// lines. Source: gateways.md B.2, B.3.
class KomerceGateway : public ShippingGateway
{
public:
    KomerceGateway(KomerceSettings settings, PartnerLine &delivery, PartnerLine &tracking)
        : m_settings(std::move(settings)), m_delivery(delivery), m_tracking(tracking)
    {}

    Result<ShipmentDetail> detail(const QString &komerceOrderNo, const CallPurpose &purpose) override;
    Result<ShipmentCancelAnswer> cancel(const QString &komerceOrderNo, const CallPurpose &purpose) override;
    Result<TrackingReport> history(const QString &courier, const QString &waybill,
                                   const CallPurpose &purpose) override;
    Result<TrackingReport> track(const QString &courier, const QString &waybill, const QString &phone,
                                 const CallPurpose &purpose) override;

private:
    [[nodiscard]] PartnerRequest question(const QString &operation, const QByteArray &path) const;

    const KomerceSettings m_settings;
    PartnerLine &m_delivery;
    PartnerLine &m_tracking;
};

} // namespace meja
