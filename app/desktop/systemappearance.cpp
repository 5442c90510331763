#include "systemappearance.h"

#include "theme.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QFileInfo>

#include <utility>

namespace meja {

namespace {

const QString path = QStringLiteral("/org/freedesktop/portal/desktop");
const QString interface = QStringLiteral("org.freedesktop.portal.Settings");
const QString appearance = QStringLiteral("org.freedesktop.appearance");
const QString colorScheme = QStringLiteral("color-scheme");

enum Scheme : uint { NoPreference = 0, PreferDark = 1, PreferLight = 2 };

/// A peer-to-peer connection, as in tests, has no service names.
QString portalOn(const QDBusConnection &bus)
{
    return bus.baseService().isEmpty() ? QString() : QStringLiteral("org.freedesktop.portal.Desktop");
}

/// The value in the reply of `Read` has one variant around it more than the value in the signal.
QVariant unwrapped(QVariant value)
{
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value;
}

bool sessionHasBus()
{
    return qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS") ||
           QFileInfo::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/bus"));
}

} // namespace

std::unique_ptr<SystemAppearance> SystemAppearance::ofSession()
{
    return sessionHasBus() ? std::make_unique<SystemAppearance>(QDBusConnection::sessionBus()) : nullptr;
}

SystemAppearance::SystemAppearance(QDBusConnection bus, QObject *parent)
    : QObject(parent), m_bus(std::move(bus))
{
    m_bus.connect(portalOn(m_bus), path, interface, QStringLiteral("SettingChanged"), this,
                  SLOT(handleSetting(QString, QString, QDBusVariant)));
    requestScheme();
}

void SystemAppearance::requestScheme()
{
    QDBusMessage request =
        QDBusMessage::createMethodCall(portalOn(m_bus), path, interface, QStringLiteral("Read"));
    request << appearance << colorScheme;
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(request), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher *done) {
        const QDBusPendingReply<QDBusVariant> reply = *done;
        if (!reply.isError())
            handleSetting(appearance, colorScheme, reply.value());
        done->deleteLater();
    });
}

void SystemAppearance::handleSetting(const QString &group, const QString &key, const QDBusVariant &value)
{
    if (group != appearance || key != colorScheme)
        return;
    const uint scheme = unwrapped(value.variant()).toUInt();
    if (scheme != NoPreference)
        setSystemIsDark(scheme == PreferDark);
}

} // namespace meja
