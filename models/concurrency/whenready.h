#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

namespace meja {

/// Calls `handler` with the future's result on the thread of `context`. Does not call it when `context` has
/// been destroyed or the future was cancelled. (With a destroyed context, `QFuture::then(context, …)` asserts
/// in Qt 6.4.)
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
