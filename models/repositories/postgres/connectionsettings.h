#pragma once

#include <QString>

namespace meja {

/// Where and as whom to sign in to PostgreSQL. Empty fields fall back to libpq's usual variables
/// (`PGHOST`, `PGUSER`, …) and password file.
struct ConnectionSettings
{
    QString host = {}; ///< Name, address, several with commas, or a folder of a Unix socket.
    int port = 0;      ///< 0: libpq's default.
    QString database = {};
    QString user = {};
    QString password = {};
    QString sslMode = {};    ///< libpq's words; empty: libpq's default.
    QString conninfo = {};   ///< Further options in libpq's own form; must not bear a password.
    bool keepsPlans = false; ///< The server plans fixed statements once; not through a pooler.
    QString applicationName = QStringLiteral("meja");
};

} // namespace meja
