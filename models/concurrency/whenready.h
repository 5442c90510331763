#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

namespace meja {

/// Brings a worker's answer home: `handler` is called with it on `context`'s thread, and not at all
/// when `context` is gone by then. (`QFuture::then(context, …)` asserts in that case in Qt 6.4.)
template <class T, class Handler>
void whenReady(const QFuture<T> &future, QObject *context, Handler handler)
{
    auto *watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, handler = std::move(handler)]() mutable {
                         watcher->deleteLater();
                         if (watcher->future().resultCount() > 0)
                             handler(watcher->result());
                     });
    watcher->setFuture(future);
}

} // namespace meja
