#pragma once

#include "desktopsettings.h"
#include "recordsource.h"
#include "session.h"
#include "shortcuttable.h"
#include "tabarea.h"

#include <QWidget>

#include <optional>

class QShortcut;
class QStackedLayout;

namespace meja {

class ChangeFeed;
class CommandPalette;
class LinkOpener;
class NoticeBar;
class TornOffWindow;
class UserMenu;
class StatusBar;
class StateView;
class ShortcutsOverlay;
class Navigation;
class TornOffWindow;
struct PaletteEntry;
struct SearchHelp;

/// The main window: navigation at the left, pages in tabs, the status bar below. It can be shown before
/// the sign-in; `openSession()` then opens the pages.
class MainWindow : public QWidget
{
    Q_OBJECT

public:
    explicit MainWindow(DesktopSettings &settings, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Opens the tabs of the last session as far as the role may open them. `source` must outlive the
    /// session, and so must `changes`; null: pages do not update themselves.
    void openSession(const Session &session, RecordSource &source, ChangeFeed *changes = nullptr);
    /// Saves the tabs for the next session of this login, closes all pages and removes everything that the
    /// next user must not see.
    void closeSession();
    /// Hides all pages, also those in their own windows, behind `screen` until `uncover()`. Takes over
    /// `screen`.
    void cover(QWidget *screen);
    /// Deletes the covering widget and shows the pages again.
    void uncover();
    [[nodiscard]] bool isCovered() const { return m_cover != nullptr; }
    /// Opens the page of a `meja://` link, or shows why it cannot be opened.
    void openLink(const QString &link);
    void showNotice(const QString &sentence);
    /// Brings the window in front of other windows.
    void bringToFront();
    /// Says that nobody is signed in.
    void showSignedOut();
    void showConnection(ConnectionState state);
    /// Shows a failure instead of the pages, with a button that emits `retryRequested`.
    void showFailure(const QString &sentence, const QString &hint);

    void open(const PageAddress &address) { m_tabs->open(address); }
    [[nodiscard]] DesktopPage *currentPage() const { return m_tabs->currentPage(); }
    [[nodiscard]] bool isSettled() const;
    [[nodiscard]] bool hasSession() const { return m_session.has_value(); }

    /// The role of the session; `Role::Staff` before the sign-in.
    [[nodiscard]] Role role() const { return m_session ? m_session->role : Role::Staff; }
    void closePage() { m_tabs->closeCurrent(); }

    void showPalette();
    void showShortcuts();
    void hideOverlays();
    void chooseLanguage(Language language);
    void chooseTheme(ThemeChoice theme);
    void toggleLanguage();

Q_SIGNALS:
    void signOutRequested();
    void lockRequested();
    void retryRequested();

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void removeCover();
    void layOut();
    void connectParts();
    void connectUserMenu();
    void addTornOff(TornOffWindow *window);
    void updateTitle();
    [[nodiscard]] QString titleSuffix() const;
    void addShortcuts();
    void runShortcut(ShortcutAction action);
    void equip(TornOffWindow *window);
    [[nodiscard]] SearchHelp searchHelp(const DesktopPage *page) const;
    void runExample(const QString &resource, const QString &search);
    void connectPalette(CommandPalette &palette);
    void setUpPalette(CommandPalette &palette);
    void updateForCurrentTab();
    void updateBusy();
    void saveTabs();
    void refresh();
    void refreshAll();
    void closeTab();
    void reopenTab();
    void tearOffTab();
    void nextTab();
    void previousTab();
    void goBack();
    void toggleNavigation();
    void toggleTheme();
    void toggleDensity();
    void chooseDensity(bool compact);
    void showSettings();
    void showAbout();
    void lock();
    void copyLink();
    void searchCustomers(const QString &contact);
    [[nodiscard]] QList<PaletteEntry> paletteEntries();
    [[nodiscard]] QList<PaletteEntry> pageEntries();
    [[nodiscard]] QList<PaletteEntry> actionEntries();

    DesktopSettings &m_settings;
    std::optional<Session> m_session;
    RecordSource *m_source = nullptr; ///< Of the session.
    ConnectionState m_connection = ConnectionState::Connecting;
    QStackedLayout *m_stack; ///< The content, and the covering widget if there is one.
    QWidget *m_content;
    QWidget *m_cover = nullptr;
    Navigation *m_navigation;
    TabArea *m_tabs;
    StateView *m_stateView;
    NoticeBar *m_notice;
    UserMenu *m_user;
    LinkOpener *m_links;
    StatusBar *m_status;
    CommandPalette *m_palette;
    ShortcutsOverlay *m_shortcuts;
    QList<QShortcut *> m_keys;
    bool m_isSignedOut = false;
    bool m_restoring = false;
};

} // namespace meja
