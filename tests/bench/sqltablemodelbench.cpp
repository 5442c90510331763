// Measures Qt's standard way to show a table, QSqlTableModel in a QTableView, on the same orders. libpq's
// variables select the database. Each call runs one case, so that the peak memory belongs to that case.

#include "benchreport.h"
#include "memoryuse.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlTableModel>
#include <QTableView>
#include <QTextStream>

#include <functional>

namespace {

using meja::bench::BenchReport;

/// Runs `query`. Returns the milliseconds until the view has painted its rows; negative if the query fails.
double untilPainted(QTableView &view, const std::function<bool()> &query)
{
    QElapsedTimer timer;
    timer.start();
    if (!query())
        return -1;
    view.viewport()->repaint();
    QCoreApplication::processEvents();
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

std::function<bool()> queryFor(const QString &name, QSqlTableModel &model, QTableView &view,
                               const QString &text)
{
    const auto filter = [&model](const QString &condition) {
        model.setFilter(condition);
        return model.select();
    };
    if (name == QLatin1String("first page"))
        return [&model] { return model.select(); };
    if (name == QLatin1String("status filter, rare"))
        return [filter] { return filter(QStringLiteral("status = 'DIPROSES'")); };
    if (name == QLatin1String("status filter, common"))
        return [filter] { return filter(QStringLiteral("status = 'SELESAI'")); };
    if (name == QLatin1String("search, part of a number"))
        return [filter, text] { return filter(QStringLiteral("number ilike '%%1%'").arg(text)); };
    if (name == QLatin1String("page in the middle"))
        return [&model, &view] {
            const bool selected = model.select();
            view.scrollTo(model.index(model.rowCount() / 2, 0));
            return selected;
        };
    return {};
}

} // namespace

int main(int argc, char *argv[])
{
    const QApplication application(argc, argv);
    const QString name = QCoreApplication::arguments().value(1);
    auto database = QSqlDatabase::addDatabase(QStringLiteral("QPSQL"));
    if (!database.open()) {
        QTextStream(stderr) << database.lastError().text() << Qt::endl;
        return 1;
    }
    QSqlTableModel model;
    model.setTable(QStringLiteral("orders"));
    model.setSort(model.fieldIndex(QStringLiteral("placed_at")), Qt::DescendingOrder);
    QTableView view;
    view.setModel(&model);
    view.resize(1366, 768);
    view.show();
    const auto query = queryFor(name, model, view, QCoreApplication::arguments().value(2));
    const double milliseconds = query ? untilPainted(view, query) : -1;
    if (milliseconds < 0) {
        QTextStream(stderr) << "sqltablemodelbench: case '" << name
                            << "' failed: " << model.lastError().text() << Qt::endl;
        return 1;
    }
    const BenchReport report(QStringLiteral("QSqlTableModel"));
    report.times(name, {milliseconds});
    report.figure(name + QStringLiteral(", peak memory"), meja::bench::peakMemoryMiB(),
                  QStringLiteral("MiB"));
    return 0;
}
