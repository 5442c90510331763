#include "tornoffwindow.h"

#include "desktoppage.h"
#include "windowfitter.h"

#include <QCloseEvent>
#include <QShortcut>
#include <QVBoxLayout>

namespace meja {

TornOffWindow::TornOffWindow(DesktopPage *page) : m_page(page)
{
    setAttribute(Qt::WA_DeleteOnClose);
    const QSize size = page->size();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(page);
    page->show();
    page->setFocus();
    (new WindowFitter(*this))->restore({}, size);
    makeShortcuts(*this, ShortcutPlace::Window, [this](ShortcutAction action) { runShortcut(action); });
    updateTitle();
    connect(page, &DesktopPage::titleChanged, this, &TornOffWindow::updateTitle);
    connect(page, &DesktopPage::backRequested, this, &QWidget::close);
}

void TornOffWindow::setTitleSuffix(const QString &suffix)
{
    m_suffix = suffix;
    updateTitle();
}

void TornOffWindow::updateTitle()
{
    setWindowTitle(m_page->title() + m_suffix);
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
