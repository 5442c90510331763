#include "language.h"
#include "listpagefixture.h"
#include "noticearea.h"
#include "searchbox.h"
#include "stateview.h"
#include "theme.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

using namespace meja;

class ListPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void showsLoadingFailedFilledAndEmpty();
    void countsRowsWithTheNounOfTheList_data();
    void countsRowsWithTheNounOfTheList();
    void everyListHasANounForItsRows();
    void showsTwentyRowsOnASmallScreen();
    void searchesAfterTheTypingDelayAndImmediatelyOnEnter();
    void keepsRowsWhileTheSearchIsIncomplete();
    void reportsAnInvalidSearch();
    void restoresAnInvalidSearchWithoutApplyingIt();
    void discardsTheResponseToAnOlderSearch();
    void requestsRowsBeforeTheHistogram();
    void showsSearchProgressAndStops();
    void sortsByClicks();
    void opensByKeyAndByDoubleClick();
    void movesByKeys();
    void sortsAndSizesByKeys();
    void keepsRowsSelected();
    void selectsAllResults();
    void copiesRowsAsATable();
    void escapesFormulasInCopiedTexts();
    void storesColumns();
    void choosesColumns();
    void goesToADate();
    void savesAndRestoresItsState();
    void clearsSelectionThenSearchThenGoesBack();
    void everyControlHasAName();
    void providesCellsToScreenReaders();
    void retriesWhileRowsAreShown();
};

void ListPageTest::initTestCase()
{
    applyTheme(ThemeChoice::Light);
    applyLanguage(Language::English);
}

void ListPageTest::showsLoadingFailedFilledAndEmpty()
{
    ListPageFixture fixture(5000);
    fixture.source.completesAtOnce = false;
    fixture.open();
    auto *stateView = fixture.page->findChild<StateView *>();
    QTRY_COMPARE(stateView->sentence(), QStringLiteral("Loading orders…"));
    fixture.source.refuse(QStringLiteral("page"),
                          {.kind = ErrorKind::Forbidden, .detail = QStringLiteral("no")});
    fixture.settle();
    QCOMPARE(fixture.page->model().status().loadState, LoadState::Failed);
    QVERIFY(!stateView->isFilled());
    fixture.source.completesAtOnce = true;
    for (auto *button : stateView->findChildren<QPushButton *>())
        QTest::mouseClick(button, Qt::LeftButton);
    fixture.settle();
    QVERIFY(stateView->isFilled());
    QCOMPARE(fixture.page->head().countText(), QStringLiteral("5,000 orders"));
    fixture.source.setSize(0);
    fixture.page->refresh();
    fixture.settle();
    QCOMPARE(stateView->sentence(), QStringLiteral("No orders yet"));
}

void ListPageTest::countsRowsWithTheNounOfTheList_data()
{
    QTest::addColumn<QString>("resource");
    QTest::addColumn<qint64>("rows");
    QTest::addColumn<Language>("language");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *resource, qint64 rows, Language language, const char *expected) {
        QTest::newRow(expected) << QString::fromLatin1(resource) << rows << language
                                << QString::fromLatin1(expected);
    };
    row("orders", 1, Language::English, "1 order");
    row("orders", 5000, Language::English, "5,000 orders");
    row("orders", 5000, Language::Indonesian, "5.000 pesanan");
    row("comments", 2, Language::English, "2 reviews");
    row("order_status_log", 63, Language::English, "63 status changes");
    row("stock_movements", 63, Language::Indonesian, "63 mutasi stok");
}

void ListPageTest::countsRowsWithTheNounOfTheList()
{
    QFETCH(QString, resource);
    QFETCH(qint64, rows);
    QFETCH(Language, language);
    QFETCH(QString, expected);
    applyLanguage(language);
    ListPageFixture fixture(rows);
    fixture.open(resource);
    const QString shown = fixture.page->head().countText();
    applyLanguage(Language::English);
    QCOMPARE(shown, expected);
}

void ListPageTest::everyListHasANounForItsRows()
{
    for (const Resource &resource : resourceCatalogue())
        QVERIFY2(resource.countText(2) != QLatin1String("2 rows"), qPrintable(resource.name));
}

void ListPageTest::showsTwentyRowsOnASmallScreen()
{
    ListPageFixture fixture(5000);
    fixture.open();
    QVERIFY2(fixture.page->view().rowsPerPage() >= 20,
             qPrintable(QString::number(fixture.page->view().rowsPerPage())));
    QVERIFY(fixture.page->minimumSizeHint().width() <= 1166);
}

