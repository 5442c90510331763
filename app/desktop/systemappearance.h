#pragma once

#include <QDBusConnection>
#include <QDBusVariant>
#include <QObject>
#include <QString>

#include <memory>

namespace meja {

/// Follows the system's light or dark appearance while the program runs, if the user chose to follow the
/// system. Linux desktops publish it through the settings portal of freedesktop.org. Without a portal the
/// appearance found at start stays.
class SystemAppearance : public QObject
{
    Q_OBJECT

public:
    /// @param bus the bus of the portal: the session bus, or a test's connection.
    explicit SystemAppearance(QDBusConnection bus, QObject *parent = nullptr);

    /// Follows the user's session. Returns null without a session bus: libdbus would start a daemon that
    /// outlives the program.
    [[nodiscard]] static std::unique_ptr<SystemAppearance> ofSession();

private Q_SLOTS:
    void handleSetting(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void requestScheme();

    QDBusConnection m_bus;
};

} // namespace meja
