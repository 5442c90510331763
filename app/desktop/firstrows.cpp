#include "firstrows.h"

#include "listpage.h"
#include "mainwindow.h"

#include <QEvent>

namespace meja {

FirstRows::FirstRows(MainWindow &window) : m_window(window)
{
    connect(&m_glance, &QTimer::timeout, this, &FirstRows::look);
    m_glance.start(1);
}

void FirstRows::look()
{
    auto *page = qobject_cast<ListPage *>(m_window.currentPage());
    if (page == nullptr || page->model().record(0) == nullptr)
        return;
    m_glance.stop();
    m_rowsAreThere = true;
    page->view().viewport()->installEventFilter(this);
    page->view().viewport()->update();
}

bool FirstRows::eventFilter(QObject *watched, QEvent *event)
{
    // The filter sees the event before the rows are drawn; the signal comes after them.
    if (m_rowsAreThere && event->type() == QEvent::Paint)
        QMetaObject::invokeMethod(this, &FirstRows::painted, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

} // namespace meja
