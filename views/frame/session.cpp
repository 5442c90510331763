#include "session.h"

#include <QCoreApplication>

namespace meja {

QString Session::place() const
{
    if (!serverName.isEmpty())
        return serverName;
    return server.isEmpty() ? QCoreApplication::translate("meja::StatusBar", "this computer") : server;
}

} // namespace meja
