#include "faces.h"
#include "language.h"
#include "listdesk.h"
#include "searchbox.h"
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
    void initTestCase() { applyTheme(ThemeChoice::Light); }
    void showsItsFourFaces();
    void showsTwentyRowsOnASmallScreen();
    void searchesAfterAPauseAndAtOnceOnEnter();
    void keepsItsRowsWhileAWordIsTyped();
    void saysWhatItCannotRead();
    void opensWithASearchItCannotRead();
    void aNewerSearchWins();
    void asksForRowsBeforeBars();
    void showsProgressAndStops();
    void sortsByClicks();
    void opensByKeyAndByDoubleClick();
    void movesByKeys();
    void sortsAndSizesByKeys();
    void picksRowsThatStayPicked();
    void picksEverythingThatMatches();
    void copiesAsATable();
    void keepsFormulasTexts();
    void remembersColumns();
    void choosesColumns();
    void goesToADate();
    void savesAndRestoresItsState();
    void goesBackStepByStep();
    void namesItsControls();
    void readsCellsToAScreenReader();
    void triesAgainBelowRows();
};

void ListPageTest::showsItsFourFaces()
{
    Desk desk(5000);
    desk.source.answersAtOnce = false;
    desk.open();
    auto *faces = desk.page->findChild<Faces *>();
    QTRY_COMPARE(faces->sentence(), QStringLiteral("Reading orders…"));
    desk.source.refuse(QStringLiteral("page"), {ErrorKind::Forbidden, QStringLiteral("no"), {}});
    desk.settle();
    QCOMPARE(desk.page->model().status().face, ListFace::Failed);
    QVERIFY(!faces->isFilled());
    desk.source.answersAtOnce = true;
    for (auto *button : faces->findChildren<QPushButton *>())
        QTest::mouseClick(button, Qt::LeftButton);
    desk.settle();
    QVERIFY(faces->isFilled());
    QCOMPARE(desk.page->head().countText(), QStringLiteral("5,000 orders"));
    desk.source.setSize(0);
    desk.page->refresh();
    desk.settle();
    QCOMPARE(faces->sentence(), QStringLiteral("No orders yet"));
}

void ListPageTest::showsTwentyRowsOnASmallScreen()
{
    Desk desk(5000);
    desk.open();
    QVERIFY2(desk.page->view().rowsPerPage() >= 20,
             qPrintable(QString::number(desk.page->view().rowsPerPage())));
    QVERIFY(desk.page->minimumSizeHint().width() <= 1166);
}

void ListPageTest::searchesAfterAPauseAndAtOnceOnEnter()
{
    Desk desk(5000);
    desk.open();
    desk.key(Qt::Key_Slash);
    QVERIFY(desk.page->head().search().hasFocus());
    QTest::keyClicks(&desk.page->head().search(), QStringLiteral("budi"));
    QCOMPARE(desk.asked().search, QString());
    QTRY_COMPARE(desk.asked().search, QStringLiteral("budi"));
    QTest::keyClicks(&desk.page->head().search(), QStringLiteral(" s"));
    QTest::keyClick(&desk.page->head().search(), Qt::Key_Return);
    QCOMPARE(desk.asked().search, QStringLiteral("budi s"));
    QVERIFY(desk.page->view().hasFocus());
    QCOMPARE(desk.chips(), QStringLiteral("Search: budi s"));
}

void ListPageTest::keepsItsRowsWhileAWordIsTyped()
{
    Desk desk(5000);
    desk.open();
    const auto questions = desk.source.pages.size();
    for (const char *typed : {"total:", "total:>", "placed_at:2", ">", "is_archived:y"}) {
        desk.page->head().search().setText(QString::fromLatin1(typed));
        QTest::qWait(2 * SearchBox::kPauseMs);
        QCOMPARE(desk.page->model().status().face, ListFace::Filled);
        QCOMPARE(desk.page->head().problemText(), QString());
    }
    QCOMPARE(desk.source.pages.size(), questions);
    QTest::keyClick(&desk.page->head().search(), Qt::Key_Return);
    QCOMPARE(desk.page->head().problemText(), QStringLiteral("Archived: “y” is neither yes nor no."));
    desk.page->head().search().setText(QStringLiteral("total:>500rb"));
    QTRY_COMPARE(desk.asked().search, QStringLiteral("total:>500rb"));
    QCOMPARE(desk.page->head().problemText(), QString());
}

