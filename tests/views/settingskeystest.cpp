#include "columnsettings.h"
#include "desktopfixture.h"
#include "signindialog.h"

#include <QCheckBox>
#include <QPromise>
#include <QTest>

using namespace meja;

namespace {

/// Never signs in.
class SilentGate : public SignInGate
{
public:
    QFuture<SignInOutcome> signIn(const SignInRequest &) override { return m_outcome.future(); }
    QFuture<SignInOutcome> check(const SignInRequest &) override { return m_outcome.future(); }
    [[nodiscard]] bool hasKeychain() const override { return true; }
    QFuture<QString> storedPassword(const SignInRequest &) override { return m_password.future(); }

private:
    QPromise<SignInOutcome> m_outcome;
    QPromise<QString> m_password;
};

QStringList sorted(QStringList keys)
{
    keys.sort();
    return keys;
}

} // namespace

/// The keys of the stored settings. A changed key drops what users have chosen, so no release may change one.
class SettingsKeysTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheKeysOfTheDesktop();
    void keepsTheKeysOfColumns();
    void keepsTheKeysOfTheSignIn();
    void readsAStoredSignIn();
};

void SettingsKeysTest::keepsTheKeysOfTheDesktop()
{
    DesktopFixture fixture;
    DesktopSettings &settings = fixture.settings();
    settings.setLanguage(Language::Indonesian);
    settings.setTheme(ThemeChoice::Dark);
    settings.setGeometry("geometry");
    settings.setNavigationCollapsed(true);
    settings.setCompact(true);
    settings.setIdleLockMinutes(30);
    settings.setTabs({{.address = {QStringLiteral("orders")}}}, 0);
    QCOMPARE(sorted(fixture.store().allKeys()),
             sorted({QStringLiteral("desk/language"), QStringLiteral("desk/theme"),
                     QStringLiteral("desk/geometry"), QStringLiteral("desk/narrowNavigation"),
                     QStringLiteral("desk/compactRows"), QStringLiteral("desk/idleLockMinutes"),
                     QStringLiteral("desk/tabs"), QStringLiteral("desk/tabPages"),
                     QStringLiteral("desk/currentTab")}));
    fixture.store().setValue(QStringLiteral("desk/environment"), QStringLiteral("training"));
    QCOMPARE(settings.environment(), Environment::Training);
}

void SettingsKeysTest::keepsTheKeysOfColumns()
{
    DesktopFixture fixture;
    // Stored by releases that did not distinguish servers.
    fixture.store().setValue(QStringLiteral("lists/ratna/orders/columns"),
                             QStringList{QStringLiteral("total")});
    ColumnSettings columns(fixture.store(), DesktopFixture::session(), QStringLiteral("orders"));
    QCOMPARE(columns.columns(), QStringList{QStringLiteral("total")});
    columns.save({QStringLiteral("number")}, {{QStringLiteral("number"), 120}});
    QCOMPARE(columns.columns(), QStringList{QStringLiteral("number")});
    const QString group = QStringLiteral("lists/ratna@db.tokomeja.id%3A5432%2Fmeja/orders/");
    QCOMPARE(sorted(fixture.store().allKeys()),
             sorted({group + QStringLiteral("columns"), group + QStringLiteral("widths"),
                     QStringLiteral("lists/ratna/orders/columns")}));
}

void SettingsKeysTest::keepsTheKeysOfTheSignIn()
{
    DesktopFixture fixture;
    SilentGate gate;
    SignInDialog dialog(gate, fixture.settings());
    dialog.signIn();
    QCOMPARE(sorted(fixture.store().allKeys()),
             sorted({QStringLiteral("signIn/host"), QStringLiteral("signIn/port"),
                     QStringLiteral("signIn/database"), QStringLiteral("signIn/user"),
                     QStringLiteral("signIn/keepPassword"), QStringLiteral("signIn/name"),
                     QStringLiteral("signIn/current")}));
}

void SettingsKeysTest::readsAStoredSignIn()
{
    DesktopFixture fixture;
    fixture.store().setValue(QStringLiteral("signIn/user"), QStringLiteral("ratna"));
    fixture.store().setValue(QStringLiteral("signIn/keepPassword"), true);
    SilentGate gate;
    SignInDialog dialog(gate, fixture.settings());
    QCOMPARE(dialog.request().user, QStringLiteral("ratna"));
    QVERIFY(dialog.findChild<QCheckBox *>()->isChecked());
}

QTEST_MAIN(SettingsKeysTest)
#include "settingskeystest.moc"
