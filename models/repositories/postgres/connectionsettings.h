#pragma once

#include "waitlimits.h"

#include <QString>

namespace meja {

/// The server and the login to connect with. For empty fields libpq uses its environment variables (`PGHOST`,
/// `PGUSER`, …) and its password file.
struct ConnectionSettings
{
    QString host = {}; ///< Name or address, several separated by commas, or the folder of a Unix socket.
    int port = 0;      ///< 0: libpq's default.
    QString database = {};
    QString user = {};
    QString password = {};
    QString sslMode = {};  ///< As libpq's `sslmode`. Empty: as `verifiedServer()` decides.
    QString conninfo = {}; ///< Further options as a libpq connection string. Must not contain a password.
    bool preparesFixedStatements =
        false; ///< Prepares fixed statements on the server. Must be false behind a pooler.
    QString applicationName = QStringLiteral("meja");
    WaitLimits waitLimits = {};
};

} // namespace meja
