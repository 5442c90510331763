#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

#include <utility>

namespace meja {

/// Brings an answer home to `receiver`'s thread: calls `handler(result)` when the future has one.
/// The watcher is the receiver's child, so a receiver that is gone is simply not called.
template <class T, class Handler>
void whenReady(const QFuture<T> &future, QObject *receiver, Handler handler)
{
    auto *watcher = new QFutureWatcher<T>(receiver);
    QObject::connect(watcher, &QFutureWatcherBase::finished, receiver,
                     [watcher, handler = std::move(handler)]() mutable {
                         watcher->deleteLater();
                         // A source that shuts down drops its promises without an answer.
                         if (watcher->future().resultCount() > 0)
                             handler(watcher->result());
                     });
    watcher->setFuture(future);
}

} // namespace meja
