#include "language.h"
#include "listhead.h"
#include "listpage.h"
#include "postgresrecordsource.h"
#include "privatecluster.h"
#include "resourcecatalogue.h"
#include "searchbox.h"
#include "seeder.h"
#include "stateview.h"
#include "theme.h"

#include <QDir>
#include <QElapsedTimer>
#include <QPersistentModelIndex>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace meja;

namespace {

constexpr qint64 orderCount = 12000;

/// Saves a screenshot into the folder MEJA_PICTURES, if it is set.
void saveScreenshot(QWidget &page, const QString &name)
{
    const QString folder = qEnvironmentVariable("MEJA_PICTURES");
    if (!folder.isEmpty())
        page.grab().save(QDir(folder).filePath(name + QStringLiteral(".png")));
}

} // namespace

/// The list page on PostgreSQL, with three years of seeded orders.
class ListPageDatabaseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void cleanup();
    void opensEveryList_data();
    void opensEveryList();
    void countsExactly();
    void loadsRowsWithoutGapsAfterJumps();
    void goesToTheEnd();
    void goesToADay();
    void findsTypedText();
    void findsAPhoneInAnySpelling_data();
    void findsAPhoneInAnySpelling();
    void comparesDaysAndFractions_data();
    void comparesDaysAndFractions();
    void reportsInvalidSearches_data();
    void reportsInvalidSearches();
    void showsThatNothingMatches();

private:
    [[nodiscard]] std::unique_ptr<ListPage> open(const QString &resource);
    static void settle(ListPage &page);

    QTemporaryDir m_folder;
    std::unique_ptr<QSettings> m_store;
    std::unique_ptr<DesktopSettings> m_settings;
    std::unique_ptr<PostgresRecordSource> m_source;
};

void ListPageDatabaseTest::initTestCase()
{
    applyLanguage(Language::English);
    applyTheme(qEnvironmentVariableIsSet("MEJA_DARK") ? ThemeChoice::Dark : ThemeChoice::Light);
    PrivateCluster &cluster = PrivateCluster::shared();
    const QString database = cluster.createMigratedDatabase();
    Seeder seeder(cluster.settings(database), {orderCount, 1, QDate(2026, 11, 22)}, [](const QString &) {});
    const auto seeded = seeder.run();
    QVERIFY2(seeded, qPrintable(seeded ? QString() : seeded.error().detail));
    m_source = std::make_unique<PostgresRecordSource>(cluster.settings(database), Role::Admin);
    m_store =
        std::make_unique<QSettings>(m_folder.filePath(QStringLiteral("desk.ini")), QSettings::IniFormat);
    m_settings = std::make_unique<DesktopSettings>(*m_store);
}

void ListPageDatabaseTest::cleanupTestCase()
{
    m_source.reset();
}

void ListPageDatabaseTest::cleanup()
{
    m_store->clear();
}

std::unique_ptr<ListPage> ListPageDatabaseTest::open(const QString &resource)
{
    auto page = std::make_unique<ListPage>(
        *findResource(resource),
        DesktopContext{*m_source, {.user = QStringLiteral("sari"), .role = Role::Admin}, *m_settings});
    page->resize(1166, 700);
    page->show();
    settle(*page);
    return page;
}

void ListPageDatabaseTest::settle(ListPage &page)
{
    QTRY_VERIFY_WITH_TIMEOUT(page.isSettled(), 20000);
}

void ListPageDatabaseTest::opensEveryList_data()
{
    QTest::addColumn<QString>("name");
    for (const Resource &each : resourceCatalogue()) {
        if (each.section && each.isOpenTo(Role::Admin))
            QTest::newRow(qPrintable(each.name)) << each.name;
    }
}

void ListPageDatabaseTest::opensEveryList()
{
    QFETCH(QString, name);
    const auto page = open(name);
    saveScreenshot(*page, name);
    const ListStatus &status = page->model().status();
    QVERIFY2(!status.error, qPrintable(status.error ? status.error->detail : QString()));
    QVERIFY(status.loadState == LoadState::Filled || status.loadState == LoadState::Empty);
}

