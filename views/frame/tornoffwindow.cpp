#include "tornoffwindow.h"

#include "deskpage.h"

#include <QCloseEvent>
#include <QVBoxLayout>

namespace meja {

TornOffWindow::TornOffWindow(DeskPage *page)
{
    setAttribute(Qt::WA_DeleteOnClose);
    resize(page->size());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(page);
    page->show();
    setWindowTitle(page->title());
    connect(page, &DeskPage::titleChanged, this, [this, page] { setWindowTitle(page->title()); });
    connect(page, &DeskPage::backRequested, this, &QWidget::close);
}

void TornOffWindow::closeEvent(QCloseEvent *event)
{
    Q_EMIT closing();
    QWidget::closeEvent(event);
}

} // namespace meja