void ListPageTest::saysWhatItCannotRead()
{
    Desk desk(5000);
    desk.open();
    SearchBox &box = desk.page->head().search();
    box.setText(QStringLiteral("budi"));
    QTRY_COMPARE(desk.asked().search, QStringLiteral("budi"));
    desk.settle();
    box.setText(QStringLiteral("budi total:abc"));
    QTRY_COMPARE(desk.page->head().problemText(),
                 QStringLiteral("Total: “abc” is not an amount. Write it like 500rb, 1,5jt or 250.000."));
    // Other questions go on from what was read last, and leave what was typed.
    desk.clickHead(QStringLiteral("total"));
    QCOMPARE(desk.asked().search, QStringLiteral("budi"));
    QCOMPARE(box.text(), QStringLiteral("budi total:abc"));
    QCOMPARE(desk.chips(), QStringLiteral("Search: budi"));
    box.setText(QStringLiteral("recipient_phone:0812"));
    QTRY_COMPARE(desk.page->head().problemText(),
                 QStringLiteral("Recipient's phone: Your role may not search by this."));
    Q_EMIT desk.page->head().cleared();
    QCOMPARE(box.text(), QString());
    QCOMPARE(desk.page->head().problemText(), QString());
    QCOMPARE(desk.asked().search, QString());
}

void ListPageTest::opensWithASearchItCannotRead()
{
    Desk desk(5000);
    desk.open();
    ListState state = desk.page->state();
    state.query.search = QStringLiteral("status:xyz");
    desk.page->restore(state);
    desk.settle();
    QCOMPARE(desk.page->model().status().face, ListFace::Filled);
    QCOMPARE(desk.page->head().search().text(), QStringLiteral("status:xyz"));
    QVERIFY(
        desk.page->head().problemText().startsWith(QStringLiteral("Status: “xyz” is none of its values.")));
    applyLanguage(Language::Indonesian);
    desk.settle();
    const QString said = desk.page->head().problemText();
    QCOMPARE(desk.page->head().search().placeholderText(), QStringLiteral("Cari pesanan  ( / )"));
    applyLanguage(Language::English);
    QVERIFY2(said.startsWith(QStringLiteral("Status: “xyz” bukan salah satu nilainya. Pilihannya: Menunggu")),
             qPrintable(said));
    desk.key(Qt::Key_Escape);
    QCOMPARE(desk.page->head().search().text(), QString());
    QCOMPARE(desk.page->head().problemText(), QString());
}

void ListPageTest::aNewerSearchWins()
{
    Desk desk(5000);
    desk.open();
    desk.source.answersAtOnce = false;
    QLineEdit &box = desk.page->head().search();
    box.setText(QStringLiteral("older"));
    QTest::keyClick(&box, Qt::Key_Return);
    box.setText(QStringLiteral("newer"));
    QTest::keyClick(&box, Qt::Key_Return);
    QStringList waiting;
    for (const auto &question : desk.source.waiting) {
        if (question.what == QLatin1String("page"))
            waiting.append(question.request.query.search);
    }
    QCOMPARE(waiting, QStringList({QStringLiteral("older"), QStringLiteral("newer")}));
    desk.source.setSize(7);
    QVERIFY(desk.source.release(QStringLiteral("page")));
    desk.settle();
    QVERIFY(desk.page->model().rowCount() != 7);
    QVERIFY(desk.source.release(QStringLiteral("page")));
    desk.settle();
    QCOMPARE(desk.page->model().rowCount(), 7);
}

void ListPageTest::asksForRowsBeforeBars()
{
    Desk desk(5000);
    desk.open();
    desk.source.answersAtOnce = false;
    const auto asksForBars = [&] {
        return std::any_of(desk.source.waiting.cbegin(), desk.source.waiting.cend(),
                           [](const auto &question) { return question.what == QLatin1String("histogram"); });
    };
    desk.page->head().search().setText(QStringLiteral("budi"));
    QTest::keyClick(&desk.page->head().search(), Qt::Key_Return);
    desk.settle();
    QCOMPARE(desk.asked().search, QStringLiteral("budi"));
    QVERIFY(!asksForBars());
    QVERIFY(desk.source.release(QStringLiteral("page")));
    desk.settle();
    QVERIFY(asksForBars());
}