void ListPageDatabaseTest::countsExactly()
{
    const auto page = open(QStringLiteral("orders"));
    QCOMPARE(page->model().rowCount(), static_cast<int>(orderCount));
    QCOMPARE(page->head().countText(), QStringLiteral("12,000 orders"));
}

/// After jumps in any order, neighbouring rows follow each other in the sort order.
void ListPageDatabaseTest::loadsRowsWithoutGapsAfterJumps()
{
    const auto page = open(QStringLiteral("orders"));
    RecordTableModel &model = page->model();
    const auto placed = static_cast<int>(model.columnNames().indexOf(QLatin1String("placed_at")));
    for (const int top : {6000, 6300, 5800, 100, 11000, 2500, 2480}) {
        page->view().showRow(top);
        QTRY_VERIFY(model.record(page->view().topRow()) && model.record(page->view().topRow() + 20));
        for (int row = page->view().topRow(); row < page->view().topRow() + 20; ++row) {
            const QString earlier = model.index(row, placed).data(recordrole::Raw).toString();
            const QString later = model.index(row + 1, placed).data(recordrole::Raw).toString();
            QVERIFY2(earlier >= later, qPrintable(earlier + QLatin1Char(' ') + later));
            QVERIFY(model.record(row)->key != model.record(row + 1)->key);
        }
    }
}

void ListPageDatabaseTest::goesToTheEnd()
{
    const auto page = open(QStringLiteral("orders"));
    QTest::keyClick(&page->view(), Qt::Key_End);
    QTRY_VERIFY(page->model().record(orderCount - 1));
    QVERIFY(page->model().isExactAt(orderCount - 1));
    QTest::keyClick(&page->view(), Qt::Key_Home);
    QTRY_VERIFY(page->model().record(0));
}

void ListPageDatabaseTest::goesToADay()
{
    const auto page = open(QStringLiteral("orders"));
    page->goToDate(QDate(2025, 6, 10));
    RecordTableModel &model = page->model();
    const auto placed = static_cast<int>(model.columnNames().indexOf(QLatin1String("placed_at")));
    QTRY_VERIFY(page->view().topRow() > 0 && model.record(page->view().topRow()));
    const QString shown = model.index(page->view().topRow(), placed).data().toString();
    QVERIFY2(shown.contains(QLatin1String("Jun 2025")), qPrintable(shown));
}

void ListPageDatabaseTest::findsTypedText()
{
    const auto page = open(QStringLiteral("orders"));
    const QString number = page->model().index(5, 0).data().toString();
    QTest::keyClicks(&page->head().search(), number);
    QTRY_COMPARE(page->model().rowCount(), 1);
    QCOMPARE(page->model().index(0, 0).data().toString(), number);
    settle(*page);
    saveScreenshot(*page, QStringLiteral("orders-found"));
    ListState state = page->state();
    state.query.search.clear();
    state.query.conditions = {{.column = QStringLiteral("status"),
                               .values = {QStringLiteral("DIBAYAR"), QStringLiteral("DIPROSES")}}};
    state.query.dates = DateRange{QDate(2026, 11, 1), QDate(2026, 12, 1)};
    page->restore(state);
    settle(*page);
    saveScreenshot(*page, QStringLiteral("orders-filtered"));
    QVERIFY(page->model().rowCount() > 0);
}

void ListPageDatabaseTest::findsAPhoneInAnySpelling_data()
{
    QTest::addColumn<QString>("spelling");
    for (const char *spelling : {"+62%1%2%3", "0%1%2%3", "0%1 %2 %3", "+62 %1 %2 %3", "(0%1) %2.%3",
                                 "0%1 - %2 - %3", "phone:0%1 %2 %3"})
        QTest::newRow(spelling) << QString::fromLatin1(spelling);
}

