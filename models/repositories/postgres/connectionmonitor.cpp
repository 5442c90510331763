#include "connectionmonitor.h"

namespace meja {

void ConnectionMonitor::tellLost(const QString &detail)
{
    Q_EMIT connectionLost(detail);
}

void ConnectionMonitor::tellRestored()
{
    Q_EMIT connectionRestored();
}

} // namespace meja
