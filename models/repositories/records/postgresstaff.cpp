#include "postgresstaff.h"

#include "namedqueries.h"

namespace meja {

Result<std::optional<Role>> PostgresStaff::roleOf(const QString &login)
{
    const auto rows =
        m_session.read(NamedQueries::statement(QStringLiteral("staff"), QStringLiteral("role_of"))
                           .bind(QStringLiteral("login"), notNull(login)));
    if (!rows)
        return tl::unexpected(rows.error());
    if (rows->rowCount() == 0)
        return std::nullopt;
    return roleFromDatabaseGroup(QStringLiteral("meja_") + rows->text(0, 0));
}

} // namespace meja
