#pragma once

#include "connection.h"
#include "role.h"

#include <QByteArray>

#include <optional>

namespace meja {

/// The authenticated caller of a staff API request, with their current role.
struct StaffCaller
{
    qint64 accountId = 0;
    QString login;
    Role role = Role::Auditor;
};

/// The stored response of a request, which is sent again when the request is repeated.
struct StoredResponse
{
    int status = 200; ///< HTTP.
    QByteArray contentType;
    QByteArray body;
};

/// Identifies a request that writes, for idempotency.
struct RequestKey
{
    QString route;        ///< Method and path pattern.
    QString key;          ///< The idempotency key of the caller.
    QByteArray digest;    ///< SHA-256 over path and body.
    QList<Role> mayWrite; ///< Roles that may use the route. For others the key is not reserved.
};

/// How to handle a request that writes, depending on its idempotency key.
struct RequestStart
{
    enum class Kind {
        Fresh,      ///< The key is new and reserved by `claim`: execute the request.
        Repeated,   ///< The same request was already executed: send `response` again.
        InProgress, ///< The same request is being executed.
        KeyReused,  ///< The key belongs to a different request.
        NotClaimed  ///< The role may not write.
    };
    StaffCaller caller;
    Kind kind = Kind::NotClaimed;
    qint64 claim = 0; ///< For `Fresh` and `InProgress`; 0 if it is not visible yet.
    StoredResponse response = {};
};

/// Sessions of the staff API and the idempotency keys of its requests. Failures: those of
/// `Connection::run()`, but a lost result of `who()` and `begin()` is `Unavailable`.
class StaffRequests
{
public:
    explicit StaffRequests(Connection &connection) : m_connection(connection) {}

    /// The caller with this session token; nullopt when the token is unknown or expired.
    /// @param token as the client sent it, in hexadecimal.
    Result<std::optional<StaffCaller>> who(const QByteArray &token);
    /// Authenticates the caller and reserves the key, in one round trip. A claim without a response can be
    /// taken over when its instance of the service has ended, and after a minute.
    Result<std::optional<RequestStart>> begin(const QByteArray &token, const RequestKey &key);
    /// Stores the response for repetitions of the request. @returns the position of the write-ahead log: a
    /// standby that has reached it shows the changes of the request.
    Result<QString> keep(qint64 claim, const StoredResponse &response);
    /// Releases the key after a request that changed nothing, so that it can be repeated.
    Result<> release(qint64 claim);
    /// Deletes keys and responses older than seven days.
    Result<> deleteOldKeys();
    Result<> signOut(const QByteArray &token);

private:
    Connection &m_connection;
};

} // namespace meja