void ListPageTest::searchesAfterTheTypingDelayAndImmediatelyOnEnter()
{
    ListPageFixture fixture(5000);
    fixture.open();
    fixture.key(Qt::Key_Slash);
    QVERIFY(fixture.page->head().search().hasFocus());
    QTest::keyClicks(&fixture.page->head().search(), QStringLiteral("budi"));
    QCOMPARE(fixture.lastQuery().search, QString());
    QTRY_COMPARE(fixture.lastQuery().search, QStringLiteral("budi"));
    QTest::keyClicks(&fixture.page->head().search(), QStringLiteral(" s"));
    QTest::keyClick(&fixture.page->head().search(), Qt::Key_Return);
    QCOMPARE(fixture.lastQuery().search, QStringLiteral("budi s"));
    QVERIFY(fixture.page->view().hasFocus());
    QCOMPARE(fixture.chips(), QStringLiteral("Search: budi s"));
}

void ListPageTest::keepsRowsWhileTheSearchIsIncomplete()
{
    ListPageFixture fixture(5000);
    fixture.open();
    const auto requests = fixture.source.pages.size();
    for (const char *typed : {"total:", "total:>", "placed_at:2", ">", "is_archived:y"}) {
        fixture.page->head().search().setText(QString::fromLatin1(typed));
        QTest::qWait(2 * SearchBox::typingDelayMs);
        QCOMPARE(fixture.page->model().status().loadState, LoadState::Filled);
        QCOMPARE(fixture.page->head().problemText(), QString());
    }
    QCOMPARE(fixture.source.pages.size(), requests);
    QTest::keyClick(&fixture.page->head().search(), Qt::Key_Return);
    QCOMPARE(fixture.page->head().problemText(),
             QStringLiteral("Archived: “y” is not valid here. Write yes or no."));
    fixture.page->head().search().setText(QStringLiteral("total:>500rb"));
    QTRY_COMPARE(fixture.lastQuery().search, QStringLiteral("total:>500rb"));
    QCOMPARE(fixture.page->head().problemText(), QString());
}

// NOLINTNEXTLINE(readability-function-size): each macro of Qt Test counts as several statements
// NOLINTNEXTLINE(readability-function-size): each macro of Qt Test counts as several statements
void ListPageTest::reportsAnInvalidSearch()
{
    ListPageFixture fixture(5000);
    fixture.open();
    SearchBox &box = fixture.page->head().search();
    box.setText(QStringLiteral("budi"));
    QTRY_COMPARE(fixture.lastQuery().search, QStringLiteral("budi"));
    fixture.settle();
    box.setText(QStringLiteral("budi total:abc"));
    QTRY_COMPARE(fixture.page->head().problemText(),
                 QStringLiteral("Total: “abc” is not an amount. Write it like 500rb, 1,5jt or 250.000."));
    // Other changes use the last valid search and leave the typed text.
    fixture.clickHead(QStringLiteral("total"));
    QCOMPARE(fixture.lastQuery().search, QStringLiteral("budi"));
    QCOMPARE(box.text(), QStringLiteral("budi total:abc"));
    QCOMPARE(fixture.chips(), QStringLiteral("Search: budi"));
    box.setText(QStringLiteral("recipient_phone:0812"));
    QTRY_COMPARE(fixture.page->head().problemText(),
                 QStringLiteral("Recipient's phone: Your role cannot search by this column."));
    Q_EMIT fixture.page->head().cleared();
    QCOMPARE(box.text(), QString());
    QCOMPARE(fixture.page->head().problemText(), QString());
    QCOMPARE(fixture.lastQuery().search, QString());
}

void ListPageTest::restoresAnInvalidSearchWithoutApplyingIt()
{
    ListPageFixture fixture(5000);
    fixture.open();
    ListState state = fixture.page->state();
    state.query.search = QStringLiteral("status:xyz");
    fixture.page->restore(state);
    fixture.settle();
    QCOMPARE(fixture.page->model().status().loadState, LoadState::Filled);
    QCOMPARE(fixture.page->head().search().text(), QStringLiteral("status:xyz"));
    QVERIFY(
        fixture.page->head().problemText().startsWith(QStringLiteral("Status: “xyz” is not a valid value.")));
    applyLanguage(Language::Indonesian);
    fixture.settle();
    const QString problem = fixture.page->head().problemText();
    QCOMPARE(fixture.page->head().search().placeholderText(), QStringLiteral("Cari pesanan  ( / )"));
    applyLanguage(Language::English);
    QVERIFY2(
        problem.startsWith(QStringLiteral("Status: “xyz” tidak ada dalam pilihan. Pilihannya: Menunggu")),
        qPrintable(problem));
    fixture.key(Qt::Key_Escape);
    QCOMPARE(fixture.page->head().search().text(), QString());
    QCOMPARE(fixture.page->head().problemText(), QString());
}

