#include "staffcommand.h"

#include "commandline.h"
#include "newpassword.h"
#include "staffaccounts.h"
#include "statementfailure.h"
#include "visibletext.h"

#include <QFile>

namespace meja {

namespace {

ExitCode staffFailed(const Error &error)
{
    printError(QStringLiteral("meja-service staff: %1").arg(messageOnly(error)));
    return error.code == QLatin1String("usage") ? ExitCode::Usage : ExitCode::Failure;
}

void addStaffOptions(QCommandLineParser &parser)
{
    parser.addPositionalArgument(QStringLiteral("action"), QStringLiteral("add, disable, role or list."));
    parser.addPositionalArgument(QStringLiteral("login"), QStringLiteral("The login of the account."),
                                 QStringLiteral("[login]"));
    parser.addOptions({
        {QStringLiteral("role"), QStringLiteral("staff, admin or auditor."), QStringLiteral("role")},
        {QStringLiteral("name"), QStringLiteral("The person's name."), QStringLiteral("name")},
        {QStringLiteral("password-file"),
         QStringLiteral("A file whose first line is the new password. Without this option the password is "
                        "taken from MEJA_NEW_PASSWORD, or generated and written to LOGIN.password."),
         QStringLiteral("file")},
    });
}

Result<Role> roleOn(CommandLine &line)
{
    if (const auto role = roleFromName(line.parser().value(QStringLiteral("role"))))
        return *role;
    return usageError(QStringLiteral("--role must be staff, admin or auditor"));
}

} // namespace

QString StaffCommand::name() const
{
    return QStringLiteral("staff");
}

QString StaffCommand::summary() const
{
    return QStringLiteral("Add, disable and list staff accounts, and change their roles");
}

ExitCode StaffCommand::run(const QStringList &arguments)
{
    CommandLine line(name(), summary());
    addStaffOptions(line.parser());
    const auto settings = line.parse(arguments).and_then([&] { return line.connectionSettings(); });
    if (!settings)
        return staffFailed({settings.error().kind, settings.error().detail, QStringLiteral("usage")});
    Connection connection(*settings);
    StaffAccounts accounts(connection,
                           {.kind = QStringLiteral("system"), .name = QStringLiteral("meja-service staff")});
    const auto done = connection.open().and_then([&] { return dispatch(accounts, line); });
    return done ? ExitCode::Success : staffFailed(done.error());
}

Result<> StaffCommand::dispatch(StaffAccounts &accounts, CommandLine &line)
{
    const QStringList words = line.parser().positionalArguments();
    const QString action = words.value(0);
    const QString login = words.value(1);
    if (action == QLatin1String("list") && words.size() == 1)
        return list(accounts);
    if (words.size() != 2)
        return usageError(QStringLiteral("expected add LOGIN, disable LOGIN, role LOGIN or list"));
    if (action == QLatin1String("add"))
        return add(accounts, line, login);
    if (action == QLatin1String("disable"))
        return disable(accounts, login);
    if (action == QLatin1String("role"))
        return changeRole(accounts, line, login);
    return usageError(QStringLiteral("unknown action '%1'; expected add, disable, role or list").arg(action));
}

Result<> StaffCommand::add(StaffAccounts &accounts, CommandLine &line, const QString &login)
{
    const auto role = roleOn(line);
    if (!role)
        return tl::unexpected(role.error());
    const QString person = line.parser().value(QStringLiteral("name"));
    if (person.isEmpty())
        return usageError(QStringLiteral("--name is missing: give the person's name"));
    const auto password = NewPassword::choose(line.parser().value(QStringLiteral("password-file")));
    if (!password)
        return tl::unexpected(password.error());

    // Written before the account is added: if writing fails, no account with an unknown password remains.
    const QString file = login + QStringLiteral(".password");
    if (password->isGenerated) {
        if (const auto written = password->writeTo(file); !written)
            return written;
    }
    const auto added = accounts.add({.login = login, .displayName = person, .role = *role}, password->text);
    if (!added) {
        if (password->isGenerated)
            QFile::remove(file);
        return added;
    }
    printLine(QStringLiteral("added %1 as %2").arg(login, roleName(*role)));
    if (password->isGenerated)
        printLine(QStringLiteral("the password is in %1").arg(file));
    return {};
}

Result<> StaffCommand::disable(StaffAccounts &accounts, const QString &login)
{
    return accounts.disable(login).map([&] { printLine(QStringLiteral("disabled %1").arg(login)); });
}

Result<> StaffCommand::changeRole(StaffAccounts &accounts, CommandLine &line, const QString &login)
{
    const auto role = roleOn(line);
    if (!role)
        return tl::unexpected(role.error());
    return accounts.setRole(login, *role).map([&] {
        printLine(QStringLiteral("changed the role of %1 to %2").arg(login, roleName(*role)));
    });
}

Result<> StaffCommand::list(StaffAccounts &accounts)
{
    return accounts.list().map([](const QList<StaffAccount> &all) {
        for (const StaffAccount &account : all)
            printLine(QStringLiteral("%1\t%2\t%3\t%4")
                          .arg(account.login, roleName(account.role),
                               account.isActive ? QStringLiteral("active") : QStringLiteral("disabled"),
                               visibleText(account.displayName)));
    });
}

} // namespace meja
