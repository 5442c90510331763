#include "mutants.h"
#include "simworld.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>

#include <sched.h>

#include <cstdio>

using namespace meja;

namespace {

/// The baton goes from thread to thread, one runs at a time: on one core that takes a fraction of the time.
void stayOnOneCore()
{
    cpu_set_t cores;
    CPU_ZERO(&cores);
    CPU_SET(static_cast<size_t>(std::max(0, sched_getcpu())), &cores);
    sched_setaffinity(0, sizeof cores, &cores);
}

void print(const QString &line)
{
    std::puts(qPrintable(line));
    std::fflush(stdout);
}

void printFailure(quint64 seed, const SimWorld::Outcome &outcome, qsizetype lines)
{
    print(QStringLiteral("seed %1 broke after %2 steps:").arg(seed).arg(outcome.steps));
    for (const QString &line : outcome.trace.mid(std::max<qsizetype>(0, outcome.trace.size() - lines)))
        print(QStringLiteral("    ") + line);
    for (const QString &line : outcome.books)
        print(QStringLiteral("    ") + line);
    for (const QString &problem : outcome.problems)
        print(QStringLiteral("  ! ") + problem);
}

/// True when every seed keeps every invariant, and twice the same seed gives the same run.
bool simulate(quint64 from, quint64 seeds, qsizetype traceLines)
{
    QElapsedTimer timer;
    timer.start();
    quint64 steps = 0;
    std::map<QString, int> ends;
    for (quint64 seed = from; seed < from + seeds; ++seed) {
        const SimWorld::Outcome outcome = SimWorld(seed).run();
        steps += static_cast<quint64>(outcome.steps);
        for (const auto &[end, count] : outcome.ends)
            ends[end] += count;
        if (!outcome.problems.isEmpty()) {
            printFailure(seed, outcome, traceLines);
            return false;
        }
        if (seed % 1000 == 0 && SimWorld(seed).run().traceHash != outcome.traceHash) {
            print(QStringLiteral("seed %1 ran differently the second time").arg(seed));
            return false;
        }
    }
    for (const auto &[end, count] : ends)
        print(QStringLiteral("%1 %2").arg(count, 8).arg(end));
    print(
        QStringLiteral("%1 seeds, %2 steps, every invariant held; %3 seeds a second")
            .arg(seeds)
            .arg(steps)
            .arg(static_cast<double>(seeds) * 1000.0 / static_cast<double>(timer.elapsed() + 1), 0, 'f', 0));
    return true;
}

/// True when every mutant was caught by an invariant within so many seeds.
bool hunt(quint64 seeds)
{
    int escaped = 0;
    print(QStringLiteral("| mutant | seed | violated invariant |\n|---|---|---|"));
    for (const auto &[mutant, name] : allMutants()) {
        liveMutant = mutant;
        QString found;
        quint64 seed = 1;
        for (; seed <= seeds && found.isEmpty(); ++seed)
            found = SimWorld(seed).run().problems.value(0);
        const bool isHarmless = mutant == harmlessMutant;
        escaped += found.isEmpty() == isHarmless ? 0 : 1;
        const QString nothing = isHarmless ? QStringLiteral("none, as it must: everything may run twice")
                                           : QStringLiteral("**escaped**");
        print(QStringLiteral("| %1 | %2 | %3 |")
                  .arg(name, found.isEmpty() ? QStringLiteral("–") : QString::number(seed - 1),
                       found.isEmpty() ? nothing : found));
    }
    liveMutant = Mutant::None;
    print(QStringLiteral("%1 of %2 mutants as expected")
              .arg(allMutants().size() - escaped)
              .arg(allMutants().size()));
    return escaped == 0;
}

} // namespace

/// simulate [--from SEED] [--seeds N] [--trace LINES]   or   simulate --mutants [--seeds N]
int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    stayOnOneCore();
    QCommandLineParser parser;
    parser.addOptions({{QStringLiteral("from"), {}, QStringLiteral("seed"), QStringLiteral("1")},
                       {QStringLiteral("seeds"), {}, QStringLiteral("n"), QStringLiteral("1000")},
                       {QStringLiteral("trace"), {}, QStringLiteral("lines"), QStringLiteral("40")},
                       {QStringLiteral("mutants"), {}}});
    parser.process(application);
    const quint64 seeds = parser.value(QStringLiteral("seeds")).toULongLong();
    const bool isWell = parser.isSet(QStringLiteral("mutants"))
                            ? hunt(seeds)
                            : simulate(parser.value(QStringLiteral("from")).toULongLong(), seeds,
                                       parser.value(QStringLiteral("trace")).toLongLong());
    return isWell ? 0 : 1;
}
