#include "firstrowswatcher.h"

#include "listpage.h"
#include "mainwindow.h"

#include <QEvent>

namespace meja {

FirstRowsWatcher::FirstRowsWatcher(MainWindow &window) : m_window(window)
{
    connect(&m_timer, &QTimer::timeout, this, &FirstRowsWatcher::checkForRows);
    m_timer.start(1);
}

void FirstRowsWatcher::checkForRows()
{
    auto *page = qobject_cast<ListPage *>(m_window.currentPage());
    if (page == nullptr || page->model().record(0) == nullptr)
        return;
    m_timer.stop();
    m_hasRows = true;
    page->view().viewport()->installEventFilter(this);
    page->view().viewport()->update();
}

bool FirstRowsWatcher::eventFilter(QObject *watched, QEvent *event)
{
    // The filter runs before the paint event draws the rows; the queued signal is emitted after it.
    if (m_hasRows && event->type() == QEvent::Paint)
        QMetaObject::invokeMethod(this, &FirstRowsWatcher::painted, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

} // namespace meja
