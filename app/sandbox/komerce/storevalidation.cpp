#include "storevalidation.h"

#include "komercereplies.h"

#include <QDate>
#include <QJsonArray>
#include <QStringList>

namespace meja::sandbox {

namespace {

constexpr const char *requiredTexts[] = {"order_date",    "brand_name",      "shipper_name",
                                         "shipper_phone", "shipper_address", "shipper_email",
                                         "receiver_name", "receiver_phone",  "receiver_address",
                                         "shipping",      "shipping_type",   "payment_method"};
constexpr const char *requiredNumbers[] = {"shipper_destination_id",
                                           "receiver_destination_id",
                                           "shipping_cost",
                                           "shipping_cashback",
                                           "service_fee",
                                           "additional_cost",
                                           "grand_total",
                                           "cod_value",
                                           "insurance_value"};
constexpr const char *requiredDetailTexts[] = {"product_name", "product_variant_name"};
constexpr const char *requiredDetailNumbers[] = {"product_price",  "product_weight", "product_width",
                                                 "product_height", "product_length", "qty",
                                                 "subtotal"};

template <std::size_t Count>
QString missingIn(const QJsonObject &object, const char *const (&names)[Count],
                  bool (QJsonValue::*has)() const)
{
    for (const char *name : names)
        if (!(object.value(QLatin1String(name)).*has)())
            return QString::fromLatin1(name);
    return {};
}

QString missingDetail(const QJsonArray &details)
{
    if (details.isEmpty())
        return QStringLiteral("order_details");
    for (const auto &each : details) {
        const QJsonObject detail = each.toObject();
        QString missing = missingIn(detail, requiredDetailTexts, &QJsonValue::isString);
        if (missing.isEmpty())
            missing = missingIn(detail, requiredDetailNumbers, &QJsonValue::isDouble);
        if (!missing.isEmpty())
            return QStringLiteral("order_details.") + missing;
    }
    return {};
}

/// Couriers that require the coordinates of both addresses.
bool needsPins(const QString &courier)
{
    return courier == QLatin1String("LION") || courier == QLatin1String("GOSEND");
}

QString missingIn(const QJsonObject &body)
{
    if (const QString text = missingIn(body, requiredTexts, &QJsonValue::isString); !text.isEmpty())
        return text;
    if (const QString number = missingIn(body, requiredNumbers, &QJsonValue::isDouble); !number.isEmpty())
        return number;
    const bool hasPins = body.contains(QStringLiteral("origin_pin_point")) &&
                         body.contains(QStringLiteral("destination_pin_point"));
    if (needsPins(body.value(QStringLiteral("shipping")).toString()) && !hasPins)
        return QStringLiteral("origin_pin_point");
    return missingDetail(body.value(QStringLiteral("order_details")).toArray());
}

bool isKnownCourier(const QString &name)
{
    static const QStringList couriers{
        QStringLiteral("JNE"), QStringLiteral("SICEPAT"), QStringLiteral("SAP"),  QStringLiteral("IDEXPRESS"),
        QStringLiteral("JNT"), QStringLiteral("NINJA"),   QStringLiteral("LION"), QStringLiteral("GOSEND")};
    return couriers.contains(name);
}

bool isPhone(const QString &phone, bool mayBeginWithZero)
{
    return phone.startsWith(QLatin1String("62")) || phone.startsWith(mayBeginWithZero ? u'0' : u'8');
}

bool isBeforeToday(const QString &date, Moment now)
{
    const QDate read = QDate::fromString(date.left(10), Qt::ISODate);
    return !read.isValid() || read < QDate::fromString(jakartaDate(now), Qt::ISODate);
}

} // namespace

std::optional<Reply> storeRefusal(const QJsonObject &body, const KomerceSettings &settings, Moment now)
{
    const auto text = [&body](const char *name) { return body.value(QLatin1String(name)).toString(); };
    if (const QString missing = missingIn(body); !missing.isEmpty())
        return komerceFailure(422, QStringLiteral("missing parameter"), komerceErrors(missing));
    const bool isCod = text("payment_method") == QLatin1String("COD");
    if (!isKnownCourier(text("shipping")) ||
        (!isCod && text("payment_method") != QLatin1String("BANK TRANSFER")))
        return komerceFailure(422, QStringLiteral("unknown shipping or payment_method"));
    for (const char *phone : {"shipper_phone", "receiver_phone"})
        if (!isPhone(text(phone), settings.phonesMayBeginWithZero))
            return komerceFailure(400, QStringLiteral("invalid %1").arg(QLatin1String(phone)));
    if (isBeforeToday(text("order_date"), now))
        return komerceFailure(400, QStringLiteral("order_date may not be before today"));
    if (isCod && body.value(QStringLiteral("cod_value")) != body.value(QStringLiteral("grand_total")))
        return komerceFailure(400, QStringLiteral("cod_value and grand_total mismatch"));
    return {};
}

} // namespace meja::sandbox
