#include "commands/command.h"
#include "commands/commandline.h"
#include "servecommand.h"

#include <QCoreApplication>

using namespace meja;

namespace {

QString help(const std::vector<std::unique_ptr<Command>> &commands)
{
    QString text = QStringLiteral("Usage: meja-service COMMAND [options]\n\nCommands:\n");
    for (const auto &command : commands)
        text += QStringLiteral("  %1 %2\n").arg(command->name(), -10).arg(command->summary());
    return text + QStringLiteral("\nRun `meja-service COMMAND --help` to list the options of a command.");
}

int runCommand(const QStringList &arguments)
{
    auto commands = allCommands();
    commands.insert(commands.begin(), std::make_unique<ServeCommand>());
    const QString name = arguments.value(1);
    for (const auto &command : commands) {
        if (command->name() == name)
            return static_cast<int>(command->run(arguments.mid(2)));
    }
    if (name == QLatin1String("--help")) {
        printLine(help(commands));
        return static_cast<int>(ExitCode::Success);
    }
    printError(name.isEmpty() ? help(commands)
                              : QStringLiteral("meja-service: unknown command '%1'; run meja-service --help "
                                               "to list the commands")
                                    .arg(name));
    return static_cast<int>(ExitCode::Usage);
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("meja-service"));
    QCoreApplication::setApplicationVersion(QStringLiteral(MEJA_VERSION));
    return runCommand(QCoreApplication::arguments());
}
