// Measures the cases of tests/bench/run in Meja's order list, with the real page, record source and database.
// libpq's variables select the database.

#include "benchreport.h"
#include "desktoppages.h"
#include "desktopsettings.h"
#include "listdriver.h"
#include "memoryuse.h"
#include "pausemeter.h"
#include "postgresrecordsource.h"
#include "resourcecatalogue.h"
#include "theme.h"
#include "threadguard.h"

#include <QCommandLineParser>
#include <QRandomGenerator>
#include <QSettings>
#include <QTemporaryDir>

#include <memory>
#include <thread>

using namespace meja;
using namespace meja::bench;

namespace {

/// The search texts, and the number of runs per case.
struct Work
{
    QString numberPart;
    QString customer;
    QString letters;
    int runs = 30;
};

Work readWork()
{
    QCommandLineParser parser;
    parser.addOptions({{QStringLiteral("number-part"), {}, QStringLiteral("text")},
                       {QStringLiteral("customer"), {}, QStringLiteral("text")},
                       {QStringLiteral("letters"), {}, QStringLiteral("text"), QStringLiteral("zq")},
                       {QStringLiteral("quick"), {}}});
    parser.process(*QCoreApplication::instance());
    return {parser.value(QStringLiteral("number-part")), parser.value(QStringLiteral("customer")),
            parser.value(QStringLiteral("letters")), parser.isSet(QStringLiteral("quick")) ? 2 : 30};
}

QList<double> repeated(int runs, const std::function<double()> &measurement)
{
    QList<double> times;
    for (int run = 0; run < runs; ++run)
        times.append(measurement());
    return times;
}

ListState filteredBy(const QString &status)
{
    ListState state{.query = {.resource = QStringLiteral("orders")}};
    if (!status.isEmpty())
        state.query.conditions = {{.column = QStringLiteral("status"), .values = {status}}};
    return state;
}

double openPage(const DesktopContext &context)
{
    QElapsedTimer timer;
    timer.start();
    ListPage page(*findResource(QStringLiteral("orders")), context);
    page.resize(1146, 700);
    ListDriver driver(page);
    driver.untilPainted([&] { page.show(); });
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

void measureFilters(const BenchReport &report, ListDriver &driver, int runs)
{
    const auto measure = [&](const QString &name, const QString &status) {
        report.times(name, repeated(runs, [&] {
                         driver.untilFilled(filteredBy({}));
                         return driver.untilFilled(filteredBy(status));
                     }));
    };
    measure(QStringLiteral("status filter, common"), QStringLiteral("SELESAI"));
    measure(QStringLiteral("status filter, rare"), QStringLiteral("DIPROSES"));
    driver.untilFilled(filteredBy({}));
}

void measureSearches(const BenchReport &report, ListDriver &driver, const Work &work)
{
    const auto measure = [&](const QString &name, const QString &text) {
        report.times(name, repeated(work.runs, [&] {
                         driver.clearSearch();
                         return driver.untilFound(text);
                     }));
    };
    measure(QStringLiteral("search, part of a number"), work.numberPart);
    measure(QStringLiteral("search, customer name"), work.customer);
    const auto measureProgress = [&](const QString &name, const QString &text) {
        report.times(name, repeated(work.runs, [&] {
                         driver.clearSearch();
                         return driver.untilProgressOf(text);
                     }));
    };
    measureProgress(QStringLiteral("search, two letters"), work.letters);
    measureProgress(QStringLiteral("search, very common text"), QStringLiteral("budi"));
    driver.clearSearch();
}

ListState ofTheLastYear()
{
    ListState state = filteredBy({});
    const QDate today = QDate::currentDate();
    state.query.conditions = {{.column = QStringLiteral("placed_at"),
                               .kind = Condition::Kind::Between,
                               .from = today.addYears(-1).toString(Qt::ISODate),
                               .to = today.addDays(1).toString(Qt::ISODate)}};
    return state;
}

void measureJumps(const BenchReport &report, ListPage &page, ListDriver &driver, int runs)
{
    QRandomGenerator random(20261122);
    const auto measure = [&](const QString &name, const ListState &state) {
        driver.untilFilled(state);
        report.times(name, repeated(runs, [&] {
                         return driver.untilJumped(random.bounded(std::max(page.model().rowCount(), 1)));
                     }));
    };
    measure(QStringLiteral("page in the middle"), filteredBy({}));
    measure(QStringLiteral("page in the middle, common status"), filteredBy(QStringLiteral("SELESAI")));
    measure(QStringLiteral("page in the middle, the last year"), ofTheLastYear());
    driver.untilFilled(filteredBy({}));
}

void measureScrolling(const BenchReport &report, ListDriver &driver, int runs)
{
    driver.untilJumped(0);
    const auto scrolling = driver.holdPageDown(runs * 20);
    report.figure(QStringLiteral("Page Down held, frames"), scrolling.framesPerSecond, QStringLiteral("/s"));
    report.figure(QStringLiteral("Page Down held, longest blank"), scrolling.longestBlankMs,
                  QStringLiteral("ms"));
}

void measure(const DesktopContext &context, PauseMeter &application, const Work &work)
{
    const BenchReport report(QStringLiteral("Meja"));
    openPage(context); // Opens connections and fills caches, as in a running program.
    application.restart();
    report.times(QStringLiteral("first page"), repeated(work.runs, [&] { return openPage(context); }));
    ListPage page(*findResource(QStringLiteral("orders")), context);
    page.resize(1146, 700);
    ListDriver driver(page);
    driver.untilPainted([&] { page.show(); });
    measureFilters(report, driver, work.runs);
    measureSearches(report, driver, work);
    measureJumps(report, page, driver, work.runs);
    measureScrolling(report, driver, work.runs);
    report.figure(QStringLiteral("longest pause of the GUI thread (%1)").arg(application.longestEvent()),
                  application.longestMs(), QStringLiteral("ms"));
    report.figure(QStringLiteral("peak memory"), peakMemoryMiB(), QStringLiteral("MiB"));
}

} // namespace

int main(int argc, char *argv[])
{
    PauseMeter application(argc, argv);
    setGuiThread();
    applyTheme(ThemeChoice::Light);
    const Work work = readWork();
    const QTemporaryDir folder;
    QSettings store(folder.filePath(QStringLiteral("meja.ini")), QSettings::IniFormat);
    DesktopSettings settings(store);
    auto source = std::make_unique<PostgresRecordSource>(ConnectionSettings{}, Role::Admin);
    measure({*source, Session{.role = Role::Admin}, settings}, application, work);
    std::thread([&source] {
        source.reset();
    }).join(); // The destructor blocks, which is not allowed on the GUI thread.
    return 0;
}
