#pragma once

#include "desktopsettings.h"
#include "recordsource.h"
#include "session.h"
#include "tabarea.h"

#include <QWidget>

#include <optional>

class QStackedLayout;

namespace meja {

class ChangeFeed;
class CommandPalette;
class StatusBar;
class StateView;
class ShortcutsOverlay;
class Navigation;
struct PaletteEntry;

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
    /// Saves the tabs for the next session and closes all pages.
    void closeSession();
    void showConnection(ConnectionState state);
    /// Shows a failure instead of the pages, with a button that emits `retryRequested`.
    void showFailure(const QString &sentence, const QString &hint);

    void open(const PageAddress &address) { m_tabs->open(address); }
    [[nodiscard]] DesktopPage *currentPage() const { return m_tabs->currentPage(); }
    [[nodiscard]] bool isSettled() const;

    /// The role of the session; `Role::Staff` before the sign-in.
    [[nodiscard]] Role role() const { return m_session ? m_session->role : Role::Staff; }
    void closePage() { m_tabs->closeCurrent(); }

    void showPalette();
    void showShortcuts();
    void hideOverlays();
    void chooseLanguage(Language language);
    void chooseTheme(ThemeChoice theme);

Q_SIGNALS:
    void signOutRequested();
    void retryRequested();

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void layOut();
    void addShortcuts();
    void addShortcut(const QKeySequence &keys, void (MainWindow::*act)());
    void retranslate();
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
    void toggleLanguage();
    void toggleTheme();
    void toggleDensity();
    void searchCustomers(const QString &contact);
    [[nodiscard]] QList<PaletteEntry> paletteEntries();
    [[nodiscard]] QList<PaletteEntry> pageEntries();
    [[nodiscard]] QList<PaletteEntry> actionEntries();

    DesktopSettings &m_settings;
    std::optional<Session> m_session;
    ConnectionState m_connection = ConnectionState::Connecting;
    Navigation *m_navigation;
    TabArea *m_tabs;
    StateView *m_stateView;
    StatusBar *m_status;
    CommandPalette *m_palette;
    ShortcutsOverlay *m_shortcuts;
    bool m_restoring = false;
};

} // namespace meja
