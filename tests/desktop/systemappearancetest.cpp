#include "systemappearance.h"

#include "colors.h"
#include "theme.h"

#include <QDBusMessage>
#include <QDBusServer>
#include <QTest>

#include <optional>

using namespace meja;

/// A settings portal as the desktops have it, for whoever connects to it. It answers and tells what it is set
/// to.
class Portal : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    Portal()
    {
        connect(&m_server, &QDBusServer::newConnection, this, [this](QDBusConnection visitor) {
            visitor.registerObject(QStringLiteral("/org/freedesktop/portal/desktop"), this,
                                   QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals);
            m_visitor = visitor;
        });
    }

    [[nodiscard]] QString address() const { return m_server.address(); }
    [[nodiscard]] bool isVisited() const { return m_visitor.has_value(); }
    void set(uint scheme) { m_scheme = scheme; }
    void tell(const QString &group, const QString &key, uint value)
    {
        Q_EMIT SettingChanged(group, key, QDBusVariant(value));
    }

public Q_SLOTS:
    QDBusVariant Read(const QString &, const QString &)
    {
        ++m_asked;
        return QDBusVariant(QVariant::fromValue(QDBusVariant(m_scheme)));
    }

public:
    int m_asked = 0;

Q_SIGNALS:
    void SettingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    QDBusServer m_server;
    std::optional<QDBusConnection> m_visitor;
    uint m_scheme = 0;
};

/// The desk turns dark and light with the system, at its start and while it runs.
class SystemAppearanceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void isAsTheSystemIsAtTheStart();
    void turnsWithTheSystem();
    void leavesAloneWhatThePersonChose();
    void staysAsItWasWithoutAPreference();

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
    QTRY_VERIFY(m_portal->isVisited());
    m_appearance = std::make_unique<SystemAppearance>(peer);
    QTRY_COMPARE(m_portal->m_asked, 1);
}

void SystemAppearanceTest::isAsTheSystemIsAtTheStart()
{
    startWith(1);
    QTRY_VERIFY(colors().dark);
}

void SystemAppearanceTest::turnsWithTheSystem()
{
    startWith(2);
    m_portal->tell(group(), key(), 1);
    QTRY_VERIFY(colors().dark);
    m_portal->tell(group(), QStringLiteral("contrast"), 2); // Nothing to do with it.
    m_portal->tell(group(), key(), 2);
    QTRY_VERIFY(!colors().dark);
}

void SystemAppearanceTest::leavesAloneWhatThePersonChose()
{
    startWith(1);
    QTRY_VERIFY(colors().dark);
    applyTheme(ThemeChoice::Light);
    m_portal->tell(group(), key(), 2);
    m_portal->tell(group(), key(), 1);
    QVERIFY(!colors().dark);
    // The system's last word counts again as soon as the choice is left to it.
    applyTheme(ThemeChoice::System);
    QTRY_VERIFY(colors().dark);
}

void SystemAppearanceTest::staysAsItWasWithoutAPreference()
{
    setSystemIsDark(true);
    startWith(0);
    m_portal->tell(group(), key(), 0);
    m_portal->tell(group(), key(), 2);
    QTRY_VERIFY(!colors().dark);
    m_portal->tell(group(), key(), 0);
    m_portal->tell(group(), key(), 1);
    QTRY_VERIFY(colors().dark);
}

QTEST_MAIN(SystemAppearanceTest)
#include "systemappearancetest.moc"
