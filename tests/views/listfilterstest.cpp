#include "datestrip.h"
#include "listdesk.h"
#include "searchbox.h"
#include "theme.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QTreeWidget>

using namespace meja;

class ListFiltersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(ThemeChoice::Light); }
    void narrowsByChoicesWithCounts();
    void narrowsByARange();
    void narrowsByRelatedRows();
    void narrowsByDays();
    void readsAmounts_data();
    void readsAmounts();
    void saysWhatIsNoAmount_data();
    void saysWhatIsNoAmount();
    void asksForWhatIsEmpty_data();
    void asksForWhatIsEmpty();
    void setsEitherAValueOrEmptiness();
    void takesChipsOff();
    void drillsIntoDates();
};

void ListFiltersTest::narrowsByChoicesWithCounts()
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

void ListFiltersTest::narrowsByARange()
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

void ListFiltersTest::narrowsByRelatedRows()
{
    Desk desk(5000);
    desk.open();
    desk.openFilter(QStringLiteral("customer_name"));
    auto *box = desk.sheet()->findChild<QLineEdit *>();
    QTest::keyClicks(box, QStringLiteral("Budi"));
    auto *list = desk.sheet()->findChild<QTreeWidget *>();
    QTRY_COMPARE(list->findItems(QStringLiteral("Budi Wijaya"), Qt::MatchExactly).size(), 2);
    QCOMPARE(list->topLevelItem(0)->text(1), QStringLiteral("Bandung"));
    QCOMPARE(list->topLevelItem(1)->text(1), QStringLiteral("Medan"));
    QCOMPARE(box->placeholderText(), QStringLiteral("Type to find customers"));
    list->topLevelItem(0)->setCheckState(0, Qt::Checked);
    QCOMPARE(desk.asked().conditions.value(0).values, QStringList{QStringLiteral("7")});
    QCOMPARE(desk.chips(), QStringLiteral("Customer: Budi Wijaya"));
}

void ListFiltersTest::narrowsByDays()
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

void ListFiltersTest::readsAmounts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("amount");
    QTest::newRow("digits") << QStringLiteral("250000") << QStringLiteral("250000");
    QTest::newRow("as the Indonesian desk prints it")
        << QStringLiteral("Rp 1.250.000") << QStringLiteral("1250000");
    QTest::newRow("as the English desk prints it")
        << QStringLiteral("Rp 250,000") << QStringLiteral("250000");
    QTest::newRow("grouped twice") << QStringLiteral("1,000,000") << QStringLiteral("1000000");
    QTest::newRow("with a hard blank") << QStringLiteral("Rp\u00a0440,300") << QStringLiteral("440300");
    QTest::newRow("a fraction of a million") << QStringLiteral("1,5 jt") << QStringLiteral("1500000");
    QTest::newRow("with a point") << QStringLiteral("1.5jt") << QStringLiteral("1500000");
}

void ListFiltersTest::readsAmounts()
{
    QFETCH(QString, text);
    QFETCH(QString, amount);
    Desk desk(5000);
    desk.open();
    desk.openFilter(QStringLiteral("total"));
    auto *from = desk.sheet()->findChild<QLineEdit *>();
    from->setText(text);
    QTest::keyClick(from, Qt::Key_Return);
    QCOMPARE(desk.asked().conditions.value(0).from, amount);
}

void ListFiltersTest::saysWhatIsNoAmount_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("no number") << QStringLiteral("abc");
    QTest::newRow("an unknown unit") << QStringLiteral("5 kg");
    QTest::newRow("a fraction of a rupiah") << QStringLiteral("1,5");
    QTest::newRow("too much") << QStringLiteral("999999999999999 miliar");
}

void ListFiltersTest::saysWhatIsNoAmount()
{
    QFETCH(QString, text);
    Desk desk(5000);
    desk.open();
    desk.openFilter(QStringLiteral("total"));
    const QPointer<FilterPopup> sheet = desk.sheet();
    auto *to = sheet->findChildren<QLineEdit *>().value(1);
    to->setText(text);
    QTest::keyClick(to, Qt::Key_Return);
    desk.settle();
    QVERIFY(sheet && sheet->isVisible());
    const auto *trouble = sheet->findChild<QLabel *>(QStringLiteral("trouble"));
    QVERIFY2(trouble->isVisible() && trouble->text().contains(text), qPrintable(trouble->text()));
    QVERIFY(desk.asked().conditions.isEmpty());
    to->setText(QStringLiteral("2jt"));
    QTest::keyClick(to, Qt::Key_Return);
    QCOMPARE(desk.asked().conditions.value(0).to, QStringLiteral("2000000"));
}

