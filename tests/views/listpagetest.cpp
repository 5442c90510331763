#include "listpage.h"
#include "chiprow.h"
#include "datestrip.h"
#include "faces.h"
#include "filterbar.h"
#include "filterpopup.h"
#include "listhead.h"
#include "rangepopup.h"
#include "resourcecatalogue.h"
#include "scriptedsource.h"
#include "searchbox.h"
#include "theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

using namespace meja;

namespace {

/// One list page of the orders in a window, over a scripted source.
class Desk
{
public:
    explicit Desk(qint64 size, const QString &settingsFile = {})
        : source(size),
          folder(),
          store(settingsFile.isEmpty() ? folder.filePath(QStringLiteral("desk.ini")) : settingsFile,
                QSettings::IniFormat),
          settings(store)
    {}

    void open()
    {
        page = std::make_unique<ListPage>(
            *findResource(QStringLiteral("orders")),
            DeskContext{source, {QStringLiteral("sari"), Role::Staff, {}, {}}, settings});
        page->resize(1166, 700);
        page->show();
        page->activateWindow();
        page->setFocus();
        settle();
    }

    void settle()
    {
        for (int i = 0; i < 30; ++i)
            QCoreApplication::processEvents();
    }

    [[nodiscard]] QString chips() const
    {
        QStringList texts;
        for (const ChipRow::Chip &chip : page->findChild<ChipRow *>()->chips())
            texts.append(chip.text);
        return texts.join(QStringLiteral(" | "));
    }
    [[nodiscard]] ListQuery asked() const { return source.pages.last().query; }
    [[nodiscard]] FilterPopup *sheet() const { return page->findChild<FilterPopup *>(); }
    void openFilter(const QString &column)
    {
        auto *button = page->findChild<QToolButton *>(QStringLiteral("filter-") + column);
        QVERIFY(button);
        if (button->isVisible())
            QTest::mouseClick(button, Qt::LeftButton);
        else
            page->head().filters().open(column);
        settle();
        QVERIFY(sheet());
    }
    void clickRow(int row, Qt::KeyboardModifiers keys = Qt::NoModifier)
    {
        RecordView &view = page->view();
        const QPoint place(20, (row - view.topRow()) * view.rowHeight() + 10);
        QTest::mouseClick(view.viewport(), Qt::LeftButton, keys, place);
    }
    void key(int code, Qt::KeyboardModifiers keys = Qt::NoModifier)
    {
        QTest::keyClick(&page->view(), static_cast<Qt::Key>(code), keys);
        settle();
    }
    void clickHead(const QString &column, Qt::KeyboardModifiers keys = Qt::NoModifier)
    {
        RecordHeader &heads = page->view().header();
        const auto section = static_cast<int>(page->model().columnNames().indexOf(column));
        const QPoint place(heads.sectionViewportPosition(section) + 20, 10);
        QTest::mouseClick(heads.viewport(), Qt::LeftButton, keys, place);
        settle();
    }
    [[nodiscard]] qint64 keyAt(int row) const
    {
        const Record *record = page->model().record(row);
        return record ? record->key : 0;
    }

    ScriptedSource source;
    QTemporaryDir folder;
    QSettings store;
    DeskSettings settings;
    std::unique_ptr<ListPage> page;
};

} // namespace

class ListPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(ThemeChoice::Light); }
    void showsItsFourFaces();
    void showsTwentyRowsOnASmallScreen();
    void searchesAfterAPauseAndAtOnceOnEnter();
    void aNewerSearchWins();
    void showsProgressAndStops();
    void narrowsByChoicesWithCounts();
    void narrowsByARange();
    void narrowsByRelatedRows();
    void narrowsByDays();
    void readsAmounts_data();
    void readsAmounts();
    void takesChipsOff();
    void drillsIntoDates();
    void sortsByClicks();
    void opensByKeyAndByDoubleClick();
    void movesByKeys();
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
    desk.settle();
    QCOMPARE(desk.asked().search, QString());
    QTRY_COMPARE(desk.asked().search, QStringLiteral("budi"));
    QTest::keyClicks(&desk.page->head().search(), QStringLiteral(" s"));
    QTest::keyClick(&desk.page->head().search(), Qt::Key_Return);
    QCOMPARE(desk.asked().search, QStringLiteral("budi s"));
    QVERIFY(desk.page->view().hasFocus());
    QCOMPARE(desk.chips(), QStringLiteral("Search: budi s"));
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

