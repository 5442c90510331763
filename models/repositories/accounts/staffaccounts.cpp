#include "staffaccounts.h"

#include "namedqueries.h"
#include "scramverifier.h"
#include "transaction.h"

namespace meja {

namespace {

QLatin1StringView groupPrefix()
{
    return QLatin1StringView("meja_");
}

Statement statement(const QString &name)
{
    return NamedQueries::statement(QStringLiteral("staff"), name);
}

Statement actingAsGroup(const QString &login)
{
    return statement(QStringLiteral("act_as_group")).bind(QStringLiteral("login"), login);
}

StaffAccount accountIn(const ResultSet &rows, int row)
{
    return {.login = rows.text(row, 0),
            .displayName = rows.text(row, 1),
            .role = roleFromName(rows.text(row, 2)).value_or(Role::Staff),
            .isActive = rows.boolean(row, 3),
            .createdAt = rows.text(row, 4)};
}

} // namespace

StaffAccounts::StaffAccounts(Connection &connection, Actor actor)
    : m_connection(connection), m_actor(std::move(actor))
{}

Result<> StaffAccounts::add(const StaffAccount &account, const QString &password)
{
    const auto verifier = scramVerifier(m_connection, account.login, password);
    if (!verifier)
        return tl::unexpected(verifier.error());
    auto adding = statement(QStringLiteral("add"));
    adding.bind(QStringLiteral("login"), account.login)
        .bind(QStringLiteral("display_name"), account.displayName)
        .bind(QStringLiteral("role"), roleName(account.role))
        .bind(QStringLiteral("verifier"), *verifier);
    return runInTransaction({adding, actingAsGroup(account.login)});
}

Result<> StaffAccounts::disable(const QString &login)
{
    auto disabling = statement(QStringLiteral("disable"));
    disabling.bind(QStringLiteral("login"), login);
    const auto disabled = runInTransaction({disabling});
    return disabled ? endConnections(login) : disabled;
}

Result<> StaffAccounts::setRole(const QString &login, Role role)
{
    auto setting = statement(QStringLiteral("set_role"));
    setting.bind(QStringLiteral("login"), login).bind(QStringLiteral("role"), roleName(role));
    const auto set = runInTransaction({setting, actingAsGroup(login)});
    return set ? endConnections(login) : set;
}

// Runs after the commit: until then the login could still connect with its old rights.
Result<> StaffAccounts::endConnections(const QString &login)
{
    auto ending = statement(QStringLiteral("end_connections"));
    ending.bind(QStringLiteral("login"), login);
    return runInTransaction({ending});
}

Result<QList<StaffAccount>> StaffAccounts::list()
{
    return m_connection.run(statement(QStringLiteral("list"))).map([](const ResultSet &rows) {
        QList<StaffAccount> accounts;
        for (int row = 0; row < rows.rowCount(); ++row)
            accounts.append(accountIn(rows, row));
        return accounts;
    });
}

Result<> StaffAccounts::runInTransaction(const QList<Statement> &statements)
{
    Transaction transaction(m_connection, m_actor);
    if (const auto done = m_connection.runAll(statements); !done)
        return tl::unexpected(done.error());
    return transaction.commit();
}

QString roleName(Role role)
{
    return databaseGroup(role).mid(groupPrefix().size());
}

std::optional<Role> roleFromName(const QString &name)
{
    return roleFromDatabaseGroup(groupPrefix() + name);
}

} // namespace meja
