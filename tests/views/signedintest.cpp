#include "aboutdialog.h"
#include "desktopfixture.h"
#include "idlewatcher.h"
#include "labelledfield.h"
#include "listpage.h"
#include "lockscreen.h"
#include "mainwindow.h"
#include "passwordfield.h"
#include "sessionlock.h"
#include "settingsdialog.h"
#include "signindialog.h"
#include "statusbar.h"
#include "tornoffwindow.h"
#include "usermenu.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QPromise>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

using namespace meja;

namespace {

/// Accepts one password.
class PasswordGate : public SignInGate
{
public:
    QList<SignInRequest> requests;
    SignInProblem problem = SignInProblem::WrongPassword; ///< Of every other password.

    QFuture<SignInOutcome> signIn(const SignInRequest &request) override
    {
        requests.append(request);
        QPromise<SignInOutcome> promise;
        promise.start();
        promise.addResult(request.password == QLatin1String("rahasia")
                              ? SignInOutcome(DesktopFixture::session())
                              : SignInOutcome(tl::unexpected(SignInFailure{problem})));
        promise.finish();
        return promise.future();
    }
    QFuture<SignInOutcome> check(const SignInRequest &request) override { return signIn(request); }
    [[nodiscard]] bool hasKeychain() const override { return false; }
    QFuture<QString> storedPassword(const SignInRequest &) override { return {}; }
};

/// All texts that a window shows or offers as tooltips.
QString textsOf(const QWidget &window)
{
    QStringList texts{window.windowTitle()};
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        texts.append(widget->toolTip());
        texts.append(widget->accessibleName());
        if (const auto *label = qobject_cast<const QLabel *>(widget))
            texts.append(label->text());
        if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            texts.append(button->text());
        if (const auto *bar = qobject_cast<const QTabBar *>(widget)) {
            for (int i = 0; i < bar->count(); ++i)
                texts.append(bar->tabText(i) + bar->tabToolTip(i));
        }
    }
    return texts.join(u'\n');
}

/// Clicks the visible button with this text.
void press(const QWidget &window, const QString &text)
{
    for (auto *button : window.findChildren<QAbstractButton *>()) {
        if (button->text() == text && button->isVisible())
            return QTest::mouseClick(button, Qt::LeftButton);
    }
    QFAIL(qPrintable(text));
}

QAction *findAction(const QMenu &menu, const QString &text)
{
    for (QAction *action : menu.actions()) {
        if (action->text().section(u'\t', 0, 0) == text)
            return action;
        if (QAction *found = action->menu() ? findAction(*action->menu(), text) : nullptr)
            return found;
    }
    return nullptr;
}

} // namespace

/// Who is signed in: the user menu, the titles of windows, the lock, signing out, and the sign-in dialog.
class SignedInTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(ThemeChoice::Light); }
    void init();
    void cleanup() { m_window.reset(); }
    void namesThePageAndTheServerInTheTitle();
    void showsWhoIsSignedIn();
    void changesSettingsInTheUserMenu();
    void changesSettingsInTheDialog();
    void forgetsTheUserAfterTheSignOut();
    void keepsTheTabsOfEachLogin();
    void dropsTabsOfAnUnknownOwner();
    void locksAndKeepsTheWork();
    void asksForAPasswordToUnlock();
    void ignoresShortcutsWhileLocked();
    void closesEverythingOnSignOutFromTheLock();
    void locksWhenIdle();
    void countsInputAsUse();
    void asksForUserAndPasswordFirst();
    void showsEachFailureBesideItsField_data();
    void showsEachFailureBesideItsField();
    void keepsSeveralServersByName();
    void refusesTwoServersWithOneName();
    void showsAndHidesThePassword();
    void warnsOfCapsLock();

private:
    void showWindow(const Session &session = DesktopFixture::session());
    [[nodiscard]] QMenu &userMenu() const;
    void choose(const QString &entry) const;

    std::unique_ptr<DesktopFixture> m_fixture;
    PasswordGate m_gate;
    std::unique_ptr<MainWindow> m_window;
};

void SignedInTest::init()
{
    m_fixture = std::make_unique<DesktopFixture>();
    m_gate.requests.clear();
    m_gate.problem = SignInProblem::WrongPassword;
    applyLanguage(Language::English);
    applyTheme(ThemeChoice::Light);
}

