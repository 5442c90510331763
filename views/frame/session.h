#pragma once

#include "role.h"

#include <QString>

namespace meja {

/// Who is signed in, and where.
struct Session
{
    QString user;
    Role role = Role::Staff;
    QString server; ///< As people call it, `db.toko.id:5432`; empty: this computer.
    QString database;
};

/// How the desk stands with the database; the status bar and a strip over the page show it.
enum class ConnectionState { Connecting, Connected, Lost };

} // namespace meja