void ListFiltersTest::asksForWhatIsEmpty_data()
{
    QTest::addColumn<QString>("resource");
    QTest::addColumn<QString>("column");
    QTest::addColumn<bool>("offered");
    QTest::newRow("payments without a method")
        << QStringLiteral("payments") << QStringLiteral("payment_type") << true;
    QTest::newRow("comments without stars") << QStringLiteral("comments") << QStringLiteral("rating") << true;
    QTest::newRow("customers without a city") << QStringLiteral("users") << QStringLiteral("city") << true;
    QTest::newRow("an order always has a total")
        << QStringLiteral("orders") << QStringLiteral("total") << false;
}

void ListFiltersTest::asksForWhatIsEmpty()
{
    QFETCH(QString, resource);
    QFETCH(QString, column);
    QFETCH(bool, offered);
    Desk desk(5000);
    desk.open(resource);
    desk.openFilter(column);
    const auto boxes = desk.sheet()->findChildren<QCheckBox *>();
    QCOMPARE(boxes.size(), offered ? 2 : 0);
    for (QCheckBox *box : boxes) {
        box->click();
        const auto kind = box == boxes.first() ? Condition::Kind::Empty : Condition::Kind::NotEmpty;
        QCOMPARE(desk.asked().conditions, (QList<Condition>{{column, kind, {}, {}, {}}}));
    }
    if (!offered)
        return;
    QVERIFY(!boxes.first()->isChecked());
    QVERIFY2(desk.chips().endsWith(QLatin1String(": not empty")), qPrintable(desk.chips()));
    boxes.last()->click();
    QVERIFY(desk.asked().conditions.isEmpty());
}

void ListFiltersTest::setsEitherAValueOrEmptiness()
{
    Desk desk(5000);
    desk.source.emptyRows = 947;
    desk.open(QStringLiteral("payments"));
    desk.openFilter(QStringLiteral("payment_type"));
    desk.settle();
    auto *list = desk.sheet()->findChild<QTreeWidget *>();
    auto *empty = desk.sheet()->findChild<QCheckBox *>();
    QCOMPARE(empty->text(), QStringLiteral("Empty · 947"));
    list->topLevelItem(0)->setCheckState(0, Qt::Checked);
    empty->click();
    QCOMPARE(list->topLevelItem(0)->checkState(0), Qt::Unchecked);
    QCOMPARE(desk.asked().conditions.size(), 1);
    QCOMPARE(desk.asked().conditions.first().kind, Condition::Kind::Empty);
    list->topLevelItem(1)->setCheckState(0, Qt::Checked);
    QVERIFY(!empty->isChecked());
    QCOMPARE(desk.asked().conditions.size(), 1);
    QCOMPARE(desk.asked().conditions.first().values.size(), 1);
}

void ListFiltersTest::takesChipsOff()
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
    QTest::mouseClick(desk.page->findChild<QAbstractButton *>(QStringLiteral("chip-filter:status")),
                      Qt::LeftButton);
    QVERIFY(desk.asked().conditions.isEmpty());
    QCOMPARE(desk.asked().search, QStringLiteral("budi"));
    desk.settle();
    QTest::mouseClick(desk.page->findChild<QAbstractButton *>(QStringLiteral("clear-all")), Qt::LeftButton);
    QCOMPARE(desk.asked(), (ListQuery{QStringLiteral("orders"), {}, {}, {}, {}}));
    QVERIFY(!desk.page->findChild<ChipRow *>()->isVisible());
    QVERIFY(desk.page->head().search().text().isEmpty());
}

void ListFiltersTest::drillsIntoDates()
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

QTEST_MAIN(ListFiltersTest)
#include "listfilterstest.moc"
