#include "tornoffwindow.h"

#include "desktoppage.h"

#include <QCloseEvent>
#include <QVBoxLayout>

namespace meja {

TornOffWindow::TornOffWindow(DesktopPage *page)
{
    setAttribute(Qt::WA_DeleteOnClose);
    resize(page->size());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(page);
    page->show();
    setWindowTitle(page->title());
    connect(page, &DesktopPage::titleChanged, this, [this, page] { setWindowTitle(page->title()); });
    connect(page, &DesktopPage::backRequested, this, &QWidget::close);
}

void TornOffWindow::closeEvent(QCloseEvent *event)
{
    Q_EMIT closing();
    QWidget::closeEvent(event);
}

} // namespace meja