void ListPageTest::narrowsByChoicesWithCounts()
{
    Desk desk(5000);
    desk.open();
    desk.source.answersAtOnce = false;
    desk.openFilter(QStringLiteral("status"));
    auto *list = desk.sheet()->findChild<QTreeWidget *>();
    const auto paid = list->findItems(QStringLiteral("Paid"), Qt::MatchExactly);
    QCOMPARE(paid.size(), 1);
    QCOMPARE(paid.first()->text(1), QString());
    QVERIFY(desk.source.release(QStringLiteral("facet")));
    desk.settle();
    QCOMPARE(paid.first()->text(1), QStringLiteral("5,000"));
    paid.first()->setCheckState(0, Qt::Checked);
    list->findItems(QStringLiteral("Shipped"), Qt::MatchExactly).first()->setCheckState(0, Qt::Checked);
    const Condition wanted{QStringLiteral("status"),
                           Condition::Kind::AnyOf,
                           {QStringLiteral("DIBAYAR"), QStringLiteral("DIKIRIM")},
                           {},
                           {}};
    QCOMPARE(desk.asked().conditions, QList<Condition>{wanted});
    QCOMPARE(desk.chips(), QStringLiteral("Status: Paid, Shipped"));
}

void ListPageTest::narrowsByARange()
{
    Desk desk(5000);
    desk.open();
    desk.openFilter(QStringLiteral("total"));
    const auto ends = desk.sheet()->findChildren<QLineEdit *>();
    QCOMPARE(ends.size(), 2);
    QTest::keyClicks(ends[0], QStringLiteral("500rb"));
    QTest::keyClick(ends[0], Qt::Key_Return);
    const Condition wanted{
        QStringLiteral("total"), Condition::Kind::Between, {}, QStringLiteral("500000"), {}};
    QCOMPARE(desk.asked().conditions.value(0).from, wanted.from);
    QCOMPARE(desk.asked().conditions.value(0).kind, wanted.kind);
}

void ListPageTest::narrowsByRelatedRows()
{
    Desk desk(5000);
    desk.open();
    desk.openFilter(QStringLiteral("customer_name"));
    auto *box = desk.sheet()->findChild<QLineEdit *>();
    QTest::keyClicks(box, QStringLiteral("Budi"));
    auto *list = desk.sheet()->findChild<QListWidget *>();
    QTRY_COMPARE(list->count() > 0 ? list->item(0)->text() : QString(), QStringLiteral("Budi Wijaya"));
    list->item(0)->setCheckState(Qt::Checked);
    QCOMPARE(desk.asked().conditions.value(0).values, QStringList{QStringLiteral("7")});
    QCOMPARE(desk.chips(), QStringLiteral("Customer: Budi Wijaya"));
}

void ListPageTest::narrowsByDays()
{
    Desk desk(5000);
    desk.open();
    desk.openFilter(QStringLiteral("placed_at"));
    for (auto *button : desk.sheet()->findChildren<QPushButton *>()) {
        if (button->text() == QLatin1String("Yesterday"))
            QTest::mouseClick(button, Qt::LeftButton);
    }
    const Condition set = desk.asked().conditions.value(0);
    QCOMPARE(set.kind, Condition::Kind::Between);
    QCOMPARE(QDate::fromString(set.from, Qt::ISODate).addDays(1).toString(Qt::ISODate), set.to);
}

