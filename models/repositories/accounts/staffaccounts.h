#pragma once

#include "actor.h"
#include "connection.h"
#include "role.h"

#include <QList>
#include <QString>

namespace meja {

/// A staff member who may sign in to the desktop.
struct StaffAccount
{
    QString login;
    QString displayName;
    Role role = Role::Staff;
    bool isActive = true;
    QString createdAt = {}; ///< As PostgreSQL prints it.
};

/// Manages staff accounts, which are also logins of the database. Used by `meja-service staff`. The
/// connection must have the right to call the account functions: the service's login and administrators have
/// it.
///
/// Failures: `NotFound` (no such account), `Conflict` (the account or login exists already, or it is
/// disabled), `Invalid` (malformed login, empty name), `Forbidden`, and those of `Connection::run()`.
class StaffAccounts
{
public:
    /// @param actor recorded in the audit log as the author of the changes.
    StaffAccounts(Connection &connection, Actor actor);

    /// Creates an account, or reactivates a disabled one. Only the SCRAM verifier of the password is sent to
    /// the server. Also fails as `scramVerifier()` does.
    Result<> add(const StaffAccount &account, const QString &password);
    /// Revokes the right to log in, deletes the sessions and ends the connections.
    Result<> disable(const QString &login);
    /// Also ends the connections, because an open connection keeps the role that it started with.
    Result<> setRole(const QString &login, Role role);
    Result<QList<StaffAccount>> list();

private:
    Result<> endConnections(const QString &login);
    Result<> runInTransaction(const QList<Statement> &statements);

    Connection &m_connection;
    Actor m_actor;
};

/// The name of a role in the accounts table and in commands: `staff`, `admin` or `auditor`.
[[nodiscard]] QString roleName(Role role);
[[nodiscard]] std::optional<Role> roleFromName(const QString &name);

} // namespace meja
