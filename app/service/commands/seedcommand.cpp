#include "seedcommand.h"

#include "commandline.h"
#include "stopsignal.h"

#include <QElapsedTimer>
#include <QTimeZone>

#include <future>

namespace meja {

QString SeedCommand::name() const
{
    return QStringLiteral("seed");
}

QString SeedCommand::summary() const
{
    return QStringLiteral("Fill an empty database with three years of generated shop data");
}

void SeedCommand::addOptions(CommandLine &line)
{
    line.parser().addOption({QStringLiteral("orders"), QStringLiteral("Number of orders, 1 to 100,000,000."),
                             QStringLiteral("n")});
    line.parser().addOption(
        {QStringLiteral("seed"),
         QStringLiteral("Seed of the random numbers; the same seed generates the same data."),
         QStringLiteral("s"), QStringLiteral("1")});
    line.parser().addOption(
        {QStringLiteral("day"),
         QStringLiteral("The data ends at the start of this day in Jakarta; default: today."),
         QStringLiteral("yyyy-mm-dd")});
}

Result<SeedOptions> SeedCommand::options(CommandLine &line)
{
    bool ordersRead = false;
    bool seedRead = false;
    const QString day = line.parser().value(QStringLiteral("day"));
    const SeedOptions options{
        .orders = line.parser().value(QStringLiteral("orders")).toLongLong(&ordersRead),
        .seed = line.parser().value(QStringLiteral("seed")).toInt(&seedRead),
        .day = day.isEmpty() ? QDateTime::currentDateTimeUtc().toTimeZone(QTimeZone("Asia/Jakarta")).date()
                             : QDate::fromString(day, Qt::ISODate)};
    if (!ordersRead || options.orders < 1 || options.orders > 100'000'000)
        return failure(ErrorKind::Invalid, QStringLiteral("--orders must be a number from 1 to 100000000"));
    if (!seedRead)
        return failure(ErrorKind::Invalid, QStringLiteral("--seed must be a 32-bit whole number"));
    if (!options.day.isValid())
        return failure(ErrorKind::Invalid, QStringLiteral("--day must be a date such as 2026-11-22"));
    return options;
}

ExitCode SeedCommand::run(const QStringList &arguments)
{
    CommandLine line(name(), summary());
    addOptions(line);
    if (const auto parsed = line.parse(arguments); !parsed) {
        printError(parsed.error().detail);
        return ExitCode::Usage;
    }
    const auto settings = line.connectionSettings();
    const auto seedOptions = options(line);
    if (!settings || !seedOptions) {
        printError(!settings ? settings.error().detail : seedOptions.error().detail);
        return ExitCode::Usage;
    }
    Seeder seeder(*settings, *seedOptions, printLine);
    return seed(seeder);
}

ExitCode SeedCommand::seed(Seeder &seeder)
{
    QElapsedTimer timer;
    timer.start();
    const StopSignal stop;
    auto running = std::async(std::launch::async, [&seeder] { return seeder.run(); });
    while (running.wait_for(std::chrono::seconds(0)) != std::future_status::ready) {
        if (stop.waitFor(1))
            seeder.cancel();
    }
    const auto tables = running.get();
    if (!tables) {
        printError(QStringLiteral("meja-service seed: ") + tables.error().detail);
        return ExitCode::Failure;
    }
    for (const SeededTable &table : *tables)
        printLine(QStringLiteral("%1 %2 rows, digest %3")
                      .arg(table.name, -18)
                      .arg(table.rows, 10)
                      .arg(table.digest));
    printLine(QStringLiteral("seeded in %1 s").arg(static_cast<double>(timer.elapsed()) / 1000, 0, 'f', 1));
    return ExitCode::Success;
}

} // namespace meja
