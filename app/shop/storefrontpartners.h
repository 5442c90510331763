#pragma once

#include "error.h"
#include "purchase.h"

#include <QNetworkAccessManager>
#include <QUrl>

namespace meja {

/// The addresses of the partners' APIs and the keys for them.
struct PartnerAddresses
{
    QUrl midtrans;
    QString midtransKey;
    QUrl komerce;
    QString komerceKey;

    /// Reads MEJA_MIDTRANS_URL, MEJA_MIDTRANS_SERVER_KEY, MEJA_KOMERCE_URL and MEJA_KOMERCE_KEY; nothing if
    /// one of them is missing.
    static std::optional<PartnerAddresses> fromEnvironment();
};

/// The calls that a storefront makes to the partners itself: charge a payment, store a parcel, request its
/// pickup. Used by `PartnerFulfilment`. Each call blocks for at most ten seconds. It fails with `Unavailable`
/// if there was no response and with `Rejected` if the partner refused or its response could not be read.
class StorefrontPartners
{
public:
    explicit StorefrontPartners(PartnerAddresses addresses) : m_addresses(std::move(addresses)) {}

    /// @returns Midtrans' transaction id.
    Result<QString> charge(const Purchase &purchase);
    /// @returns Komerce's order number.
    Result<QString> storeParcel(const Purchase &purchase);
    /// @returns the waybill, which Komerce assigns at pickup.
    Result<QString> requestPickup(const QString &komerceOrderNo);

    /// Whether Komerce's Delivery API supports this courier; code in lower case.
    [[nodiscard]] static bool supportsCourier(const QString &courier);

private:
    /// The object that Midtrans requires for this payment type, for example `bank_transfer`; empty if none.
    Result<QJsonObject> methodOf(const QString &paymentType);
    /// What the customer's browser does: it exchanges a card for a token.
    Result<QString> cardToken();
    Result<QJsonObject> post(QNetworkRequest request, const QJsonObject &body);
    Result<QJsonObject> receive(QNetworkReply *started);
    Result<QJsonObject> postToKomerce(const QString &path, const QJsonObject &body);

    PartnerAddresses m_addresses;
    QNetworkAccessManager m_network;
};

} // namespace meja
