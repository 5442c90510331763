#pragma once

#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QString>

#include <variant>

namespace meja::sandbox {

/// One member of a settings struct, under the name the admin interface knows it by.
template <class Settings>
struct Switch
{
    QString name;
    std::variant<bool Settings::*, qint64 Settings::*, QString Settings::*> member;
};

template <class Settings>
[[nodiscard]] QJsonObject described(const Settings &settings, const QList<Switch<Settings>> &switches)
{
    QJsonObject object;
    for (const auto &each : switches)
        std::visit([&](auto member) { object.insert(each.name, settings.*member); }, each.member);
    return object;
}

namespace detail {

template <class Settings>
bool set(Settings &settings, bool Settings::*member, const QJsonValue &value)
{
    settings.*member = value.toBool();
    return value.isBool();
}

template <class Settings>
bool set(Settings &settings, qint64 Settings::*member, const QJsonValue &value)
{
    settings.*member = value.toInteger();
    return value.isDouble();
}

template <class Settings>
bool set(Settings &settings, QString Settings::*member, const QJsonValue &value)
{
    settings.*member = value.toString();
    return value.isString();
}

} // namespace detail

/// Changes what the object names. @returns a sentence when a name or a kind of value is wrong; then nothing
/// was changed.
template <class Settings>
[[nodiscard]] QString apply(Settings &settings, const QList<Switch<Settings>> &switches,
                            const QJsonObject &object)
{
    Settings changed = settings;
    for (auto entry = object.begin(); entry != object.end(); ++entry) {
        bool isSet = false;
        for (const auto &each : switches)
            if (each.name == entry.key())
                isSet = std::visit([&](auto member) { return detail::set(changed, member, entry.value()); },
                                   each.member);
        if (!isSet)
            return QStringLiteral("no switch '%1' takes this value").arg(entry.key());
    }
    settings = changed;
    return {};
}

} // namespace meja::sandbox
