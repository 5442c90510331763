#pragma once

#include <QObject>
#include <QString>

namespace meja {

/// Tells the window how the connections behind a record source are. Signals come from worker threads.
class ConnectionMonitor : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Each is told once per change.
    void tellLost(const QString &detail);
    void tellRestored();

Q_SIGNALS:
    /// The server can't be reached; trying again goes on by itself.
    void connectionLost(const QString &detail);
    void connectionRestored();
};

} // namespace meja
