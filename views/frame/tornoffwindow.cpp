#include "tornoffwindow.h"

#include "desktoppage.h"

#include <QCloseEvent>
#include <QVBoxLayout>

namespace meja {

TornOffWindow::TornOffWindow(DesktopPage *page) : m_page(page)
{
    setAttribute(Qt::WA_DeleteOnClose);
    resize(page->size());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(page);
    page->show();
    setWindowTitle(page->title());
    connect(page, &DesktopPage::titleChanged, this, [this, page] { setWindowTitle(page->title()); });
    makeShortcuts(*this, ShortcutPlace::Window, [this](ShortcutAction action) { runShortcut(action); });
    connect(page, &DesktopPage::backRequested, this, &QWidget::close);
}

void TornOffWindow::runShortcut(ShortcutAction action)
{
    if (action == ShortcutAction::ShowPalette)
        Q_EMIT paletteRequested();
    else if (action == ShortcutAction::ShowHelp)
        Q_EMIT shortcutsRequested();
    else if (action == ShortcutAction::Refresh)
        m_page->refresh();
    else if (action == ShortcutAction::CloseTab || action == ShortcutAction::GoBack)
        close();
}

void TornOffWindow::closeEvent(QCloseEvent *event)
{
    Q_EMIT closing();
    QWidget::closeEvent(event);
}

} // namespace meja
