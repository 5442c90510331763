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
    addShortcuts();
    updateTitle();
    connect(page, &DesktopPage::titleChanged, this, &TornOffWindow::updateTitle);
    connect(page, &DesktopPage::backRequested, this, &QWidget::close);
}

void TornOffWindow::addShortcuts()
{
    const auto key = [this](const QKeySequence &keys, auto *receiver, auto act) {
        connect(new QShortcut(keys, this), &QShortcut::activated, receiver, act);
    };
    key(Qt::CTRL | Qt::Key_K, this, &TornOffWindow::paletteRequested);
    key(Qt::Key_F1, this, &TornOffWindow::shortcutsRequested);
    key(Qt::Key_F5, m_page, &DesktopPage::refresh);
    key(Qt::CTRL | Qt::Key_W, this, &QWidget::close);
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

void TornOffWindow::closeEvent(QCloseEvent *event)
{
    Q_EMIT closing();
    QWidget::closeEvent(event);
}

} // namespace meja
