#pragma once

#include "error.h"

#include <QByteArray>
#include <QFuture>
#include <QUrl>

#include <functional>

namespace meja {

/// How `StaffApiClient` reaches the staff API as the person who is signed in. The program supplies both
/// functions, which read the database with the login of that person. They are called on the client's thread
/// and return at once.
struct StaffAccess
{
    /// `meja.service_address()`; an empty URL when no service has published its address.
    std::function<QFuture<Result<QUrl>>()> address;
    /// `meja.open_staff_session()`: the token of a new session, 64 hexadecimal digits. Never logged.
    std::function<QFuture<Result<QByteArray>>()> openSession;
};

} // namespace meja
