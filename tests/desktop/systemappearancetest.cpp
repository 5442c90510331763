#include "systemappearance.h"

#include "colors.h"
#include "theme.h"

#include <QDBusMessage>
#include <QDBusServer>
#include <QTest>

#include <optional>

using namespace meja;

/// A settings portal for the test: it returns its setting and signals changes.
class Portal : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    Portal()
    {
        connect(&m_server, &QDBusServer::newConnection, this, [this](QDBusConnection client) {
            client.registerObject(QStringLiteral("/org/freedesktop/portal/desktop"), this,
                                  QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals);
            m_client = client;
        });
    }

    [[nodiscard]] QString address() const { return m_server.address(); }
    [[nodiscard]] bool hasClient() const { return m_client.has_value(); }
    void set(uint scheme) { m_scheme = scheme; }
    void changeSetting(const QString &group, const QString &key, uint value)
    {
        Q_EMIT SettingChanged(group, key, QDBusVariant(value));
    }

public Q_SLOTS:
    QDBusVariant Read(const QString &, const QString &)
    {
        ++m_reads;
        return QDBusVariant(QVariant::fromValue(QDBusVariant(m_scheme)));
    }

public:
    int m_reads = 0;

Q_SIGNALS:
    // NOLINTNEXTLINE(readability-inconsistent-declaration-parameter-name): moc writes the definition
    void SettingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    QDBusServer m_server;
    std::optional<QDBusConnection> m_client;
    uint m_scheme = 0;
};

/// The desktop follows the system's light or dark appearance, at start and while it runs.
class SystemAppearanceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void readsTheAppearanceAtStart();
    void followsTheSystemAppearance();
    void keepsTheUsersChoice();
    void keepsTheAppearanceWithoutAPreference();

private:
    void startWith(uint scheme);
    static QString group() { return QStringLiteral("org.freedesktop.appearance"); }
    static QString key() { return QStringLiteral("color-scheme"); }

    std::unique_ptr<Portal> m_portal;
    std::unique_ptr<SystemAppearance> m_appearance;
};

void SystemAppearanceTest::init()
{
    applyTheme(ThemeChoice::System);
    setSystemIsDark(false);
    m_portal = std::make_unique<Portal>();
}

void SystemAppearanceTest::cleanup()
{
    m_appearance.reset();
    QDBusConnection::disconnectFromPeer(QStringLiteral("portal"));
    m_portal.reset();
}

void SystemAppearanceTest::startWith(uint scheme)
{
    m_portal->set(scheme);
    const QDBusConnection peer =
        QDBusConnection::connectToPeer(m_portal->address(), QStringLiteral("portal"));
    QVERIFY(peer.isConnected());
    QTRY_VERIFY(m_portal->hasClient());
    m_appearance = std::make_unique<SystemAppearance>(peer);
    QTRY_COMPARE(m_portal->m_reads, 1);
}

void SystemAppearanceTest::readsTheAppearanceAtStart()
{
    startWith(1);
    QTRY_VERIFY(colors().dark);
}

void SystemAppearanceTest::followsTheSystemAppearance()
{
    startWith(2);
    m_portal->changeSetting(group(), key(), 1);
    QTRY_VERIFY(colors().dark);
    m_portal->changeSetting(group(), QStringLiteral("contrast"), 2); // Another setting.
    m_portal->changeSetting(group(), key(), 2);
    QTRY_VERIFY(!colors().dark);
}

void SystemAppearanceTest::keepsTheUsersChoice()
{
    startWith(1);
    QTRY_VERIFY(colors().dark);
    applyTheme(ThemeChoice::Light);
    m_portal->changeSetting(group(), key(), 2);
    m_portal->changeSetting(group(), key(), 1);
    QVERIFY(!colors().dark);
    // The last system setting applies again after the user chooses to follow the system.
    applyTheme(ThemeChoice::System);
    QTRY_VERIFY(colors().dark);
}

void SystemAppearanceTest::keepsTheAppearanceWithoutAPreference()
{
    setSystemIsDark(true);
    startWith(0);
    m_portal->changeSetting(group(), key(), 0);
    m_portal->changeSetting(group(), key(), 2);
    QTRY_VERIFY(!colors().dark);
    m_portal->changeSetting(group(), key(), 0);
    m_portal->changeSetting(group(), key(), 1);
    QTRY_VERIFY(colors().dark);
}

QTEST_MAIN(SystemAppearanceTest)
#include "systemappearancetest.moc"
