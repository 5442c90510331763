#include "loginrole.h"

#include "namedqueries.h"

namespace meja {

Result<Role> readLoginRole(Connection &connection)
{
    const auto rows =
        connection.run(NamedQueries::statement(QStringLiteral("lists"), QStringLiteral("login_role")));
    if (!rows)
        return tl::unexpected(rows.error());
    const auto role = rows->rowCount() > 0 ? roleFromDatabaseGroup(rows->text(0, 0)) : std::nullopt;
    if (!role)
        return failure(
            ErrorKind::Forbidden,
            QStringLiteral("this login cannot read lists: it must be a member of meja_staff, meja_admin "
                           "or meja_auditor"));
    return *role;
}

} // namespace meja
