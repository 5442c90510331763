#include "mutants.h"
#include "simshrinker.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>

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

/// The shortest run that breaks the same invariant, event by event.
void printFailure(quint64 seed, const SimWorld::Outcome &outcome)
{
    print(QStringLiteral("seed %1 broke after %2 steps:").arg(seed).arg(outcome.steps));
    printAll(outcome.problems, QStringLiteral("  ! "));
    SimPlan plan = SimPlan::whole(seed);
    plan.steps.resize(static_cast<std::size_t>(outcome.steps));
    plan = SimShrinker(plan, outcome.problems.value(0).section(QLatin1Char(' '), 0, 0)).shrink();
    const SimWorld::Outcome least = SimWorld(plan, true).run();
    print(QStringLiteral("%1 order(s) and %2 steps are enough:").arg(plan.orders).arg(plan.steps.size()));
    printAll(least.trace, QStringLiteral("    "));
    printAll(least.books, QStringLiteral("    "));
    printAll(least.problems, QStringLiteral("  ! "));
}

/// True when every seed keeps every invariant, twice the same seed gives the same run, and – when asked for –
/// everything that must be reachable was met.
bool simulate(quint64 from, quint64 seeds, bool mustCover)
{
    QElapsedTimer timer;
    timer.start();
    qint64 checks = 0;
    std::map<QString, int> ends;
    SimCoverage coverage;
    for (quint64 seed = from; seed < from + seeds; ++seed) {
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
    for (const auto &[end, count] : ends)
        print(QStringLiteral("%1 %2").arg(count, 8).arg(end));
    const QStringList missing = mustCover ? coverage.missing() : QStringList();
    printAll(missing, QStringLiteral("never met: "));
    print(
        QStringLiteral("%1 seeds, the invariants held %2 times; %3 seeds a second")
            .arg(seeds)
            .arg(checks)
            .arg(static_cast<double>(seeds) * 1000.0 / static_cast<double>(timer.elapsed() + 1), 0, 'f', 0));
    return missing.isEmpty();
}

/// The first problem that a mutant causes, and the seed that shows it; nothing when it escapes.
std::pair<quint64, QString> firstProblem(quint64 seeds)
{
    for (quint64 seed = 1; seed <= seeds; ++seed) {
        const QStringList problems = SimWorld(SimPlan::whole(seed)).run().problems;
        if (!problems.isEmpty())
            return {seed, problems.constFirst()};
    }
    return {0, {}};
}

/// True when every mutant was caught by an invariant within so many seeds.
bool hunt(quint64 seeds)
{
    int caught = 0;
    print(QStringLiteral("| mutant | seed | violated invariant |\n|---|---|---|"));
    for (const auto &[mutant, name] : allMutants()) {
        liveMutant = mutant;
        const auto [seed, problem] = firstProblem(seeds);
        caught += problem.isEmpty() ? 0 : 1;
        print(QStringLiteral("| %1 | %2 | %3 |")
                  .arg(name, problem.isEmpty() ? QStringLiteral("–") : QString::number(seed),
                       problem.isEmpty() ? QStringLiteral("**escaped**") : problem));
    }
    liveMutant = Mutant::None;
    print(QStringLiteral("%1 of %2 mutants caught").arg(caught).arg(allMutants().size()));
    return caught == allMutants().size();
}

/// The rows of a table as `--mutants` prints it: name → seed and problem.
std::map<QString, std::pair<quint64, QString>> tableIn(const QString &fileName)
{
    std::map<QString, std::pair<quint64, QString>> rows;
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return rows;
    const QStringList lines = QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'));
    for (const QString &line : lines) {
        const QStringList cells = line.split(QStringLiteral(" | "));
        if (cells.size() == 3 && line.startsWith(QLatin1String("| ")) && cells[1].toULongLong() > 0)
            rows[cells[0].mid(2)] = {cells[1].toULongLong(), cells[2].chopped(2)};
    }
    return rows;
}

/// True when every mutant stands in the table, and its seed still shows what the table says.
bool checkTable(const QString &fileName)
{
    const auto rows = tableIn(fileName);
    bool isTrue = true;
    for (const auto &[mutant, name] : allMutants()) {
        const auto row = rows.find(name);
        const quint64 seed = row == rows.end() ? 1 : row->second.first;
        liveMutant = mutant;
        const QString problem = SimWorld(SimPlan::whole(seed)).run().problems.value(0);
        const bool isAsWritten = row != rows.end() && !problem.isEmpty() && problem == row->second.second;
        isTrue = isTrue && isAsWritten;
        print(QStringLiteral("| %1 | %2 | %3 |%4")
                  .arg(name)
                  .arg(seed)
                  .arg(problem, isAsWritten ? QString() : QStringLiteral(" – not what the table says")));
    }
    liveMutant = Mutant::None;
    return isTrue;
}

/// Prints one seed's run: shrunk when it breaks, whole otherwise.
bool tell(quint64 seed)
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

/// simulate [--from SEED] [--seeds N] [--covered]   or   --tell SEED   or   --mutants [--seeds N]
/// or   --table FILE
int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{QStringLiteral("from"), {}, QStringLiteral("seed"), QStringLiteral("1")},
                       {QStringLiteral("seeds"), {}, QStringLiteral("n"), QStringLiteral("1000")},
                       {QStringLiteral("tell"), {}, QStringLiteral("seed")},
                       {QStringLiteral("table"), {}, QStringLiteral("file")},
                       {QStringLiteral("covered"), {}},
                       {QStringLiteral("mutants"), {}}});
    parser.process(application);
    if (parser.isSet(QStringLiteral("tell")))
        return tell(parser.value(QStringLiteral("tell")).toULongLong()) ? 0 : 1;
    if (parser.isSet(QStringLiteral("table")))
        return checkTable(parser.value(QStringLiteral("table"))) ? 0 : 1;
    const quint64 seeds = parser.value(QStringLiteral("seeds")).toULongLong();
    const bool isWell = parser.isSet(QStringLiteral("mutants"))
                            ? hunt(seeds)
                            : simulate(parser.value(QStringLiteral("from")).toULongLong(), seeds,
                                       parser.isSet(QStringLiteral("covered")));
    return isWell ? 0 : 1;
}