void ListPageDatabaseTest::findsAPhoneInAnySpelling()
{
    QFETCH(QString, spelling);
    const auto page = open(QStringLiteral("users"));
    const auto column = static_cast<int>(page->model().columnNames().indexOf(QLatin1String("phone")));
    const QString phone = page->model().index(3, column).data(recordrole::Raw).toString();
    QVERIFY(phone.startsWith(QLatin1String("+62")));
    page->head().search().setText(spelling.arg(phone.mid(3, 3), phone.mid(6, 4), phone.mid(10)));
    QTest::keyClick(&page->head().search(), Qt::Key_Return);
    QTRY_COMPARE(page->model().rowCount(), 1);
    QCOMPARE(page->model().index(0, column).data(recordrole::Raw).toString(), phone);
}

void ListPageDatabaseTest::comparesDaysAndFractions_data()
{
    QTest::addColumn<QString>("list");
    QTest::addColumn<QString>("search");
    QTest::addColumn<QString>("opposite");
    QTest::addColumn<QString>("both");
    const auto row = [](const char *list, const char *search, const char *opposite, const char *both = "") {
        QTest::newRow(search) << QString::fromLatin1(list) << QString::fromLatin1(search)
                              << QString::fromLatin1(opposite) << QString::fromLatin1(both);
    };
    row("orders", ">2026-06-20", "<=2026-06-20");
    row("orders", ">= 2026-06", "<2026-06");
    row("orders", "..2026-06-20", ">2026-06-20");
    row("orders", "0..500rb", ">500rb");
    row("users", ">2025", "<=2025");
    row("products", "rating:>4,3", "rating:<=4.3", "rating_count:>0");
}

void ListPageDatabaseTest::comparesDaysAndFractions()
{
    QFETCH(QString, list);
    QFETCH(QString, search);
    QFETCH(QString, opposite);
    QFETCH(QString, both);
    const auto page = open(list);
    const auto found = [&](const QString &text) {
        page->head().search().setText(text);
        QTest::keyClick(&page->head().search(), Qt::Key_Return);
        settle(*page);
        return page->model().rowCount();
    };
    const int all = found(both);
    const int rows = found(search);
    QVERIFY(rows > 0 && rows < all);
    QCOMPARE(rows + found(opposite), all);
}

void ListPageDatabaseTest::reportsInvalidSearches_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *typed, const char *sentence) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(sentence);
    };
    row("total:>>5", "Total: “>5” is not an amount. Write it like 500rb, 1,5jt or 250.000.");
    row("total:>", "Add a value after “total:>”.");
    row("placed_at:2", "Placed: “2” is not a date. Write it like 2026-11-22, 2026-11, today or yesterday.");
    row("payment_status:xyz", "Payment: “xyz” is not a valid value. Choose from: ");
    row("is_archived:%2%1", "Archived: “%2%1” is not valid here. Write yes or no.");
    row(">5kg", "“5kg” is not an amount. Write it like 500rb, 1,5jt or 250.000.");
    row("2026-11-01 23:59..", "“23:59..” contains a time of day. Search by date only, like 2026-11-22.");
}

void ListPageDatabaseTest::reportsInvalidSearches()
{
    QFETCH(QString, typed);
    QFETCH(QString, sentence);
    const auto page = open(QStringLiteral("orders"));
    page->head().search().setText(typed);
    QTest::keyClick(&page->head().search(), Qt::Key_Return);
    QVERIFY2(page->head().problemText().startsWith(sentence), qPrintable(page->head().problemText()));
    settle(*page);
    QCOMPARE(page->model().status().loadState, LoadState::Filled);
    QCOMPARE(page->model().rowCount(), static_cast<int>(orderCount));
    QCOMPARE(page->head().search().text(), typed);
    saveScreenshot(*page, QStringLiteral("orders-invalid-search"));
}

void ListPageDatabaseTest::showsThatNothingMatches()
{
    const auto page = open(QStringLiteral("orders"));
    page->head().search().setText(QStringLiteral("no such thing anywhere"));
    QTest::keyClick(&page->head().search(), Qt::Key_Return);
    QTRY_COMPARE(page->model().status().loadState, LoadState::Empty);
    saveScreenshot(*page, QStringLiteral("orders-empty"));
}

QTEST_MAIN(ListPageDatabaseTest)
#include "listpagedatabasetest.moc"
