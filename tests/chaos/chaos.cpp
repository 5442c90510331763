#include "chaosschedule.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTextStream>

using namespace meja;

namespace {

/// The service with its partners, and the shop in it.
struct ChaosSetup
{
    ChaosEnvironment environment{{{QStringLiteral("MEJA_LOG_LEVEL"), QStringLiteral("info")}}};
    ChaosShop shop{environment};
};

struct Totals
{
    int schedules = 0;
    int failed = 0;
    int kills = 0;
    qsizetype orders = 0;
};

void printFailure(quint64 seed, const ChaosSchedule &schedule, const QStringList &findings,
                  const QByteArray &log)
{
    QTextStream out(stdout);
    out << "seed " << seed << " fails\n";
    for (const QString &finding : findings)
        out << "  ! " << finding << '\n';
    for (const QString &event : schedule.events())
        out << "    " << event << '\n';
    out << "  end of the service's log:\n" << log.right(20'000) << Qt::endl;
}

bool runOne(ChaosSetup &setup, quint64 seed, Totals &totals)
{
    ChaosSchedule schedule(setup.environment, setup.shop, seed);
    const QStringList findings = schedule.run();
    ++totals.schedules;
    totals.kills += schedule.kills();
    totals.orders += schedule.orders();
    if (findings.isEmpty())
        return true;
    ++totals.failed;
    printFailure(seed, schedule, findings, setup.environment.log());
    return false;
}

} // namespace

/// Runs random schedules on the real service; exit code 1 when one of them fails. See docs/simulation.md.
int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral(
        "Kills the service at random moments, then compares its database with the partners' ledger."));
    parser.addHelpOption();
    parser.addOptions(
        {{QStringLiteral("schedules"), QStringLiteral("Number of schedules."), QStringLiteral("number"),
          QStringLiteral("20")},
         {QStringLiteral("seed"), QStringLiteral("Seed of the first schedule; the others count up from it."),
          QStringLiteral("number"), QStringLiteral("1")}});
    parser.process(application);
    const int schedules = parser.value(QStringLiteral("schedules")).toInt();
    const quint64 first = parser.value(QStringLiteral("seed")).toULongLong();

    auto setup = std::make_unique<ChaosSetup>();
    Totals totals;
    QElapsedTimer watch;
    watch.start();
    for (int i = 0; i < schedules; ++i) {
        // Start with a new environment after a failure, so that its data does not affect the next schedule.
        if (!runOne(*setup, first + static_cast<quint64>(i), totals))
            setup = std::make_unique<ChaosSetup>();
        if (totals.schedules % 50 == 0)
            QTextStream(stdout) << totals.schedules << " schedules, " << totals.failed << " failed"
                                << Qt::endl;
    }
    QTextStream(stdout) << totals.schedules << " schedules from seed " << first << ": " << totals.orders
                        << " orders, " << totals.kills << " kills, " << totals.failed << " failed, "
                        << watch.elapsed() / 1000 << " s" << Qt::endl;
    return totals.failed > 0 || totals.schedules == 0 ? 1 : 0;
}
