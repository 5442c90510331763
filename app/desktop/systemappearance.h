#pragma once

#include <QDBusConnection>
#include <QDBusVariant>
#include <QObject>
#include <QString>

#include <memory>

namespace meja {

/// Keeps the desk as light or dark as the system is while both run, for people who left that choice to it.
/// The desktops of Linux tell it through the settings portal of freedesktop.org; where there is none, the
/// desk stays as the system was when it started.
class SystemAppearance : public QObject
{
    Q_OBJECT

public:
    /// @param bus where the portal is; a session's bus, or a test's own connection.
    explicit SystemAppearance(QDBusConnection bus, QObject *parent = nullptr);

    /// Follows the person's own session, where it has a bus already: asking libdbus for one that isn't
    /// there would start a daemon that outlives the desk. @return null without one.
    [[nodiscard]] static std::unique_ptr<SystemAppearance> ofSession();

private Q_SLOTS:
    void take(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void ask();

    QDBusConnection m_bus;
};

} // namespace meja
