#include "chaosschedule.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTextStream>

using namespace meja;

namespace {

struct Stage
{
    ChaosArena arena{{{QStringLiteral("MEJA_LOG_LEVEL"), QStringLiteral("info")}}};
    ChaosShop shop{arena};
};

struct Tally
{
    int schedules = 0;
    int failed = 0;
    int kills = 0;
    qsizetype orders = 0;
};

void tellFailure(quint64 seed, const ChaosSchedule &schedule, const QStringList &findings,
                 const QByteArray &log)
{
    QTextStream out(stdout);
    out << "seed " << seed << " fails\n";
    for (const QString &finding : findings)
        out << "  ! " << finding << '\n';
    for (const QString &event : schedule.events())
        out << "    " << event << '\n';
    out << "  the service's last words:\n" << log.right(20'000) << Qt::endl;
}

bool runOne(Stage &stage, quint64 seed, Tally &tally)
{
    ChaosSchedule schedule(stage.arena, stage.shop, seed);
    const QStringList findings = schedule.run();
    ++tally.schedules;
    tally.kills += schedule.kills();
    tally.orders += schedule.orders();
    if (findings.isEmpty())
        return true;
    ++tally.failed;
    tellFailure(seed, schedule, findings, stage.arena.log());
    return false;
}

} // namespace

/// Random schedules on the real thing; exit code 1 when one of them ends wrongly. See docs/simulation.md.
int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral(
        "Kills the service at random moments, and holds its books against its partners' afterwards."));
    parser.addHelpOption();
    parser.addOptions({{QStringLiteral("schedules"), QStringLiteral("How many."), QStringLiteral("number"),
                        QStringLiteral("20")},
                       {QStringLiteral("seed"), QStringLiteral("Of the first; the others follow."),
                        QStringLiteral("number"), QStringLiteral("1")}});
    parser.process(application);
    const int schedules = parser.value(QStringLiteral("schedules")).toInt();
    const quint64 first = parser.value(QStringLiteral("seed")).toULongLong();

    auto stage = std::make_unique<Stage>();
    Tally tally;
    QElapsedTimer watch;
    watch.start();
    for (int i = 0; i < schedules; ++i) {
        // What a failure left behind is none of the next one's business.
        if (!runOne(*stage, first + static_cast<quint64>(i), tally))
            stage = std::make_unique<Stage>();
        if (tally.schedules % 50 == 0)
            QTextStream(stdout) << tally.schedules << " schedules, " << tally.failed << " failed" << Qt::endl;
    }
    QTextStream(stdout) << tally.schedules << " schedules from seed " << first << ": " << tally.orders
                        << " orders, " << tally.kills << " kills, " << tally.failed << " failed, "
                        << watch.elapsed() / 1000 << " s" << Qt::endl;
    return tally.failed > 0 || tally.schedules == 0 ? 1 : 0;
}
