#include "callmask.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>

namespace meja {

namespace {

const QString hidden = QStringLiteral("…");

/// Longer texts are cut, even under a harmless key: a code or a status is shorter. Characters.
constexpr qsizetype maxTextLength = 300;

QSet<QString> keys(const char *list)
{
    const QStringList words = QString::fromLatin1(list).simplified().split(QLatin1Char(' '));
    return {words.cbegin(), words.cend()};
}

} // namespace

const CallMask &CallMask::midtrans()
{
    static const CallMask mask(
        keys("status_code status_message transaction_id order_id merchant_id payment_type transaction_time "
             "settlement_time expiry_time transaction_status fraud_status gross_amount currency bank "
             "card_type eci channel_response_code channel_response_message paid_at amount biller_code store "
             "issuer acquirer transaction_type refund_amount refund_chargeback_id created_at reason "
             "refund_key "
             "refund_method bank_confirmed_at id validation_messages gross_amount_info"),
        keys("masked_card va_number permata_va_number bill_key payment_code payer_phone_number phone"));
    return mask;
}

const CallMask &CallMask::komerce()
{
    static const CallMask mask(
        keys("message code status order_id order_no awb airway_bill courier shipping shipping_type "
             "order_status "
             "last_status order_date payment_method shipping_cost shipping_cashback service_fee "
             "additional_cost grand_total cod_value insurance_value date delivered courier_code courier_name "
             "waybill waybill_number service_code waybill_date waybill_time weight pod_date pod_time "
             "manifest_code manifest_date manifest_time errors cancelation_reason qty subtotal"),
        keys("shipper_phone receiver_phone driver_phone"));
    return mask;
}

QString CallMask::maskedText(const QString &key, const QString &text) const
{
    if (text.isEmpty())
        return text;
    if (m_endings.contains(key.toLower()) && text.size() > 4)
        return hidden + text.right(4);
    if (!m_harmless.contains(key.toLower()))
        return hidden;
    return text.size() > maxTextLength ? text.left(maxTextLength) + hidden : text;
}

QJsonValue CallMask::masked(const QString &key, const QJsonValue &value) const
{
    if (value.isObject() || value.isArray())
        return maskedMembers(key, value);
    if (value.isString())
        return maskedText(key, value.toString());
    if (value.isDouble() && !m_harmless.contains(key.toLower()))
        return hidden;
    return value;
}

/// The elements of an array are masked under the array's key.
QJsonValue CallMask::maskedMembers(const QString &key, const QJsonValue &value) const
{
    if (value.isArray()) {
        QJsonArray list;
        for (const auto &member : value.toArray())
            list.append(masked(key, member));
        return list;
    }
    QJsonObject object = value.toObject();
    for (auto member = object.begin(); member != object.end(); ++member)
        *member = masked(member.key(), member.value());
    return object;
}

QString CallMask::body(const QByteArray &bytes) const
{
    if (bytes.isEmpty())
        return {};
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    if (document.isNull())
        return QStringLiteral("(%1 bytes, not JSON)").arg(bytes.size());
    const QJsonValue whole =
        document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
    const QJsonValue shown = maskedMembers({}, whole);
    const QJsonDocument kept =
        shown.isArray() ? QJsonDocument(shown.toArray()) : QJsonDocument(shown.toObject());
    const QString text = QString::fromUtf8(kept.toJson(QJsonDocument::Compact));
    return text.size() > m_maxLength ? text.left(m_maxLength) + hidden : text;
}

QString CallMask::path(const QUrl &url) const
{
    const QString path = url.path(QUrl::FullyEncoded);
    if (!url.hasQuery())
        return path;
    QStringList items;
    for (const auto &[key, value] : QUrlQuery(url).queryItems(QUrl::FullyDecoded))
        items.append(key + QLatin1Char('=') + maskedText(key, value));
    return path + QLatin1Char('?') + items.join(QLatin1Char('&'));
}

} // namespace meja
