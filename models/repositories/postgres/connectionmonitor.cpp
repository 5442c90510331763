#include "connectionmonitor.h"

namespace meja {

void ConnectionMonitor::reportLost(const QString &detail)
{
    Q_EMIT connectionLost(detail);
}

void ConnectionMonitor::reportRestored()
{
    Q_EMIT connectionRestored();
}

} // namespace meja
