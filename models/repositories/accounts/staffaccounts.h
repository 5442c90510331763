#pragma once

#include "connection.h"
#include "role.h"
#include "transaction.h"

#include <QList>
#include <QString>

namespace meja {

/// A person who may sign in at the desktop.
struct StaffAccount
{
    QString login;
    QString displayName;
    Role role = Role::Staff;
    bool isActive = true;
    QString createdAt = {}; ///< As PostgreSQL prints it.
};

/// The accounts of people, which are logins of the database too. Needs a connection that may call the
/// account functions: the service's, or an administrator's.
///
/// Failures: `NotFound` (no such account), `Conflict` (there is one already, or it is disabled),
/// `Invalid` (a login or name that can't be), `Forbidden`, and those of `Connection::run()`.
class StaffAccounts
{
public:
    /// @param actor whom the audit names for what is done here.
    StaffAccounts(Connection &connection, Actor actor);

    /// Makes an account, or opens a disabled one again. The password doesn't leave this program.
    Result<> add(const StaffAccount &account, const QString &password);
    /// Takes the login, deletes the sessions and ends the connections.
    Result<> disable(const QString &login);
    /// Ends the connections too: what is open would go on with the role it began with.
    Result<> setRole(const QString &login, Role role);
    Result<QList<StaffAccount>> list();

private:
    Result<> endConnections(const QString &login);
    Result<> runInTransaction(const QList<Statement> &statements);

    Connection &m_connection;
    Actor m_actor;
};

/// As accounts and commands call a role: `staff`, `admin`, `auditor`.
[[nodiscard]] QString roleName(Role role);
[[nodiscard]] std::optional<Role> roleFromName(const QString &name);

} // namespace meja
