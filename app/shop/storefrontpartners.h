#pragma once

#include "error.h"
#include "purchase.h"

#include <QNetworkAccessManager>
#include <QUrl>

namespace meja {

/// Where the shop finds its partners, with the keys it shows them.
struct PartnerAddresses
{
    QUrl midtrans;
    QString midtransKey;
    QUrl komerce;
    QString komerceKey;

    /// From MEJA_MIDTRANS_URL, MEJA_MIDTRANS_SERVER_KEY, MEJA_KOMERCE_URL and MEJA_KOMERCE_KEY; nothing while
    /// one of them is missing.
    static std::optional<PartnerAddresses> fromEnvironment();
};

/// What a storefront asks of its partners itself: a charge, a parcel's order, its pickup. Blocks its caller
/// for ten seconds at most. Failures: `Unavailable` (not reached), `Rejected` (the partner said no, or
/// nothing readable).
class StorefrontPartners
{
public:
    explicit StorefrontPartners(PartnerAddresses addresses) : m_addresses(std::move(addresses)) {}

    /// @returns Midtrans' transaction id.
    Result<QString> charge(const Purchase &purchase);
    /// @returns Komerce's order number.
    Result<QString> storeParcel(const Purchase &purchase);
    /// @returns the waybill, which is born here.
    Result<QString> requestPickup(const QString &komerceOrderNo);

    /// Whether Komerce's Delivery API books this courier.
    [[nodiscard]] static bool knowsCourier(const QString &courier);

private:
    Result<QJsonObject> post(QNetworkRequest request, const QJsonObject &body);
    Result<QJsonObject> postToKomerce(const QString &path, const QJsonObject &body);

    PartnerAddresses m_addresses;
    QNetworkAccessManager m_network;
};

} // namespace meja
