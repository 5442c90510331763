#include "simshrinker.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>

#include <cstdio>

using namespace meja;

namespace {

void print(const QString &line)
{
    std::puts(qPrintable(line));
    std::fflush(stdout);
}

void printAll(const QStringList &lines, const QString &indent)
{
    for (const QString &line : lines)
        print(indent + line);
}

/// Prints the shortest run that violates the same invariant, event by event.
void printFailure(quint64 seed, const SimWorld::Outcome &outcome)
{
    print(QStringLiteral("seed %1 violates an invariant after %2 steps:").arg(seed).arg(outcome.steps));
    printAll(outcome.problems, QStringLiteral("  ! "));
    SimPlan plan = SimPlan::whole(seed);
    plan.steps.resize(static_cast<std::size_t>(outcome.steps));
    plan = SimShrinker(plan, outcome.problems.value(0).section(QLatin1Char(' '), 0, 0)).shrink();
    const SimWorld::Outcome shortest = SimWorld(plan, true).run();
    print(QStringLiteral("%1 order(s) and %2 steps are enough to reproduce it:")
              .arg(plan.orders)
              .arg(plan.steps.size()));
    printAll(shortest.trace, QStringLiteral("    "));
    printAll(shortest.books, QStringLiteral("    "));
    printAll(shortest.problems, QStringLiteral("  ! "));
}

/// True when no seed violates an invariant, every hundredth seed gives the same run twice and, with
/// `mustCover`, every fault happened for every call and every change of a state happened.
bool simulate(quint64 first, quint64 seeds, bool mustCover)
{
    QElapsedTimer timer;
    timer.start();
    qint64 checks = 0;
    std::map<QString, int> ends;
    SimCoverage coverage;
    for (quint64 seed = first; seed < first + seeds; ++seed) {
        const SimWorld::Outcome outcome = SimWorld(SimPlan::whole(seed)).run();
        checks += outcome.checks;
        coverage.add(outcome.coverage);
        for (const auto &[end, count] : outcome.ends)
            ends[end] += count;
        if (!outcome.problems.isEmpty()) {
            printFailure(seed, outcome);
            return false;
        }
        if (seed % 100 == 0 && SimWorld(SimPlan::whole(seed)).run().traceHash != outcome.traceHash) {
            print(QStringLiteral("seed %1 ran differently the second time").arg(seed));
            return false;
        }
    }
    printAll(coverage.meetings(), {});
    print({});
    printAll(coverage.changes(), {});
    print({});
    printAll(coverage.acts(), {});
    print({});
    for (const auto &[end, count] : ends)
        print(QStringLiteral("%1 %2").arg(count, 8).arg(end));
    const QStringList missing = mustCover ? coverage.missing() : QStringList();
    printAll(missing, QStringLiteral("not covered: "));
    print(
        QStringLiteral("%1 seeds, the invariants were checked %2 times; %3 seeds per second")
            .arg(seeds)
            .arg(checks)
            .arg(static_cast<double>(seeds) * 1000.0 / static_cast<double>(timer.elapsed() + 1), 0, 'f', 0));
    return missing.isEmpty();
}

/// Prints the first seed that violates an invariant and the violation. False when there is one.
bool printFirstProblem(quint64 first, quint64 seeds)
{
    for (quint64 seed = first; seed < first + seeds; ++seed) {
        const QStringList problems = SimWorld(SimPlan::whole(seed)).run().problems;
        if (problems.isEmpty())
            continue;
        print(QStringLiteral("%1 %2").arg(seed).arg(problems.constFirst()));
        return false;
    }
    return true;
}

/// Prints the events of one seed: the shortest run that violates the same invariant, or the whole run.
bool printRun(quint64 seed)
{
    const SimWorld::Outcome outcome = SimWorld(SimPlan::whole(seed), true).run();
    if (!outcome.problems.isEmpty()) {
        printFailure(seed, outcome);
        return false;
    }
    printAll(outcome.trace, {});
    printAll(outcome.books, {});
    return true;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QString from = QStringLiteral("from");
    const QString seeds = QStringLiteral("seeds");
    const QString covered = QStringLiteral("covered");
    const QString problem = QStringLiteral("problem");
    const QString trace = QStringLiteral("trace");
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Runs the simulation described in docs/simulation.md."));
    parser.addHelpOption();
    parser.addOptions(
        {{from, QStringLiteral("First seed to run (1)."), QStringLiteral("seed"), QStringLiteral("1")},
         {seeds, QStringLiteral("Number of seeds to run (1000)."), QStringLiteral("n"),
          QStringLiteral("1000")},
         {covered, QStringLiteral("Fail when a fault or a change of a state never happened.")},
         {problem, QStringLiteral("Print only the first seed that violates an invariant and the violation.")},
         {trace, QStringLiteral("Print the events of one seed."), QStringLiteral("seed")}});
    parser.process(application);
    if (parser.isSet(trace))
        return printRun(parser.value(trace).toULongLong()) ? 0 : 1;
    const quint64 first = parser.value(from).toULongLong();
    const quint64 count = parser.value(seeds).toULongLong();
    if (parser.isSet(problem))
        return printFirstProblem(first, count) ? 0 : 1;
    return simulate(first, count, parser.isSet(covered)) ? 0 : 1;
}