void ListPageTest::showsProgressAndStops()
{
    Desk desk(10000);
    desk.open();
    desk.source.partRows = 2500;
    desk.source.matches = [](qint64 key) { return key % 500 == 0; };
    desk.source.answersAtOnce = false;
    QLineEdit &box = desk.page->head().search();
    box.setText(QStringLiteral("ab"));
    QTest::keyClick(&box, Qt::Key_Return);
    desk.source.release(QStringLiteral("page"));
    desk.settle();
    QCOMPARE(desk.page->head().countText(), QStringLiteral("5 found so far · 25 %"));
    auto *stop = box.findChild<QToolButton *>(QString(), Qt::FindDirectChildrenOnly);
    for (auto *button : box.findChildren<QToolButton *>()) {
        if (button->accessibleName() == QLatin1String("Stop searching"))
            stop = button;
    }
    QVERIFY(stop && stop->isVisible());
    QTest::mouseClick(stop, Qt::LeftButton);
    QCOMPARE(desk.page->head().countText(), QStringLiteral("5 found, stopped at 25 %"));
    QVERIFY(!stop->isVisible());
}

void ListPageTest::sortsByClicks()
{
    Desk desk(5000);
    desk.open();
    const QString total = QStringLiteral("total");
    const QString placed = QStringLiteral("placed_at");
    desk.clickHead(total);
    QCOMPARE(desk.asked().order, (QList<SortLevel>{{total, SortDirection::Descending}}));
    desk.clickHead(placed, Qt::ShiftModifier);
    QCOMPARE(desk.asked().order,
             (QList<SortLevel>{{total, SortDirection::Descending}, {placed, SortDirection::Descending}}));
    QCOMPARE(desk.page->view().header().levels().size(), 2);
    desk.clickHead(total);
    QCOMPARE(desk.asked().order, (QList<SortLevel>{{total, SortDirection::Ascending}}));
    const qsizetype asked = desk.source.pages.size();
    desk.clickHead(QStringLiteral("status"));
    QCOMPARE(desk.source.pages.size(), asked);
}

void ListPageTest::opensByKeyAndByDoubleClick()
{
    Desk desk(5000);
    desk.open();
    QSignalSpy opened(desk.page.get(), &DeskPage::openRequested);
    desk.clickRow(3);
    desk.key(Qt::Key_Return);
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened[0][0].value<PageAddress>(), (PageAddress{QStringLiteral("orders"), 4}));
    const QPoint place(20, 5 * desk.page->view().rowHeight() + 10);
    QTest::mouseDClick(desk.page->view().viewport(), Qt::LeftButton, {}, place);
    QCOMPARE(opened.last()[0].value<PageAddress>().key, 6);
}

void ListPageTest::movesByKeys()
{
    Desk desk(50000);
    desk.open();
    RecordView &view = desk.page->view();
    desk.key(Qt::Key_Down);
    QCOMPARE(view.currentIndex().row(), 1);
    desk.key(Qt::Key_PageDown);
    QCOMPARE(view.currentIndex().row(), 1 + view.rowsPerPage());
    QCOMPARE(view.topRow(), view.rowsPerPage());
    desk.key(Qt::Key_End);
    QCOMPARE(view.currentIndex().row(), 49999);
    QCOMPARE(desk.keyAt(49999), 50000);
    desk.key(Qt::Key_Home, Qt::ControlModifier);
    QCOMPARE(view.topRow(), 0);
    desk.key(Qt::Key_Right);
    QCOMPARE(view.currentIndex().column(), 1);
}

void ListPageTest::sortsAndSizesByKeys()
{
    Desk desk(5000);
    desk.open();
    RecordView &view = desk.page->view();
    const auto go = [&](const char *column) {
        const auto section = desk.page->model().columnNames().indexOf(QString::fromLatin1(column));
        view.setCurrentIndex(view.model()->index(0, static_cast<int>(section)));
    };
    const SortLevel byTotal{QStringLiteral("total"), SortDirection::Ascending};
    go("total");
    desk.key(Qt::Key_Up, Qt::ControlModifier);
    QCOMPARE(desk.asked().order, QList<SortLevel>{byTotal});
    go("placed_at");
    desk.key(Qt::Key_Down, Qt::ControlModifier | Qt::ShiftModifier);
    const SortLevel byDay{QStringLiteral("placed_at"), SortDirection::Descending};
    QCOMPARE(desk.asked().order, (QList<SortLevel>{byTotal, byDay}));
    go("status");
    desk.key(Qt::Key_Up, Qt::ControlModifier);
    QCOMPARE(desk.asked().order, (QList<SortLevel>{byTotal, byDay}));
    QCOMPARE(desk.page->findChild<QLabel *>(QStringLiteral("notice"))->text(),
             QStringLiteral("This list can't be sorted by Status"));
    go("number");
    const int width = view.header().sectionSize(0);
    desk.key(Qt::Key_Right, Qt::ControlModifier);
    QVERIFY(view.header().sectionSize(0) > width);
    QCOMPARE(desk.page->state().widths.value(QStringLiteral("number")), view.header().sectionSize(0));
    desk.key(Qt::Key_Left, Qt::ControlModifier);
    QCOMPARE(view.header().sectionSize(0), width);
}

