#include "distortion.h"

#include <QJsonArray>

#include <functional>

namespace meja::sandbox {

namespace {

using Change = std::function<void(QJsonObject &object)>;

QJsonValue changed(const QJsonValue &value, const Change &change);

QJsonObject changed(QJsonObject object, const Change &change)
{
    for (auto entry = object.begin(); entry != object.end(); ++entry)
        entry.value() = changed(QJsonValue(entry.value()), change);
    change(object);
    return object;
}

/// Applies the change to every object in the value, inner objects first.
QJsonValue changed(const QJsonValue &value, const Change &change)
{
    if (value.isObject())
        return changed(value.toObject(), change);
    if (!value.isArray())
        return value;
    QJsonArray array;
    for (const auto &each : value.toArray())
        array.append(changed(each, change));
    return array;
}

void addFields(QJsonObject &object)
{
    object.insert(QStringLiteral("x_new_field"),
                  QJsonObject{{QStringLiteral("since"), QStringLiteral("2026")}});
    object.insert(QStringLiteral("x_new_list"), QJsonArray{1, QStringLiteral("two")});
}

/// Fields that the partners' documents call optional or omit from a sample.
QStringList optionalFields()
{
    return {QStringLiteral("fraud_status"),    QStringLiteral("currency"),
            QStringLiteral("merchant_id"),     QStringLiteral("expiry_time"),
            QStringLiteral("settlement_time"), QStringLiteral("reason"),
            QStringLiteral("status_message"),  QStringLiteral("details"),
            QStringLiteral("message"),         QStringLiteral("booking_id"),
            QStringLiteral("driver_name"),     QStringLiteral("live_tracking_url")};
}

void turnNumbersIntoStrings(QJsonObject &object)
{
    for (auto entry = object.begin(); entry != object.end(); ++entry)
        if (entry.value().isDouble())
            entry.value() = QJsonValue(entry.value()).toVariant().toString();
}

void makeStatusesUpperCase(QJsonObject &object)
{
    for (const char *name : {"transaction_status", "fraud_status", "order_status", "last_status", "status"}) {
        const QLatin1String key(name);
        if (object.value(key).isString())
            object.insert(key, object.value(key).toString().toUpper());
    }
}

} // namespace

QJsonObject distorted(const QJsonObject &body, const Fault &fault)
{
    const QStringList fields = fault.fields.isEmpty() ? optionalFields() : fault.fields;
    if (fault.answer == Fault::Response::ExtraFields)
        return changed(body, addFields);
    if (fault.answer == Fault::Response::MissingFields)
        return changed(body, [&fields](QJsonObject &object) {
            for (const QString &field : fields)
                object.remove(field);
        });
    if (fault.answer == Fault::Response::NumbersAsStrings)
        return changed(body, turnNumbersIntoStrings);
    if (fault.answer == Fault::Response::UpperCase)
        return changed(body, makeStatusesUpperCase);
    return body;
}

} // namespace meja::sandbox
