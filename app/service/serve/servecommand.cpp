#include "servecommand.h"

#include "commandline.h"
#include "serveprogram.h"
#include "settingsreader.h"
#include "stopsignal.h"

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
    // Before any thread starts, so that the signal comes to this one.
    const StopSignal stop;
    ServeProgram program(settings);
    if (const auto started = program.start(); !started)
        return fail(started.error(), ExitCode::Failure);
    while (!stop.arrivesWithin(3600)) {
    }
    // What couldn't be waited for is safe to cut off: its leases are given back, its transactions roll back.
    if (!program.stop())
        std::_Exit(static_cast<int>(ExitCode::Success));
    return ExitCode::Success;
}

} // namespace

ExitCode ServeCommand::run(const QStringList &arguments)
{
    CommandLine line(name(), summary());
    const QString config = QStringLiteral("config");
    line.parser().addOption(
        {config, QStringLiteral("Lines of the form name = value."), QStringLiteral("file")});
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
    return serve(*settings);
}

} // namespace meja
