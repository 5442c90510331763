#pragma once

#include "role.h"

#include <QString>

namespace meja {

/// The signed-in user and the database.
struct Session
{
    QString user = {};
    Role role = Role::Staff;
    QString server = {}; ///< `db.toko.id:5432`; empty for this computer.
    QString database = {};
    QString serverName = {}; ///< The name under which the user keeps the server; empty if it has none.

    /// The name of the server for titles and menus: the user's own one, otherwise the host.
    [[nodiscard]] QString place() const;
    /// Identifies the login in the settings.
    [[nodiscard]] QString login() const { return user + u'@' + server + u'/' + database; }
};

/// The state of the database connection, which the status bar shows.
enum class ConnectionState { Connecting, Connected, Lost };

} // namespace meja
