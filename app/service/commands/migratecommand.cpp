#include "migratecommand.h"

#include "commandline.h"
#include "migrator.h"

namespace meja {

namespace {

void print(const QString &prefix, const QList<Migration> &migrations)
{
    for (const Migration &migration : migrations)
        printLine(prefix + migration.title());
    if (migrations.isEmpty())
        printLine(QStringLiteral("the schema is up to date"));
}

} // namespace

QString MigrateCommand::name() const
{
    return QStringLiteral("migrate");
}

QString MigrateCommand::summary() const
{
    return QStringLiteral("Update the database schema to this version of the program");
}

ExitCode MigrateCommand::run(const QStringList &arguments)
{
    CommandLine line(name(), summary());
    line.parser().addOption(
        {QStringLiteral("check"),
         QStringLiteral("Only list the migrations that would be applied; change nothing.")});
    if (const auto parsed = line.parse(arguments); !parsed)
        return commandFailed("migrate", parsed.error(), ExitCode::Usage);
    const auto settings = line.connectionSettings();
    if (!settings)
        return commandFailed("migrate", settings.error(), ExitCode::Usage);
    Connection connection(*settings);
    if (const auto opened = connection.open(); !opened)
        return commandFailed("migrate", opened.error());

    Migrator migrator(connection);
    const bool onlyCheck = line.parser().isSet(QStringLiteral("check"));
    const auto migrations = onlyCheck ? migrator.pending() : migrator.migrate();
    if (!migrations)
        return commandFailed("migrate", migrations.error());
    print(onlyCheck ? QStringLiteral("would apply ") : QStringLiteral("applied "), *migrations);
    return ExitCode::Success;
}

} // namespace meja
