// The stock Qt way to show a table, as a peer of Meja's own: QSqlTableModel in a QTableView over the
// same orders. libpq's variables say which database. One case a call, so that memory is each case's own.

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

/// Runs `question` and returns how long it took until the view had painted its rows.
double untilPainted(QTableView &view, const std::function<bool()> &question)
{
    QElapsedTimer timer;
    timer.start();
    if (!question())
        return -1;
    view.viewport()->repaint();
    QCoreApplication::processEvents();
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

std::function<bool()> questionOf(const QString &name, QSqlTableModel &model, QTableView &view,
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
    const auto question = questionOf(name, model, view, QCoreApplication::arguments().value(2));
    const double milliseconds = question ? untilPainted(view, question) : -1;
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