void ListPageTest::discardsTheResponseToAnOlderSearch()
{
    ListPageFixture fixture(5000);
    fixture.open();
    fixture.source.completesAtOnce = false;
    QLineEdit &box = fixture.page->head().search();
    box.setText(QStringLiteral("older"));
    QTest::keyClick(&box, Qt::Key_Return);
    box.setText(QStringLiteral("newer"));
    QTest::keyClick(&box, Qt::Key_Return);
    QStringList waiting;
    for (const auto &request : fixture.source.waiting) {
        if (request.what == QLatin1String("page"))
            waiting.append(request.request.query.search);
    }
    QCOMPARE(waiting, QStringList({QStringLiteral("older"), QStringLiteral("newer")}));
    fixture.source.setSize(7);
    QVERIFY(fixture.source.release(QStringLiteral("page")));
    fixture.settle();
    QVERIFY(fixture.page->model().rowCount() != 7);
    QVERIFY(fixture.source.release(QStringLiteral("page")));
    fixture.settle();
    QCOMPARE(fixture.page->model().rowCount(), 7);
}

void ListPageTest::requestsRowsBeforeTheHistogram()
{
    ListPageFixture fixture(5000);
    fixture.open();
    fixture.source.completesAtOnce = false;
    const auto requestsHistogram = [&] {
        return std::any_of(fixture.source.waiting.cbegin(), fixture.source.waiting.cend(),
                           [](const auto &request) { return request.what == QLatin1String("histogram"); });
    };
    fixture.page->head().search().setText(QStringLiteral("budi"));
    QTest::keyClick(&fixture.page->head().search(), Qt::Key_Return);
    fixture.settle();
    QCOMPARE(fixture.lastQuery().search, QStringLiteral("budi"));
    QVERIFY(!requestsHistogram());
    QVERIFY(fixture.source.release(QStringLiteral("page")));
    fixture.settle();
    QVERIFY(requestsHistogram());
}

void ListPageTest::showsSearchProgressAndStops()
{
    ListPageFixture fixture(10000);
    fixture.open();
    fixture.source.partRows = 2500;
    fixture.source.matches = [](qint64 key) { return key % 500 == 0; };
    fixture.source.completesAtOnce = false;
    QLineEdit &box = fixture.page->head().search();
    box.setText(QStringLiteral("ab"));
    QTest::keyClick(&box, Qt::Key_Return);
    fixture.source.release(QStringLiteral("page"));
    fixture.settle();
    QCOMPARE(fixture.page->head().countText(), QStringLiteral("5 found so far · 25 %"));
    auto *stop = box.findChild<QToolButton *>(QString(), Qt::FindDirectChildrenOnly);
    for (auto *button : box.findChildren<QToolButton *>()) {
        if (button->accessibleName() == QLatin1String("Stop searching"))
            stop = button;
    }
    QVERIFY(stop && stop->isVisible());
    QTest::mouseClick(stop, Qt::LeftButton);
    QCOMPARE(fixture.page->head().countText(), QStringLiteral("5 found, stopped at 25 %"));
    QVERIFY(!stop->isVisible());
}

void ListPageTest::sortsByClicks()
{
    ListPageFixture fixture(5000);
    fixture.open();
    const QString total = QStringLiteral("total");
    const QString placed = QStringLiteral("placed_at");
    fixture.clickHead(total);
    QCOMPARE(fixture.lastQuery().order, (QList<SortLevel>{{total, SortDirection::Descending}}));
    fixture.clickHead(placed, Qt::ShiftModifier);
    QCOMPARE(fixture.lastQuery().order,
             (QList<SortLevel>{{total, SortDirection::Descending}, {placed, SortDirection::Descending}}));
    QCOMPARE(fixture.page->view().header().levels().size(), 2);
    fixture.clickHead(total);
    QCOMPARE(fixture.lastQuery().order, (QList<SortLevel>{{total, SortDirection::Ascending}}));
    const qsizetype requests = fixture.source.pages.size();
    fixture.clickHead(QStringLiteral("customer_name"));
    QCOMPARE(fixture.source.pages.size(), requests);
}

