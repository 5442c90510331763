#pragma once

#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QString>

#include <variant>

namespace meja::sandbox {

/// A member of a settings struct and its name in the admin interface.
template <class Settings>
struct SettingMember
{
    QString name;
    std::variant<bool Settings::*, qint64 Settings::*, QString Settings::*> member;
};

/// All settings with their values.
template <class Settings>
[[nodiscard]] QJsonObject described(const Settings &settings, const QList<SettingMember<Settings>> &members)
{
    QJsonObject object;
    for (const auto &each : members)
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

/// Sets the named settings. @returns an empty text, or a message if a name or a value's type is wrong; then
/// nothing is changed.
template <class Settings>
[[nodiscard]] QString apply(Settings &settings, const QList<SettingMember<Settings>> &members,
                            const QJsonObject &object)
{
    Settings changed = settings;
    for (auto entry = object.begin(); entry != object.end(); ++entry) {
        bool isSet = false;
        for (const auto &each : members)
            if (each.name == entry.key())
                isSet = std::visit([&](auto member) { return detail::set(changed, member, entry.value()); },
                                   each.member);
        if (!isSet)
            return QStringLiteral("unknown setting or wrong type: '%1'").arg(entry.key());
    }
    settings = changed;
    return {};
}

} // namespace meja::sandbox
