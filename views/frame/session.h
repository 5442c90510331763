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
};

/// The state of the database connection, which the status bar shows.
enum class ConnectionState { Connecting, Connected, Lost };

} // namespace meja