void ListPageTest::opensByKeyAndByDoubleClick()
{
    ListPageFixture fixture(5000);
    fixture.open();
    QSignalSpy opened(fixture.page.get(), &DesktopPage::openRequested);
    fixture.clickRow(3);
    fixture.key(Qt::Key_Return);
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened[0][0].value<PageAddress>(), (PageAddress{QStringLiteral("orders"), 4}));
    const QPoint place(4, 5 * fixture.page->view().rowHeight() + 10);
    QTest::mouseDClick(fixture.page->view().viewport(), Qt::LeftButton, {}, place);
    QCOMPARE(opened.last()[0].value<PageAddress>().key, 6);
}

void ListPageTest::movesByKeys()
{
    ListPageFixture fixture(50000);
    fixture.open();
    RecordView &view = fixture.page->view();
    fixture.key(Qt::Key_Down);
    QCOMPARE(view.currentIndex().row(), 1);
    fixture.key(Qt::Key_PageDown);
    QCOMPARE(view.currentIndex().row(), 1 + view.rowsPerPage());
    QCOMPARE(view.topRow(), view.rowsPerPage());
    fixture.key(Qt::Key_End);
    QCOMPARE(view.currentIndex().row(), 49999);
    QCOMPARE(fixture.keyAt(49999), 50000);
    fixture.key(Qt::Key_Home, Qt::ControlModifier);
    QCOMPARE(view.topRow(), 0);
    fixture.key(Qt::Key_Right);
    QCOMPARE(view.currentIndex().column(), 1);
}

void ListPageTest::sortsAndSizesByKeys()
{
    ListPageFixture fixture(5000);
    fixture.open();
    RecordView &view = fixture.page->view();
    const auto moveTo = [&](const char *column) {
        const auto section = fixture.page->model().columnNames().indexOf(QString::fromLatin1(column));
        view.setCurrentIndex(view.model()->index(0, static_cast<int>(section)));
    };
    const SortLevel byTotal{QStringLiteral("total"), SortDirection::Ascending};
    moveTo("total");
    fixture.key(Qt::Key_Up, Qt::ControlModifier);
    QCOMPARE(fixture.lastQuery().order, QList<SortLevel>{byTotal});
    moveTo("placed_at");
    fixture.key(Qt::Key_Down, Qt::ControlModifier | Qt::ShiftModifier);
    const SortLevel byDay{QStringLiteral("placed_at"), SortDirection::Descending};
    QCOMPARE(fixture.lastQuery().order, (QList<SortLevel>{byTotal, byDay}));
    moveTo("customer_name");
    fixture.key(Qt::Key_Up, Qt::ControlModifier);
    QCOMPARE(fixture.lastQuery().order, (QList<SortLevel>{byTotal, byDay}));
    QCOMPARE(fixture.page->notices().text(),
             QStringLiteral("Customer: Cannot be sorted: the value comes from other records"));
    moveTo("number");
    const int width = view.header().sectionSize(0);
    fixture.key(Qt::Key_Right, Qt::ControlModifier);
    QVERIFY(view.header().sectionSize(0) > width);
    QCOMPARE(fixture.page->state().widths.value(QStringLiteral("number")), view.header().sectionSize(0));
    fixture.key(Qt::Key_Left, Qt::ControlModifier);
    QCOMPARE(view.header().sectionSize(0), width);
}