void SignedInTest::showWindow(const Session &session)
{
    m_window = std::make_unique<MainWindow>(m_fixture->settings());
    m_window->resize(1366, 768);
    m_window->openSession(session, m_fixture->source);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTRY_VERIFY(m_window->isSettled());
}

QMenu &SignedInTest::userMenu() const
{
    QMenu &menu = *m_window->findChild<UserMenu *>()->menu();
    QMetaObject::invokeMethod(&menu, "aboutToShow");
    return menu;
}

void SignedInTest::choose(const QString &entry) const
{
    QAction *action = findAction(userMenu(), entry);
    QVERIFY2(action, qPrintable(entry));
    action->trigger();
}

void SignedInTest::namesThePageAndTheServerInTheTitle()
{
    showWindow();
    QCOMPARE(m_window->windowTitle(), QStringLiteral("Orders – db.tokomeja.id:5432 – Meja"));
    m_window->open({QStringLiteral("products"), 5});
    QTRY_COMPARE(m_window->windowTitle(), QStringLiteral("name 5 – db.tokomeja.id:5432 – Meja"));
    m_window->chooseLanguage(Language::Indonesian);
    m_window->closePage();
    QTRY_COMPARE(m_window->windowTitle(), QStringLiteral("Pesanan – db.tokomeja.id:5432 – Meja"));
    Session named = DesktopFixture::session();
    named.serverName = QStringLiteral("Toko Bandung");
    m_window->closeSession();
    QCOMPARE(m_window->windowTitle(), QStringLiteral("Meja"));
    m_window->openSession(named, m_fixture->source);
    QCOMPARE(m_window->windowTitle(), QStringLiteral("Pesanan – Toko Bandung – Meja"));
}

void SignedInTest::showsWhoIsSignedIn()
{
    showWindow(DesktopFixture::session(Role::Admin));
    const auto *button = m_window->findChild<UserMenu *>();
    QVERIFY(button->isVisible());
    QCOMPARE(button->text(), QStringLiteral("ratna"));
    const QString texts = textsOf(userMenu());
    for (const auto &word :
         {QStringLiteral("ratna"), QStringLiteral("admin"), QStringLiteral("db.tokomeja.id")})
        QVERIFY2(texts.contains(word), qPrintable(texts));
    choose(QStringLiteral("About Meja"));
    const auto *about = m_window->findChild<AboutDialog *>();
    QVERIFY(about && textsOf(*about).contains(QLatin1String("GNU LGPL 3")));
}

void SignedInTest::changesSettingsInTheUserMenu()
{
    showWindow();
    choose(QStringLiteral("Bahasa Indonesia"));
    QCOMPARE(currentLanguage(), Language::Indonesian);
    choose(QStringLiteral("English"));
    choose(QStringLiteral("Dark"));
    QVERIFY(colors().dark);
    const int normal = qobject_cast<ListPage *>(m_window->currentPage())->view().rowHeight();
    choose(QStringLiteral("Compact"));
    QVERIFY(qobject_cast<ListPage *>(m_window->currentPage())->view().rowHeight() < normal);
    const QSignalSpy signedOut(m_window.get(), &MainWindow::signOutRequested);
    choose(QStringLiteral("Sign out"));
    QCOMPARE(signedOut.count(), 1);
}

void SignedInTest::changesSettingsInTheDialog()
{
    showWindow();
    QCOMPARE(m_fixture->settings().idleLockMinutes(), 15);
    choose(QStringLiteral("Settings…"));
    auto *dialog = m_window->findChild<SettingsDialog *>();
    QVERIFY(dialog && QTest::qWaitForWindowActive(dialog));
    for (auto *box : dialog->findChildren<QComboBox *>()) {
        if (box->accessibleName() != QLatin1String("Lock when idle"))
            continue;
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Home);
    }
    QCOMPARE(m_fixture->settings().idleLockMinutes(), 0);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(!dialog->isVisible());
}

