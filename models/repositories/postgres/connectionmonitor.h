#pragma once

#include <QObject>
#include <QString>

namespace meja {

/// Signals to the main window whether a record source can reach the server. Emitted from worker threads.
class ConnectionMonitor : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Call each only when the state changes.
    void reportLost(const QString &detail);
    void reportRestored();

Q_SIGNALS:
    /// The server is unreachable. The record source keeps retrying by itself.
    void connectionLost(const QString &detail);
    void connectionRestored();
};

} // namespace meja