void ListPageTest::keepsRowsSelected()
{
    ListPageFixture fixture(5000);
    fixture.open();
    SelectedKeys &selected = fixture.page->view().selectedKeys();
    fixture.clickRow(2);
    fixture.clickRow(5, Qt::ShiftModifier);
    QCOMPARE(selected.keys(), (QSet<qint64>{3, 4, 5, 6}));
    fixture.clickRow(4, Qt::ControlModifier);
    QCOMPARE(selected.keys(), (QSet<qint64>{3, 4, 6}));
    fixture.key(Qt::Key_Down);
    fixture.key(Qt::Key_Space);
    fixture.key(Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(selected.keys(), (QSet<qint64>{6, 7}));
    fixture.page->view().showRow(4000);
    fixture.settle();
    fixture.page->head().search().setText(QStringLiteral("budi"));
    QTest::keyClick(&fixture.page->head().search(), Qt::Key_Return);
    fixture.settle();
    QCOMPARE(selected.keys(), (QSet<qint64>{6, 7}));
}

void ListPageTest::selectsAllResults()
{
    ListPageFixture fixture(5000);
    fixture.open();
    fixture.key(Qt::Key_A, Qt::ControlModifier);
    QVERIFY(fixture.page->view().selectedKeys().isAllMatching());
    fixture.clickRow(0, Qt::ControlModifier);
    QVERIFY(!fixture.page->view().selectedKeys().contains(1));
    QVERIFY(fixture.page->view().selectedKeys().contains(4711));
}

void ListPageTest::copiesRowsAsATable()
{
    ListPageFixture fixture(5000);
    fixture.open();
    ListState state = fixture.page->state();
    state.columns = {QStringLiteral("number"), QStringLiteral("status"), QStringLiteral("total")};
    fixture.page->restore(state);
    fixture.settle();
    fixture.clickRow(0);
    fixture.clickRow(1, Qt::ShiftModifier);
    fixture.key(Qt::Key_C, Qt::ControlModifier);
    const QMimeData *copied = QGuiApplication::clipboard()->mimeData();
    QCOMPARE(copied->text(), QStringLiteral("Number\tStatus\tTotal\n1000\tPaid\t1000\n2000\tPaid\t2000"));
    QVERIFY(copied->html().contains(QStringLiteral("<tr><td>1000</td><td>Paid</td><td>1000</td></tr>")));
}

void ListPageTest::escapesFormulasInCopiedTexts()
{
    ListPageFixture fixture(3);
    fixture.source.everyText = QStringLiteral("=1+1<b>");
    fixture.open();
    ListState state = fixture.page->state();
    state.columns = {QStringLiteral("number")};
    fixture.page->restore(state);
    fixture.settle();
    fixture.clickRow(0);
    fixture.key(Qt::Key_C, Qt::ControlModifier);
    const QMimeData *copied = QGuiApplication::clipboard()->mimeData();
    QCOMPARE(copied->text(), QStringLiteral("Number\n'=1+1<b>"));
    QVERIFY(copied->html().contains(QStringLiteral("&lt;b&gt;")));
}

void ListPageTest::storesColumns()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("fixture.ini"));
    QStringList columns;
    {
        ListPageFixture fixture(50, file);
        fixture.open();
        RecordHeader &header = fixture.page->view().header();
        header.resizeSection(1, 333);
        header.moveSection(0, 2);
        columns = fixture.page->state().columns;
        QCOMPARE(columns[2], QStringLiteral("number"));
    }
    ListPageFixture fixture(50, file);
    fixture.open();
    QCOMPARE(fixture.page->model().columnNames(), columns);
    QCOMPARE(fixture.page->view().header().sectionSize(0), 333);
}

void ListPageTest::choosesColumns()
{
    ListPageFixture fixture(5000);
    fixture.open();
    fixture.page->view().showRow(1000);
    fixture.settle();
    QTest::mouseClick(&fixture.page->head().columnsButton(), Qt::LeftButton);
    auto *list = fixture.page->findChild<QListWidget *>();
    QVERIFY(list);
    const auto subtotal = list->findItems(QStringLiteral("Subtotal"), Qt::MatchExactly);
    subtotal.first()->setCheckState(Qt::Checked);
    fixture.settle();
    QVERIFY(fixture.page->model().columnNames().contains(QStringLiteral("subtotal")));
    QCOMPARE(fixture.page->view().topRow(), 1000);
    QCOMPARE(fixture.keyAt(1000), 1001);
}

void ListPageTest::goesToADate()
{
    ListPageFixture fixture(50000);
    fixture.open();
    fixture.source.estimated = 30000;
    fixture.source.rowsBeforeDay = 30123;
    fixture.page->goToDate(QDate(2026, 10, 5));
    fixture.settle();
    QCOMPARE(fixture.page->view().topRow(), 30000);
    QCOMPARE(fixture.keyAt(30000), 30124);
    const auto place = std::find_if(
        fixture.source.pages.cbegin(), fixture.source.pages.cend(), [](const PageRequest &request) {
            return request.from &&
                   request.from->values == QStringList{QStringLiteral("2026-10-06 00:00:00+07")};
        });
    QVERIFY(place != fixture.source.pages.cend());
}

