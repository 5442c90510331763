#include "mainwindow.h"

#include "aboutdialog.h"
#include "commandpalette.h"
#include "desktoppages.h"
#include "linkopener.h"
#include "navigation.h"
#include "noticebar.h"
#include "paletteentry.h"
#include "resourcecatalogue.h"
#include "settingsdialog.h"
#include "shortcutsoverlay.h"
#include "stateview.h"
#include "statusbar.h"
#include "tornoffwindow.h"
#include "usermenu.h"

#include <QApplication>
#include <QDialog>
#include <QShortcut>
#include <QStackedLayout>

namespace meja {

namespace {

/// Closes menus, pop-ups and dialogs of a window; their content must not stay in front of other pages.
void closeDialogs(const QWidget &window)
{
    while (QWidget *popup = QApplication::activePopupWidget()) {
        if (!popup->close())
            break;
    }
    for (QDialog *dialog : window.findChildren<QDialog *>())
        dialog->reject();
}

} // namespace

void MainWindow::openSession(const Session &session, RecordSource &source, ChangeFeed *changes)
{
    m_session = session;
    m_isSignedOut = false;
    m_source = &source;
    m_settings.setTabsOwner(session);
    m_tabs->setPageMaker([this, &source, changes](const SavedTab &tab, QWidget *parent) {
        return makeDesktopPage(tab, {source, *m_session, m_settings, changes}, parent);
    });
    m_navigation->setRole(session.role);
    m_user->setSession(session);
    m_links->setSource(&source, session.role);
    m_status->setSession(session);
    m_status->setChanges(changes);
    setUpPalette(*m_palette);
    QList<SavedTab> tabs;
    for (const SavedTab &tab : m_settings.tabs()) {
        if (findResource(tab.address.resource)->isOpenTo(session.role))
            tabs.append(tab);
    }
    if (tabs.isEmpty())
        tabs.append({PageAddress{m_navigation->entries().value(0)}});
    m_restoring = true;
    m_tabs->restore(tabs, m_settings.currentTab());
    m_restoring = false;
    m_stateView->showFilled();
}

void MainWindow::closeSession()
{
    saveTabs();
    closeDialogs(*this);
    hideOverlays();
    m_palette->setSource(nullptr, {});
    m_status->setChanges(nullptr);
    m_links->setSource(nullptr, Role::Staff);
    m_restoring = true;
    m_tabs->closeAll();
    m_restoring = false;
    removeCover();
    m_session.reset();
    m_source = nullptr;
    m_navigation->removeEntries();
    m_user->setSession(std::nullopt);
    m_notice->hide();
    showSignedOut();
}

void MainWindow::showSignedOut()
{
    m_isSignedOut = true;
    m_status->showSignedOut();
    m_stateView->showEmpty(tr("Signed out"));
    updateTitle();
}

void MainWindow::cover(QWidget *screen)
{
    removeCover();
    closeDialogs(*this);
    hideOverlays();
    m_cover = screen;
    m_stack->addWidget(screen);
    m_stack->setCurrentWidget(screen);
    for (QShortcut *key : std::as_const(m_keys))
        key->setEnabled(false);
    for (TornOffWindow *window : m_tabs->tornOffWindows()) {
        closeDialogs(*window);
        window->hide();
    }
    screen->setFocus();
    updateTitle();
}

void MainWindow::removeCover()
{
    if (!m_cover)
        return;
    m_stack->removeWidget(m_cover);
    m_cover->hide();
    std::exchange(m_cover, nullptr)->deleteLater();
    m_stack->setCurrentWidget(m_content);
    for (QShortcut *key : std::as_const(m_keys))
        key->setEnabled(true);
}

void MainWindow::uncover()
{
    if (!m_cover)
        return;
    removeCover();
    for (TornOffWindow *window : m_tabs->tornOffWindows())
        window->show();
    if (DesktopPage *page = m_tabs->currentPage())
        page->setFocus();
    updateTitle();
}

QString MainWindow::titleSuffix() const
{
    return m_session ? QStringLiteral(" – %1 – Meja").arg(m_session->place()) : QString();
}

void MainWindow::updateTitle()
{
    const DesktopPage *page = m_tabs->currentPage();
    if (!m_session)
        setWindowTitle(QStringLiteral("Meja"));
    else if (m_cover)
        setWindowTitle(tr("Locked") + titleSuffix());
    else if (page)
        setWindowTitle(page->title() + titleSuffix());
    else
        setWindowTitle(QStringLiteral("%1 – Meja").arg(m_session->place()));
}

void MainWindow::openLink(const QString &link)
{
    m_notice->hide();
    m_links->open(link);
    bringToFront();
}

void MainWindow::showNotice(const QString &sentence)
{
    m_notice->showNotice(sentence);
}

void MainWindow::bringToFront()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

/// Each window has a palette and a list of shortcuts of its own.
void MainWindow::addTornOff(TornOffWindow *window)
{
    window->setTitleSuffix(titleSuffix());
    equip(window);
}

void MainWindow::showSettings()
{
    auto *dialog = new SettingsDialog(m_settings, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SettingsDialog::languageChosen, this, &MainWindow::chooseLanguage);
    connect(dialog, &SettingsDialog::themeChosen, this, &MainWindow::chooseTheme);
    connect(dialog, &SettingsDialog::densityChosen, this, &MainWindow::chooseDensity);
    dialog->open();
}

void MainWindow::showAbout()
{
    auto *dialog = new AboutDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace meja