void ListPageTest::readsAmounts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("amount");
    QTest::newRow("digits") << QStringLiteral("250000") << qint64(250000);
    QTest::newRow("grouped") << QStringLiteral("Rp 1.250.000") << qint64(1250000);
    QTest::newRow("thousands") << QStringLiteral("500rb") << qint64(500000);
    QTest::newRow("a fraction of a million") << QStringLiteral("1,5 jt") << qint64(1500000);
    QTest::newRow("no number") << QStringLiteral("abc") << qint64(-1);
    QTest::newRow("an unknown unit") << QStringLiteral("5 kg") << qint64(-1);
    QTest::newRow("a fraction of a rupiah") << QStringLiteral("1,5") << qint64(-1);
    QTest::newRow("too much") << QStringLiteral("999999999999999 miliar") << qint64(-1);
}

void ListPageTest::readsAmounts()
{
    QFETCH(QString, text);
    QFETCH(qint64, amount);
    QCOMPARE(RangePopup::amountOf(text).value_or(-1), amount);
}

void ListPageTest::takesChipsOff()
{
    Desk desk(5000);
    desk.open();
    ListState state = desk.page->state();
    state.query.search = QStringLiteral("budi");
    state.query.conditions = {
        {QStringLiteral("status"), Condition::Kind::AnyOf, {QStringLiteral("DIBAYAR")}, {}, {}}};
    state.query.dates = DateRange{QDate(2026, 11, 1), QDate(2026, 12, 1)};
    desk.page->restore(state);
    desk.settle();
    QCOMPARE(desk.chips(), QStringLiteral("Search: budi | Dates: November 2026 | Status: Paid"));
    QTest::mouseClick(desk.page->findChild<QToolButton *>(QStringLiteral("chip-filter:status")),
                      Qt::LeftButton);
    QVERIFY(desk.asked().conditions.isEmpty());
    QCOMPARE(desk.asked().search, QStringLiteral("budi"));
    desk.settle();
    QTest::mouseClick(desk.page->findChild<QToolButton *>(QStringLiteral("clear-all")), Qt::LeftButton);
    QCOMPARE(desk.asked(), (ListQuery{QStringLiteral("orders"), {}, {}, {}, {}}));
    QVERIFY(!desk.page->findChild<ChipRow *>()->isVisible());
    QVERIFY(desk.page->head().search().text().isEmpty());
}

void ListPageTest::drillsIntoDates()
{
    Desk desk(5000);
    desk.open();
    DateStrip &strip = desk.page->head().dates();
    QCOMPARE(strip.buckets().size(), 2);
    QTest::mouseClick(&strip, Qt::LeftButton, {}, strip.barArea(1).center());
    QCOMPARE(desk.asked().dates, (DateRange{QDate(2026, 1, 1), QDate(2027, 1, 1)}));
    desk.settle();
    QCOMPARE(strip.buckets().size(), 12);
    QTest::mouseClick(&strip, Qt::LeftButton, {}, strip.barArea(10).center());
    QCOMPARE(desk.asked().dates, (DateRange{QDate(2026, 11, 1), QDate(2026, 12, 1)}));
    desk.settle();
    QCOMPARE(strip.buckets().size(), 30);
    QTest::mouseClick(&strip, Qt::LeftButton, {}, strip.barArea(8).center());
    QCOMPARE(desk.asked().dates, (DateRange{QDate(2026, 11, 9), QDate(2026, 11, 10)}));
    desk.settle();
    QCOMPARE(strip.buckets().size(), 30);
    strip.setFocus();
    QTest::keyClick(&strip, Qt::Key_Backspace);
    QCOMPARE(desk.asked().dates, (DateRange{QDate(2026, 1, 1), QDate(2027, 1, 1)}));
    QTest::mouseClick(&strip, Qt::LeftButton, {}, QPoint(5, 20));
    QVERIFY(!desk.asked().dates);
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