void ListPageTest::picksRowsThatStayPicked()
{
    Desk desk(5000);
    desk.open();
    SelectedKeys &picked = desk.page->view().selectedKeys();
    desk.clickRow(2);
    desk.clickRow(5, Qt::ShiftModifier);
    QCOMPARE(picked.keys(), (QSet<qint64>{3, 4, 5, 6}));
    desk.clickRow(4, Qt::ControlModifier);
    QCOMPARE(picked.keys(), (QSet<qint64>{3, 4, 6}));
    desk.key(Qt::Key_Down);
    desk.key(Qt::Key_Space);
    desk.key(Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(picked.keys(), (QSet<qint64>{6, 7}));
    desk.page->view().showRow(4000);
    desk.settle();
    desk.page->head().search().setText(QStringLiteral("budi"));
    QTest::keyClick(&desk.page->head().search(), Qt::Key_Return);
    desk.settle();
    QCOMPARE(picked.keys(), (QSet<qint64>{6, 7}));
}

void ListPageTest::picksEverythingThatMatches()
{
    Desk desk(5000);
    desk.open();
    desk.key(Qt::Key_A, Qt::ControlModifier);
    QVERIFY(desk.page->view().selectedKeys().isAllMatching());
    desk.clickRow(0, Qt::ControlModifier);
    QVERIFY(!desk.page->view().selectedKeys().contains(1));
    QVERIFY(desk.page->view().selectedKeys().contains(4711));
}

void ListPageTest::copiesAsATable()
{
    Desk desk(5000);
    desk.open();
    ListState state = desk.page->state();
    state.columns = {QStringLiteral("number"), QStringLiteral("status"), QStringLiteral("total")};
    desk.page->restore(state);
    desk.settle();
    desk.clickRow(0);
    desk.clickRow(1, Qt::ShiftModifier);
    desk.key(Qt::Key_C, Qt::ControlModifier);
    const QMimeData *copied = QGuiApplication::clipboard()->mimeData();
    QCOMPARE(copied->text(), QStringLiteral("Number\tStatus\tTotal\n1000\tPaid\t1000\n2000\tPaid\t2000"));
    QVERIFY(copied->html().contains(QStringLiteral("<tr><td>1000</td><td>Paid</td><td>1000</td></tr>")));
}

void ListPageTest::keepsFormulasTexts()
{
    Desk desk(3);
    desk.source.everyText = QStringLiteral("=1+1<b>");
    desk.open();
    ListState state = desk.page->state();
    state.columns = {QStringLiteral("number")};
    desk.page->restore(state);
    desk.settle();
    desk.clickRow(0);
    desk.key(Qt::Key_C, Qt::ControlModifier);
    const QMimeData *copied = QGuiApplication::clipboard()->mimeData();
    QCOMPARE(copied->text(), QStringLiteral("Number\n'=1+1<b>"));
    QVERIFY(copied->html().contains(QStringLiteral("&lt;b&gt;")));
}

void ListPageTest::remembersColumns()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("desk.ini"));
    QStringList columns;
    {
        Desk desk(50, file);
        desk.open();
        RecordHeader &heads = desk.page->view().header();
        heads.resizeSection(1, 333);
        heads.moveSection(0, 2);
        columns = desk.page->state().columns;
        QCOMPARE(columns[2], QStringLiteral("number"));
    }
    Desk desk(50, file);
    desk.open();
    QCOMPARE(desk.page->model().columnNames(), columns);
    QCOMPARE(desk.page->view().header().sectionSize(0), 333);
}

void ListPageTest::choosesColumns()
{
    Desk desk(5000);
    desk.open();
    desk.page->view().showRow(1000);
    desk.settle();
    QTest::mouseClick(&desk.page->head().columnsButton(), Qt::LeftButton);
    auto *list = desk.page->findChild<QListWidget *>();
    QVERIFY(list);
    const auto city = list->findItems(QStringLiteral("Subtotal"), Qt::MatchExactly);
    city.first()->setCheckState(Qt::Checked);
    desk.settle();
    QVERIFY(desk.page->model().columnNames().contains(QStringLiteral("subtotal")));
    QCOMPARE(desk.page->view().topRow(), 1000);
    QCOMPARE(desk.keyAt(1000), 1001);
}