void SignedInTest::forgetsTheUserAfterTheSignOut()
{
    m_fixture->source.everyText = QStringLiteral("Siti Rahmawati");
    showWindow();
    m_window->showConnection(ConnectionState::Connected);
    m_window->open({QStringLiteral("users"), 5});
    m_window->open({QStringLiteral("products"), 7});
    QTRY_VERIFY(m_window->isSettled());
    QVERIFY(textsOf(*m_window).contains(QLatin1String("Siti Rahmawati")));
    m_window->closePage();
    m_window->closeSession();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    const QString texts = textsOf(*m_window);
    for (const auto &word : {QStringLiteral("Siti"), QStringLiteral("ratna"), QStringLiteral("tokomeja")})
        QVERIFY2(!texts.contains(word), qPrintable(texts));
    QCOMPARE(m_window->findChild<StatusBar *>()->connectionText(), QStringLiteral("Signed out"));
    QVERIFY(!m_window->findChild<UserMenu *>()->isVisible());
    m_window->chooseLanguage(Language::Indonesian);
    QTRY_COMPARE(m_window->findChild<StatusBar *>()->connectionText(), QStringLiteral("Belum masuk"));
}

void SignedInTest::keepsTheTabsOfEachLogin()
{
    const Session ratna = DesktopFixture::session();
    Session budi = ratna;
    budi.user = QStringLiteral("budi");
    showWindow(ratna);
    m_window->open({QStringLiteral("stores"), 2});
    m_window->closeSession();
    m_window->openSession(budi, m_fixture->source);
    QCOMPARE(m_window->findChild<TabArea *>()->count(), 1);
    QTest::keyClick(m_window.get(), Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(m_window->findChild<TabArea *>()->count(), 1); // Nothing of the former user can be reopened.
    m_window->closeSession();
    m_window->openSession(ratna, m_fixture->source);
    QCOMPARE(m_window->currentPage()->address().toText(), QStringLiteral("stores/2"));
}

void SignedInTest::dropsTabsOfAnUnknownOwner()
{
    m_fixture->settings().setTabs({{{QStringLiteral("stores"), 2}}}, 0);
    m_fixture->store().setValue(QStringLiteral("signIn/user"), QStringLiteral("budi"));
    showWindow();
    QCOMPARE(m_window->currentPage()->address().toText(), QStringLiteral("orders"));
    QVERIFY(!m_fixture->store().contains(QStringLiteral("desk/tabs")));
}

void SignedInTest::locksAndKeepsTheWork()
{
    m_fixture->source.everyText = QStringLiteral("Siti Rahmawati");
    showWindow();
    SessionLock lock(*m_window, m_gate, m_fixture->settings());
    lock.start(DesktopFixture::session(), {.user = QStringLiteral("ratna")});
    m_window->open({QStringLiteral("users"), 5});
    m_window->findChild<TabArea *>()->tearOffCurrent();
    QTRY_VERIFY(m_window->isSettled());
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTest::keyClick(m_window.get(), Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    auto *screen = m_window->findChild<LockScreen *>();
    QVERIFY(screen && screen->isVisible());
    QCOMPARE(m_window->windowTitle(), QStringLiteral("Locked – db.tokomeja.id:5432 – Meja"));
    TornOffWindow *window = m_window->findChild<TabArea *>()->tornOffWindows().value(0);
    QVERIFY(!window->isVisible() && !m_window->currentPage()->isVisible());
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("salah"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_VERIFY2(screen->sentence().contains(QLatin1String("password is wrong")),
                 qPrintable(screen->sentence()));
    QCOMPARE(m_gate.requests.last().user, QStringLiteral("ratna"));
    QTest::keyClicks(screen->findChild<PasswordField *>(), QStringLiteral("rahasia"));
    QTest::keyClick(screen->findChild<PasswordField *>(), Qt::Key_Return);
    QTRY_VERIFY(!m_window->isCovered());
    QVERIFY(window->isVisible() && m_window->currentPage()->isVisible());
    QCOMPARE(m_window->currentPage()->address().toText(), QStringLiteral("orders"));
    window->close();
}

void SignedInTest::asksForAPasswordToUnlock()
{
    showWindow();
    SessionLock lock(*m_window, m_gate, m_fixture->settings());
    lock.start(DesktopFixture::session(), {});
    lock.lock();
    auto *screen = m_window->findChild<LockScreen *>();
    QTest::mouseClick(screen->findChild<QPushButton *>(), Qt::LeftButton);
    QVERIFY(m_window->isCovered() && m_gate.requests.isEmpty());
    QCOMPARE(screen->sentence(), QStringLiteral("Enter your password."));
}

void SignedInTest::ignoresShortcutsWhileLocked()
{
    showWindow();
    m_window->open({QStringLiteral("stores")});
    SessionLock lock(*m_window, m_gate, m_fixture->settings());
    lock.start(DesktopFixture::session(), {});
    lock.lock();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_W, Qt::ControlModifier);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_K, Qt::ControlModifier);
    for (int i = 0; i < 6; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QVERIFY(m_window->findChild<LockScreen *>()->isAncestorOf(QApplication::focusWidget()));
    }
    QCOMPARE(m_window->findChild<TabArea *>()->count(), 2);
}

void SignedInTest::closesEverythingOnSignOutFromTheLock()
{
    showWindow();
    m_window->open({QStringLiteral("stores"), 2});
    m_window->findChild<TabArea *>()->tearOffCurrent();
    SessionLock lock(*m_window, m_gate, m_fixture->settings());
    connect(&lock, &SessionLock::signOutRequested, m_window.get(), &MainWindow::closeSession);
    lock.start(DesktopFixture::session(), {});
    lock.lock();
    press(*m_window->findChild<LockScreen *>(), QStringLiteral("Sign out"));
    QVERIFY(!m_window->isCovered() && !m_window->hasSession());
    for (const QWidget *widget : QApplication::topLevelWidgets())
        QVERIFY(widget == m_window.get() || !widget->isVisible());
}

void SignedInTest::locksWhenIdle()
{
    std::chrono::system_clock::time_point now{std::chrono::hours(1000)};
    IdleWatcher watcher(nullptr, [&now] { return now; });
    const QSignalSpy idle(&watcher, &IdleWatcher::idle);
    std::chrono::minutes limit{15};
    watcher.start([&limit] { return limit; });
    now += std::chrono::minutes(14);
    watcher.check();
    QCOMPARE(idle.count(), 0);
    now += std::chrono::minutes(1);
    limit = {};
    watcher.check();
    QCOMPARE(idle.count(), 0); // Turned off.
    limit = std::chrono::minutes(15);
    watcher.check();
    QCOMPARE(idle.count(), 1);
    watcher.check();
    QCOMPARE(idle.count(), 1);
}

void SignedInTest::countsInputAsUse()
{
    std::chrono::system_clock::time_point now{std::chrono::hours(1000)};
    IdleWatcher watcher(nullptr, [&now] { return now; });
    const QSignalSpy idle(&watcher, &IdleWatcher::idle);
    watcher.start([] { return std::chrono::minutes(15); });
    showWindow();
    for (int i = 0; i < 4; ++i) {
        now += std::chrono::minutes(10);
        QTest::keyClick(m_window.get(), Qt::Key_Down);
        watcher.check();
    }
    QCOMPARE(idle.count(), 0);
    now += std::chrono::minutes(15);
    watcher.check();
    QCOMPARE(idle.count(), 1);
}

void SignedInTest::asksForUserAndPasswordFirst()
{
    m_fixture->store().setValue(QStringLiteral("signIn/host"), QStringLiteral("db.tokomeja.id"));
    SignInDialog dialog(m_gate, m_fixture->settings());
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    QVERIFY(!dialog.isServerShown());
    QVERIFY(textsOf(dialog).contains(QLatin1String("Server: db.tokomeja.id")));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(dialog.sentence(), QStringLiteral("Enter your user name."));
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("ratna"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("rahasia"));
    const QSignalSpy signedIn(&dialog, &SignInDialog::signedIn);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_COMPARE(signedIn.count(), 1);
    QCOMPARE(m_gate.requests.last().host, QStringLiteral("db.tokomeja.id"));
    QCOMPARE(m_gate.requests.last().user, QStringLiteral("ratna"));
}

void SignedInTest::showsEachFailureBesideItsField_data()
{
    QTest::addColumn<SignInProblem>("problem");
    QTest::addColumn<QString>("field");
    QTest::newRow("password") << SignInProblem::WrongPassword << QStringLiteral("Password");
    QTest::newRow("user") << SignInProblem::NoRight << QStringLiteral("User name");
    QTest::newRow("server") << SignInProblem::Unreachable << QStringLiteral("Server");
    QTest::newRow("database") << SignInProblem::UnknownDatabase << QStringLiteral("Database");
    QTest::newRow("none") << SignInProblem::Other << QString();
}

void SignedInTest::showsEachFailureBesideItsField()
{
    QFETCH(SignInProblem, problem);
    QFETCH(QString, field);
    m_gate.problem = problem;
    SignInDialog dialog(m_gate, m_fixture->settings());
    dialog.setRequest({.database = QStringLiteral("meja"),
                       .user = QStringLiteral("ratna"),
                       .password = QStringLiteral("x")});
    dialog.show();
    dialog.signIn();
    QTRY_VERIFY(dialog.sentence().startsWith(signInSentence(problem)));
    QString marked;
    for (const LabelledField *each : dialog.findChildren<LabelledField *>()) {
        if (!each->error().isEmpty()) {
            QVERIFY(each->isVisible());
            marked += each->findChild<QLabel *>()->text();
        }
    }
    QCOMPARE(marked, field);
    QVERIFY2(dialog.height() < 500, qPrintable(QString::number(dialog.height())));
}

void SignedInTest::keepsSeveralServersByName()
{
    m_fixture->store().setValue(QStringLiteral("signIn/host"), QStringLiteral("db.bandung.id"));
    {
        SignInDialog dialog(m_gate, m_fixture->settings());
        dialog.show();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        press(dialog, QStringLiteral("Server: db.bandung.id"));
        QVERIFY(dialog.isServerShown());
        press(dialog, QStringLiteral("Add server"));
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("Toko Medan"));
        dialog.setRequest({.host = QStringLiteral("db.medan.id"),
                           .database = QStringLiteral("meja"),
                           .user = QStringLiteral("ratna"),
                           .password = QStringLiteral("rahasia")});
        dialog.signIn();
        QTRY_VERIFY(!dialog.isBusy());
    }
    SignInDialog dialog(m_gate, m_fixture->settings());
    dialog.show();
    auto *servers = dialog.findChild<QComboBox *>();
    QVERIFY(servers->isVisible());
    QCOMPARE(servers->currentText(), QStringLiteral("Toko Medan"));
    QCOMPARE(dialog.request().host, QStringLiteral("db.medan.id"));
    QTest::keyClick(servers, Qt::Key_Up);
    QCOMPARE(dialog.request().host, QStringLiteral("db.bandung.id"));
    QTest::keyClick(servers, Qt::Key_Down);
    QCOMPARE(dialog.request().host, QStringLiteral("db.medan.id"));
    press(dialog, QStringLiteral("Server: db.medan.id"));
    press(dialog, QStringLiteral("Remove server"));
    QCOMPARE(dialog.request().host, QStringLiteral("db.bandung.id"));
    QVERIFY(!servers->isVisible());
    for (const QString &key : m_fixture->store().allKeys())
        QVERIFY2(!m_fixture->store().value(key).toString().contains(QLatin1String("rahasia")),
                 qPrintable(key));
}

