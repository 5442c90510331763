#include "servecommand.h"

#include "commandline.h"
#include "serveprogram.h"
#include "settingsreader.h"
#include "stopsignal.h"

#include <QUuid>

#include <cstdlib>

namespace meja {

namespace {

ExitCode fail(const QString &sentence, ExitCode code)
{
    printError(QStringLiteral("meja-service serve: %1").arg(sentence));
    return code;
}

ExitCode serve(const ServiceSettings &settings)
{
    // Created before any thread, so that all threads block the signals and only this one receives them.
    const StopSignal stop;
    ServeProgram program(settings);
    if (const auto started = program.start(); !started)
        return fail(started.error(), ExitCode::Failure);
    while (!stop.waitFor(3600)) {
    }
    // Threads that did not end in time can be aborted: their leases are released, their transactions roll
    // back.
    if (!program.stop())
        std::_Exit(static_cast<int>(ExitCode::Success));
    return ExitCode::Success;
}

/// A name of its own for the connections of this process, so that the database shows which instances run:
/// see `begin` in staffrequests.sql. Behind a pooler it would not show idle ones.
QString instanceName(const ConnectionSettings &database)
{
    if (!database.preparesFixedStatements)
        return database.applicationName;
    return QStringLiteral("%1/%2").arg(database.applicationName, QUuid::createUuid().toString(QUuid::Id128));
}

} // namespace

ExitCode ServeCommand::run(const QStringList &arguments)
{
    CommandLine line(name(), summary());
    const QString config = QStringLiteral("config");
    line.parser().addOption({config,
                             QStringLiteral("Configuration file with lines of the form name = value."),
                             QStringLiteral("file")});
    if (const auto parsed = line.parse(arguments); !parsed)
        return fail(parsed.error().detail, ExitCode::Usage);
    const auto database = line.connectionSettings();
    if (!database)
        return fail(database.error().detail, ExitCode::Usage);
    auto settings =
        SettingsReader(QProcessEnvironment::systemEnvironment()).read(line.parser().value(config));
    if (!settings) {
        for (const QString &sentence : settings.error())
            (void)fail(sentence, ExitCode::Usage);
        return ExitCode::Usage;
    }
    settings->database.conninfo = database->conninfo;
    settings->database.applicationName = instanceName(settings->database);
    return serve(*settings);
}

} // namespace meja
