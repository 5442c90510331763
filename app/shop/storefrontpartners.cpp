#include "storefrontpartners.h"

#include "result.h"

#include <QEventLoop>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkReply>

#include <memory>

namespace meja {

namespace {

constexpr int timeout = 10'000; ///< Milliseconds.
/// Seconds; Western Indonesia Time (WIB) has no daylight saving.
constexpr qint64 jakartaOffset = qint64(7) * 60 * 60;
constexpr qint64 pickupLeadTime =
    qint64(2) * 60 * 60;             ///< Seconds; Komerce requires 90 minutes (gateways.md B.3).
constexpr qint64 parcelWeight = 500; ///< Grams.

QDateTime inJakarta(qint64 secondsFromNow = 0)
{
    return QDateTime::currentDateTimeUtc().addSecs(jakartaOffset + secondsFromNow);
}

/// Komerce expects phone numbers without the plus sign: 62…
QString withoutPlus(const QString &phone)
{
    return phone.mid(1);
}

Error rejected(const QString &what, const QJsonObject &response)
{
    return {ErrorKind::Rejected,
            what + QStringLiteral(": ") +
                QString::fromUtf8(QJsonDocument(response).toJson(QJsonDocument::Compact).left(300)),
            {}};
}

QJsonObject detailOf(const Purchase &purchase)
{
    return {{QStringLiteral("product_name"), QStringLiteral("Pesanan %1").arg(purchase.orderNumber)},
            {QStringLiteral("product_variant_name"), QString()},
            {QStringLiteral("product_price"), purchase.total},
            {QStringLiteral("product_weight"), parcelWeight},
            {QStringLiteral("product_width"), 20},
            {QStringLiteral("product_height"), 10},
            {QStringLiteral("product_length"), 20},
            {QStringLiteral("qty"), 1},
            {QStringLiteral("subtotal"), purchase.total}};
}

QJsonObject parcelOf(const Purchase &purchase)
{
    return {{QStringLiteral("order_date"), inJakarta().toString(QStringLiteral("yyyy-MM-dd"))},
            {QStringLiteral("brand_name"), QStringLiteral("Toko Meja")},
            {QStringLiteral("shipper_name"), QStringLiteral("Toko Meja")},
            {QStringLiteral("shipper_phone"), QStringLiteral("6281200000001")},
            {QStringLiteral("shipper_destination_id"), 17'473},
            {QStringLiteral("shipper_address"), QStringLiteral("Jl. Gudang No. 1, Bandung")},
            {QStringLiteral("shipper_email"), QStringLiteral("gudang@toko-meja.example")},
            {QStringLiteral("receiver_name"), purchase.customer.name},
            {QStringLiteral("receiver_phone"), withoutPlus(purchase.customer.phone)},
            {QStringLiteral("receiver_destination_id"), 4'944},
            {QStringLiteral("receiver_address"), purchase.customer.address},
            {QStringLiteral("shipping"), purchase.courier.toUpper()},
            {QStringLiteral("shipping_type"), purchase.service},
            {QStringLiteral("payment_method"), QStringLiteral("BANK TRANSFER")},
            {QStringLiteral("shipping_cost"), 9'000},
            {QStringLiteral("shipping_cashback"), 0},
            {QStringLiteral("service_fee"), 0},
            {QStringLiteral("additional_cost"), 0},
            {QStringLiteral("grand_total"), purchase.total},
            {QStringLiteral("cod_value"), 0},
            {QStringLiteral("insurance_value"), 0},
            {QStringLiteral("notes"), purchase.orderNumber},
            {QStringLiteral("order_details"), QJsonArray{detailOf(purchase)}}};
}

} // namespace

std::optional<PartnerAddresses> PartnerAddresses::fromEnvironment()
{
    const PartnerAddresses addresses{
        QUrl(qEnvironmentVariable("MEJA_MIDTRANS_URL")), qEnvironmentVariable("MEJA_MIDTRANS_SERVER_KEY"),
        QUrl(qEnvironmentVariable("MEJA_KOMERCE_URL")), qEnvironmentVariable("MEJA_KOMERCE_KEY")};
    if (addresses.midtrans.isEmpty() || addresses.midtransKey.isEmpty() || addresses.komerce.isEmpty() ||
        addresses.komerceKey.isEmpty())
        return std::nullopt;
    return addresses;
}

bool StorefrontPartners::supportsCourier(const QString &courier)
{
    static const QStringList couriers{QStringLiteral("jne"), QStringLiteral("jnt"), QStringLiteral("sicepat"),
                                      QStringLiteral("ninja")};
    return couriers.contains(courier);
}

Result<QString> StorefrontPartners::charge(const Purchase &purchase)
{
    QNetworkRequest request(m_addresses.midtrans.resolved(QUrl(QStringLiteral("/v2/charge"))));
    request.setRawHeader("Authorization",
                         "Basic " + (m_addresses.midtransKey + QLatin1Char(':')).toUtf8().toBase64());
    ASSIGN_OR_RETURN(const QJsonObject method, methodOf(purchase.paymentType));
    ASSIGN_OR_RETURN(const QJsonObject response,
                     post(request, {{QStringLiteral("payment_type"), purchase.paymentType},
                                    {purchase.paymentType, method},
                                    {QStringLiteral("transaction_details"),
                                     QJsonObject{{QStringLiteral("order_id"), purchase.midtransOrderId},
                                                 {QStringLiteral("gross_amount"), purchase.total}}}}));
    const QString id = response.value(QStringLiteral("transaction_id")).toString();
    if (id.isEmpty())
        return tl::unexpected(rejected(QStringLiteral("Midtrans refused the charge"), response));
    return id;
}

Result<QJsonObject> StorefrontPartners::methodOf(const QString &paymentType)
{
    if (paymentType == QLatin1String("bank_transfer"))
        return QJsonObject{{QStringLiteral("bank"), QStringLiteral("bca")}};
    if (paymentType != QLatin1String("credit_card"))
        return QJsonObject();
    ASSIGN_OR_RETURN(const QString token, cardToken());
    return QJsonObject{{QStringLiteral("token_id"), token}};
}

Result<QString> StorefrontPartners::cardToken()
{
    // Midtrans' test card whose payments succeed.
    const QUrl url = m_addresses.midtrans.resolved(
        QUrl(QStringLiteral("/v2/token?client_key=meja-shop&card_number=4811111111111114"
                            "&card_exp_month=12&card_exp_year=2030&card_cvv=123")));
    QNetworkRequest request(url);
    request.setTransferTimeout(timeout);
    ASSIGN_OR_RETURN(const QJsonObject response, receive(m_network.get(request)));
    const QString token = response.value(QStringLiteral("token_id")).toString();
    if (token.isEmpty())
        return tl::unexpected(rejected(QStringLiteral("Midtrans refused the card"), response));
    return token;
}

Result<QString> StorefrontPartners::storeParcel(const Purchase &purchase)
{
    const auto response = postToKomerce(QStringLiteral("/order/api/v1/orders/store"), parcelOf(purchase));
    if (!response)
        return tl::unexpected(response.error());
    const QString number =
        response->value(QStringLiteral("data")).toObject().value(QStringLiteral("order_no")).toString();
    if (number.isEmpty())
        return tl::unexpected(rejected(QStringLiteral("Komerce refused the parcel"), *response));
    return number;
}

Result<QString> StorefrontPartners::requestPickup(const QString &komerceOrderNo)
{
    const QDateTime pickupTime = inJakarta(pickupLeadTime);
    const auto response = postToKomerce(
        QStringLiteral("/order/api/v1/pickup/request"),
        {{QStringLiteral("pickup_date"), pickupTime.toString(QStringLiteral("yyyy-MM-dd"))},
         {QStringLiteral("pickup_time"), pickupTime.toString(QStringLiteral("HH:mm"))},
         {QStringLiteral("pickup_vehicle"), QStringLiteral("Motor")},
         {QStringLiteral("orders"), QJsonArray{QJsonObject{{QStringLiteral("order_no"), komerceOrderNo}}}}});
    if (!response)
        return tl::unexpected(response.error());
    // The envelope reports success even if the entry failed.
    const QString waybill = response->value(QStringLiteral("data"))
                                .toArray()
                                .at(0)
                                .toObject()
                                .value(QStringLiteral("awb"))
                                .toString();
    if (waybill.isEmpty())
        return tl::unexpected(
            rejected(QStringLiteral("Komerce refused the pickup of %1").arg(komerceOrderNo), *response));
    return waybill;
}

Result<QJsonObject> StorefrontPartners::postToKomerce(const QString &path, const QJsonObject &body)
{
    QNetworkRequest request(m_addresses.komerce.resolved(QUrl(path)));
    request.setRawHeader("x-api-key", m_addresses.komerceKey.toUtf8());
    return post(request, body);
}

Result<QJsonObject> StorefrontPartners::post(QNetworkRequest request, const QJsonObject &body)
{
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
    request.setRawHeader("Accept", "application/json");
    request.setTransferTimeout(timeout);
    return receive(m_network.post(request, QJsonDocument(body).toJson(QJsonDocument::Compact)));
}

Result<QJsonObject> StorefrontPartners::receive(QNetworkReply *started)
{
    const std::unique_ptr<QNetworkReply> reply(started);
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    if (!reply->isFinished())
        loop.exec();
    if (!reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).isValid())
        return failure(ErrorKind::Unavailable, reply->errorString());
    return QJsonDocument::fromJson(reply->readAll()).object();
}

} // namespace meja