void ListPageTest::savesAndRestoresItsState()
{
    ListPageFixture fixture(50000);
    fixture.open();
    ListState state = fixture.page->state();
    state.query.search = QStringLiteral("budi \"s\"");
    state.query.order = {{QStringLiteral("total"), SortDirection::Ascending}};
    state.query.conditions = {{.column = QStringLiteral("status"), .values = {QStringLiteral("DIBAYAR")}},
                              {.column = QStringLiteral("total"),
                               .kind = Condition::Kind::Between,
                               .from = QStringLiteral("5"),
                               .to = QStringLiteral("9")}};
    state.query.dates = DateRange{QDate(2026, 1, 1), QDate(2027, 1, 1)};
    fixture.page->restore(state);
    fixture.settle();
    fixture.page->view().showRow(400);
    fixture.settle();
    const ListState kept = fixture.page->state();
    QCOMPARE(ListState::fromJson(kept.toJson()), kept);
    ListPageFixture other(50000);
    other.open();
    other.page->restore(ListState::fromJson(kept.toJson()));
    other.settle();
    QCOMPARE(other.page->view().topRow(), 400);
    QCOMPARE(other.keyAt(400), 401);
    QCOMPARE(other.lastQuery(), kept.query);
}

void ListPageTest::clearsSelectionThenSearchThenGoesBack()
{
    ListPageFixture fixture(5000);
    fixture.open();
    QSignalSpy back(fixture.page.get(), &DesktopPage::backRequested);
    fixture.page->head().search().setText(QStringLiteral("budi"));
    QTest::keyClick(&fixture.page->head().search(), Qt::Key_Return);
    fixture.settle();
    fixture.clickRow(1);
    fixture.key(Qt::Key_Escape);
    QVERIFY(fixture.page->view().selectedKeys().isEmpty());
    fixture.key(Qt::Key_Escape);
    QCOMPARE(fixture.lastQuery().search, QString());
    QCOMPARE(back.count(), 0);
    fixture.key(Qt::Key_Escape);
    QCOMPARE(back.count(), 1);
}

void ListPageTest::everyControlHasAName()
{
    ListPageFixture fixture(5000);
    fixture.open();
    for (auto *button : fixture.page->findChildren<QAbstractButton *>()) {
        if (button->inherits("QLineEditIconButton"))
            continue; // Qt's own clear button.
        const bool named = !button->accessibleName().isEmpty() || !button->text().isEmpty();
        QVERIFY2(named || !button->isVisible(), qPrintable(button->objectName()));
    }
    QVERIFY(!fixture.page->view().accessibleName().isEmpty());
    QVERIFY(!fixture.page->head().search().accessibleName().isEmpty());
}

void ListPageTest::providesCellsToScreenReaders()
{
    ListPageFixture fixture(50000);
    fixture.open();
    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(&fixture.page->view());
    QVERIFY(list && list->tableInterface());
    QAccessibleTableInterface *table = list->tableInterface();
    QCOMPARE(table->rowCount(), 50000);
    QCOMPARE(table->columnDescription(0), QStringLiteral("Number"));
    QAccessibleInterface *cell = table->cellAt(2, 0);
    QVERIFY(cell);
    QCOMPARE(cell->text(QAccessible::Name), QStringLiteral("3000"));
    QVERIFY(!cell->state().selected);
    QVERIFY(table->selectRow(2));
    QVERIFY(cell->state().selected);
    QCOMPARE(table->selectedRows(), QList<int>{2});
    QVERIFY(fixture.page->view().hasFocus());
    QVERIFY(list->focusChild());
    QCOMPARE(list->focusChild()->text(QAccessible::Name), QStringLiteral("1000"));
    QVERIFY(table->cellAt(40000, 0)->state().busy);
    for (int row = 0; row < 5000; ++row)
        QVERIFY(table->cellAt(row, 1));
}

void ListPageTest::retriesWhileRowsAreShown()
{
    ListPageFixture fixture(50000);
    fixture.open();
    fixture.source.failure = Error{.kind = ErrorKind::Invalid, .detail = QStringLiteral("broken")};
    fixture.page->view().showRow(25000);
    fixture.settle();
    QVERIFY(fixture.page->findChild<StateView *>()->isFilled());
    QVERIFY(fixture.keyAt(25000) == 0);
    fixture.source.failure.reset();
    for (auto *button : fixture.page->head().findChildren<QToolButton *>()) {
        if (button->text() == QLatin1String("Try again")) {
            QVERIFY(button->isVisible());
            QTest::mouseClick(button, Qt::LeftButton);
        }
    }
    fixture.settle();
    QCOMPARE(fixture.keyAt(25000), 25001);
}

QTEST_MAIN(ListPageTest)
#include "listpagetest.moc"