void ListPageTest::goesToADate()
{
    Desk desk(50000);
    desk.open();
    desk.source.estimated = 30000;
    desk.source.rowsBeforeDay = 30123;
    desk.page->goToDate(QDate(2026, 10, 5));
    desk.settle();
    QCOMPARE(desk.page->view().topRow(), 30000);
    QCOMPARE(desk.keyAt(30000), 30124);
    const auto place =
        std::find_if(desk.source.pages.cbegin(), desk.source.pages.cend(), [](const PageRequest &request) {
            return request.from &&
                   request.from->values == QStringList{QStringLiteral("2026-10-06 00:00:00+07")};
        });
    QVERIFY(place != desk.source.pages.cend());
}

void ListPageTest::savesAndRestoresItsState()
{
    Desk desk(50000);
    desk.open();
    ListState state = desk.page->state();
    state.query.search = QStringLiteral("budi \"s\"");
    state.query.order = {{QStringLiteral("total"), SortDirection::Ascending}};
    state.query.conditions = {
        {QStringLiteral("status"), Condition::Kind::AnyOf, {QStringLiteral("DIBAYAR")}, {}, {}},
        {QStringLiteral("total"), Condition::Kind::Between, {}, QStringLiteral("5"), QStringLiteral("9")}};
    state.query.dates = DateRange{QDate(2026, 1, 1), QDate(2027, 1, 1)};
    desk.page->restore(state);
    desk.settle();
    desk.page->view().showRow(400);
    desk.settle();
    const ListState kept = desk.page->state();
    QCOMPARE(ListState::fromJson(kept.toJson()), kept);
    Desk other(50000);
    other.open();
    other.page->restore(ListState::fromJson(kept.toJson()));
    other.settle();
    QCOMPARE(other.page->view().topRow(), 400);
    QCOMPARE(other.keyAt(400), 401);
    QCOMPARE(other.asked(), kept.query);
}

void ListPageTest::goesBackStepByStep()
{
    Desk desk(5000);
    desk.open();
    QSignalSpy back(desk.page.get(), &DeskPage::backRequested);
    desk.page->head().search().setText(QStringLiteral("budi"));
    QTest::keyClick(&desk.page->head().search(), Qt::Key_Return);
    desk.settle();
    desk.clickRow(1);
    desk.key(Qt::Key_Escape);
    QVERIFY(desk.page->view().selectedKeys().isEmpty());
    desk.key(Qt::Key_Escape);
    QCOMPARE(desk.asked().search, QString());
    QCOMPARE(back.count(), 0);
    desk.key(Qt::Key_Escape);
    QCOMPARE(back.count(), 1);
}

void ListPageTest::namesItsControls()
{
    Desk desk(5000);
    desk.open();
    for (auto *button : desk.page->findChildren<QAbstractButton *>()) {
        if (button->inherits("QLineEditIconButton"))
            continue; // Qt's own, part of its box.
        const bool named = !button->accessibleName().isEmpty() || !button->text().isEmpty();
        QVERIFY2(named || !button->isVisible(), qPrintable(button->objectName()));
    }
    QVERIFY(!desk.page->view().accessibleName().isEmpty());
    QVERIFY(!desk.page->head().search().accessibleName().isEmpty());
}

void ListPageTest::readsCellsToAScreenReader()
{
    Desk desk(50000);
    desk.open();
    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(&desk.page->view());
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
    QVERIFY(desk.page->view().hasFocus());
    QVERIFY(list->focusChild());
    QCOMPARE(list->focusChild()->text(QAccessible::Name), QStringLiteral("1000"));
    QVERIFY(table->cellAt(40000, 0)->state().busy);
    for (int row = 0; row < 5000; ++row)
        QVERIFY(table->cellAt(row, 1));
}

void ListPageTest::triesAgainBelowRows()
{
    Desk desk(50000);
    desk.open();
    desk.source.failure = Error{ErrorKind::Invalid, QStringLiteral("broken"), {}};
    desk.page->view().showRow(25000);
    desk.settle();
    QVERIFY(desk.page->findChild<Faces *>()->isFilled());
    QVERIFY(desk.keyAt(25000) == 0);
    desk.source.failure.reset();
    for (auto *button : desk.page->head().findChildren<QToolButton *>()) {
        if (button->text() == QLatin1String("Try again")) {
            QVERIFY(button->isVisible());
            QTest::mouseClick(button, Qt::LeftButton);
        }
    }
    desk.settle();
    QCOMPARE(desk.keyAt(25000), 25001);
}

QTEST_MAIN(ListPageTest)
#include "listpagetest.moc"