void SignedInTest::refusesTwoServersWithOneName()
{
    ServerProfiles profiles(m_fixture->store());
    profiles.setCurrent({.name = QStringLiteral("Toko"), .user = QStringLiteral("ratna")});
    profiles.add({.name = QStringLiteral("toko"), .user = QStringLiteral("ratna")});
    SignInDialog dialog(m_gate, m_fixture->settings());
    dialog.show();
    dialog.signIn();
    QCOMPARE(dialog.sentence(), QStringLiteral("Another server has this name."));
    QVERIFY(dialog.isServerShown() && m_gate.requests.isEmpty());
}

void SignedInTest::showsAndHidesThePassword()
{
    PasswordField field;
    field.show();
    QTest::keyClicks(&field, QStringLiteral("rahasia"));
    auto *button = field.findChild<QToolButton *>();
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(field.displayText(), QStringLiteral("rahasia"));
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(field.displayText() != QLatin1String("rahasia"));
}

void SignedInTest::warnsOfCapsLock()
{
    PasswordField field;
    QTest::keyClick(&field, 'a');
    QVERIFY(!field.isCapsLockOn());
    QKeyEvent capital(QEvent::KeyPress, Qt::Key_A, Qt::NoModifier, QStringLiteral("A"));
    QApplication::sendEvent(&field, &capital);
    QVERIFY(field.isCapsLockOn());
    QKeyEvent shifted(QEvent::KeyPress, Qt::Key_A, Qt::ShiftModifier, QStringLiteral("A"));
    QApplication::sendEvent(&field, &shifted);
    QVERIFY(!field.isCapsLockOn());
}

QTEST_MAIN(SignedInTest)
#include "signedintest.moc"
