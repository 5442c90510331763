#include "calendarpopup.h"
#include "dateperiod.h"
#include "datestrip.h"
#include "language.h"
#include "listpagefixture.h"
#include "monthgrid.h"
#include "searchbox.h"
#include "storeclock.h"
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
    void initTestCase();
    void filtersByChoicesWithCounts();
    void filtersByARange();
    void filtersByRelatedRows();
    void filtersByDays();
    void keepsPeriodsRelative();
    void acceptsTypedDays_data();
    void acceptsTypedDays();
    void reportsDaysThatCannotBeRead();
    void choosesADayInTheCalendar();
    void parsesAmounts_data();
    void parsesAmounts();
    void reportsInvalidAmounts_data();
    void reportsInvalidAmounts();
    void filtersByEmptyValues_data();
    void filtersByEmptyValues();
    void setsEitherAValueOrEmpty();
    void removesFiltersByChips();
    void drillsIntoDates();
};

void ListFiltersTest::initTestCase()
{
    applyTheme(ThemeChoice::Light);
    applyLanguage(Language::English);
}

void ListFiltersTest::filtersByChoicesWithCounts()
{
    ListPageFixture fixture(5000);
    fixture.open();
    fixture.source.completesAtOnce = false;
    fixture.openFilter(QStringLiteral("status"));
    auto *list = fixture.popup()->findChild<QTreeWidget *>();
    const auto paid = list->findItems(QStringLiteral("Paid"), Qt::MatchExactly);
    QCOMPARE(paid.size(), 1);
    QCOMPARE(paid.first()->text(1), QString());
    QVERIFY(fixture.source.release(QStringLiteral("facet")));
    fixture.settle();
    QCOMPARE(paid.first()->text(1), QStringLiteral("5,000"));
    paid.first()->setCheckState(0, Qt::Checked);
    list->findItems(QStringLiteral("Shipped"), Qt::MatchExactly).first()->setCheckState(0, Qt::Checked);
    const Condition wanted{.column = QStringLiteral("status"),
                           .values = {QStringLiteral("DIBAYAR"), QStringLiteral("DIKIRIM")}};
    QCOMPARE(fixture.lastQuery().conditions, QList<Condition>{wanted});
    QCOMPARE(fixture.chips(), QStringLiteral("Status: Paid, Shipped"));
}

void ListFiltersTest::filtersByARange()
{
    ListPageFixture fixture(5000);
    fixture.open();
    fixture.openFilter(QStringLiteral("total"));
    const auto ends = fixture.popup()->findChildren<QLineEdit *>();
    QCOMPARE(ends.size(), 2);
    QTest::keyClicks(ends[0], QStringLiteral("500rb"));
    QTest::keyClick(ends[0], Qt::Key_Return);
    const Condition wanted{.column = QStringLiteral("total"),
                           .kind = Condition::Kind::Between,
                           .from = QStringLiteral("500000")};
    QCOMPARE(fixture.lastQuery().conditions.value(0).from, wanted.from);
    QCOMPARE(fixture.lastQuery().conditions.value(0).kind, wanted.kind);
}

void ListFiltersTest::filtersByRelatedRows()
{
    ListPageFixture fixture(5000);
    fixture.open();
    fixture.openFilter(QStringLiteral("customer_name"));
    auto *box = fixture.popup()->findChild<QLineEdit *>();
    QTest::keyClicks(box, QStringLiteral("Budi"));
    auto *list = fixture.popup()->findChild<QTreeWidget *>();
    QTRY_COMPARE(list->findItems(QStringLiteral("Budi Wijaya"), Qt::MatchExactly).size(), 2);
    QCOMPARE(list->topLevelItem(0)->text(1), QStringLiteral("Bandung"));
    QCOMPARE(list->topLevelItem(1)->text(1), QStringLiteral("Medan"));
    QCOMPARE(box->placeholderText(), QStringLiteral("Type to find customers"));
    list->topLevelItem(0)->setCheckState(0, Qt::Checked);
    QCOMPARE(fixture.lastQuery().conditions.value(0).values, QStringList{QStringLiteral("7")});
    QCOMPARE(fixture.chips(), QStringLiteral("Customer: Budi Wijaya"));
}

void ListFiltersTest::filtersByDays()
{
    ListPageFixture fixture(5000);
    fixture.open();
    fixture.openFilter(QStringLiteral("placed_at"));
    for (auto *button : fixture.popup()->findChildren<QPushButton *>()) {
        if (button->text() == QLatin1String("Yesterday"))
            QTest::mouseClick(button, Qt::LeftButton);
    }
    const Condition set = fixture.lastQuery().conditions.value(0);
    QCOMPARE(set.kind, Condition::Kind::Between);
    QCOMPARE(QDate::fromString(set.from, Qt::ISODate).addDays(1).toString(Qt::ISODate), set.to);
    QCOMPARE(set.period, QStringLiteral("yesterday"));
    QVERIFY2(fixture.chips().endsWith(QStringLiteral(": Yesterday")), qPrintable(fixture.chips()));
}

/// A list that was saved some days ago.
void ListFiltersTest::keepsPeriodsRelative()
{
    ListPageFixture fixture(5000);
    fixture.open();
    ListState state = fixture.page->state();
    state.query.conditions = {
        periodCondition(QStringLiteral("placed_at"), DatePeriod::Today, QDate(2025, 6, 14))};
    fixture.page->restore(ListState::fromJson(state.toJson()));
    fixture.settle();
    const QDate today = StoreClock().at(QDateTime::currentSecsSinceEpoch()).day;
    QCOMPARE(fixture.lastQuery().conditions,
             QList<Condition>{periodCondition(QStringLiteral("placed_at"), DatePeriod::Today, today)});
}

void ListFiltersTest::acceptsTypedDays_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("wantedFrom");
    QTest::addColumn<QString>("wantedTo");
    const auto row = [](const char *from, const char *to, const char *wantedFrom, const char *wantedTo) {
        QTest::addRow("%s – %s", from, to) << QString::fromUtf8(from) << QString::fromUtf8(to)
                                           << QString::fromUtf8(wantedFrom) << QString::fromUtf8(wantedTo);
    };
    row("2025-06-14", "2025-06-14", "2025-06-14", "2025-06-15");
    row("14/6/2025", "", "2025-06-14", "");
    row("", "14 Jun 2025", "", "2025-06-15");
    row("14 Juni 2025", "Jul 2025", "2025-06-14", "2025-08-01");
    row("14.06.2025", "2025", "2025-06-14", "2026-01-01");
}

void ListFiltersTest::acceptsTypedDays()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QString, wantedFrom);
    QFETCH(QString, wantedTo);
    ListPageFixture fixture(5000);
    fixture.open();
    fixture.openFilter(QStringLiteral("placed_at"));
    const auto ends = fixture.popup()->findChildren<QLineEdit *>();
    QCOMPARE(ends.size(), 2);
    QTest::keyClicks(ends[0], from);
    QTest::keyClicks(ends[1], to);
    QTest::keyClick(ends[1], Qt::Key_Return);
    const Condition set = fixture.lastQuery().conditions.value(0);
    QCOMPARE(set.from, wantedFrom);
    QCOMPARE(set.to, wantedTo);
    QCOMPARE(set.period, QString());
}

void ListFiltersTest::reportsDaysThatCannotBeRead()
{
    ListPageFixture fixture(5000);
    fixture.open();
    fixture.openFilter(QStringLiteral("placed_at"));
    const auto ends = fixture.popup()->findChildren<QLineEdit *>();
    QTest::keyClicks(ends[0], QStringLiteral("31/31/2025"));
    QTest::keyClick(ends[0], Qt::Key_Return);
    QVERIFY(fixture.popup()->isVisible());
    const auto *problem = fixture.popup()->findChild<QLabel *>(QStringLiteral("problem"));
    QVERIFY(problem->text().startsWith(QStringLiteral("“31/31/2025” is not a date")));
    QVERIFY(fixture.lastQuery().conditions.isEmpty());
}

/// By keyboard: from the field into the calendar, to another month, and back.
void ListFiltersTest::choosesADayInTheCalendar()
{
    CalendarPopup popup(QDate(2026, 11, 30), nullptr);
    popup.setAttribute(Qt::WA_DeleteOnClose, false);
    QDate chosen;
    connect(&popup, &CalendarPopup::chosen, this, [&chosen](QDate day) { chosen = day; });
    popup.show();
    popup.setFocus();
    auto *field = popup.findChild<QLineEdit *>();
    auto *grid = popup.findChild<MonthGrid *>();
    QTest::keyClicks(field, QStringLiteral("14/6/2025"));
    QCOMPARE(grid->day(), QDate(2025, 6, 14));
    QTest::keyClick(field, Qt::Key_Down);
    QTest::keyClick(grid, Qt::Key_PageDown);
    QTest::keyClick(grid, Qt::Key_PageUp, Qt::ShiftModifier);
    QTest::keyClick(grid, Qt::Key_Left);
    QCOMPARE(grid->day(), QDate(2024, 7, 13));
    QTest::keyClick(grid, Qt::Key_Return);
    QCOMPARE(chosen, QDate(2024, 7, 13));
    QVERIFY(!popup.isVisible());
    popup.show();
    QTest::mouseClick(grid, Qt::LeftButton, {}, grid->areaOf(QDate(2024, 7, 1)).center());
    QCOMPARE(chosen, QDate(2024, 7, 1));
    popup.show();
    field->setText(QStringLiteral("kemarin"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(chosen, QDate(2026, 11, 29));
}

void ListFiltersTest::parsesAmounts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("amount");
    QTest::newRow("digits") << QStringLiteral("250000") << QStringLiteral("250000");
    QTest::newRow("as shown in Indonesian") << QStringLiteral("Rp 1.250.000") << QStringLiteral("1250000");
    QTest::newRow("as shown in English") << QStringLiteral("Rp 250,000") << QStringLiteral("250000");
    QTest::newRow("grouped twice") << QStringLiteral("1,000,000") << QStringLiteral("1000000");
    QTest::newRow("with a non-breaking space")
        << QStringLiteral("Rp\u00a0440,300") << QStringLiteral("440300");
    QTest::newRow("a fraction of a million") << QStringLiteral("1,5 jt") << QStringLiteral("1500000");
    QTest::newRow("with a point") << QStringLiteral("1.5jt") << QStringLiteral("1500000");
}

void ListFiltersTest::parsesAmounts()
{
    QFETCH(QString, text);
    QFETCH(QString, amount);
    ListPageFixture fixture(5000);
    fixture.open();
    fixture.openFilter(QStringLiteral("total"));
    auto *from = fixture.popup()->findChild<QLineEdit *>();
    from->setText(text);
    QTest::keyClick(from, Qt::Key_Return);
    QCOMPARE(fixture.lastQuery().conditions.value(0).from, amount);
}

void ListFiltersTest::reportsInvalidAmounts_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("not a number") << QStringLiteral("abc");
    QTest::newRow("an unknown unit") << QStringLiteral("5 kg");
    QTest::newRow("a fraction of a rupiah") << QStringLiteral("1,5");
    QTest::newRow("too much") << QStringLiteral("999999999999999 miliar");
}

void ListFiltersTest::reportsInvalidAmounts()
{
    QFETCH(QString, text);
    ListPageFixture fixture(5000);
    fixture.open();
    fixture.openFilter(QStringLiteral("total"));
    const QPointer<FilterPopup> popup = fixture.popup();
    auto *to = popup->findChildren<QLineEdit *>().value(1);
    to->setText(text);
    QTest::keyClick(to, Qt::Key_Return);
    fixture.settle();
    QVERIFY(popup && popup->isVisible());
    const auto *problem = popup->findChild<QLabel *>(QStringLiteral("problem"));
    QVERIFY2(problem->isVisible() && problem->text().contains(text), qPrintable(problem->text()));
    QVERIFY(fixture.lastQuery().conditions.isEmpty());
    to->setText(QStringLiteral("2jt"));
    QTest::keyClick(to, Qt::Key_Return);
    QCOMPARE(fixture.lastQuery().conditions.value(0).to, QStringLiteral("2000000"));
}

void ListFiltersTest::filtersByEmptyValues_data()
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

void ListFiltersTest::filtersByEmptyValues()
{
    QFETCH(QString, resource);
    QFETCH(QString, column);
    QFETCH(bool, offered);
    ListPageFixture fixture(5000);
    fixture.open(resource);
    fixture.openFilter(column);
    const auto boxes = fixture.popup()->findChildren<QCheckBox *>();
    QCOMPARE(boxes.size(), offered ? 2 : 0);
    for (QCheckBox *box : boxes) {
        box->click();
        const auto kind = box == boxes.first() ? Condition::Kind::Empty : Condition::Kind::NotEmpty;
        QCOMPARE(fixture.lastQuery().conditions, (QList<Condition>{{.column = column, .kind = kind}}));
    }
    if (!offered)
        return;
    QVERIFY(!boxes.first()->isChecked());
    QVERIFY2(fixture.chips().endsWith(QLatin1String(": not empty")), qPrintable(fixture.chips()));
    boxes.last()->click();
    QVERIFY(fixture.lastQuery().conditions.isEmpty());
}

void ListFiltersTest::setsEitherAValueOrEmpty()
{
    ListPageFixture fixture(5000);
    fixture.source.emptyRows = 947;
    fixture.open(QStringLiteral("payments"));
    fixture.openFilter(QStringLiteral("payment_type"));
    fixture.settle();
    auto *list = fixture.popup()->findChild<QTreeWidget *>();
    auto *empty = fixture.popup()->findChild<QCheckBox *>();
    QCOMPARE(empty->text(), QStringLiteral("Empty · 947"));
    list->topLevelItem(0)->setCheckState(0, Qt::Checked);
    empty->click();
    QCOMPARE(list->topLevelItem(0)->checkState(0), Qt::Unchecked);
    QCOMPARE(fixture.lastQuery().conditions.size(), 1);
    QCOMPARE(fixture.lastQuery().conditions.first().kind, Condition::Kind::Empty);
    list->topLevelItem(1)->setCheckState(0, Qt::Checked);
    QVERIFY(!empty->isChecked());
    QCOMPARE(fixture.lastQuery().conditions.size(), 1);
    QCOMPARE(fixture.lastQuery().conditions.first().values.size(), 1);
}

void ListFiltersTest::removesFiltersByChips()
{
    ListPageFixture fixture(5000);
    fixture.open();
    ListState state = fixture.page->state();
    state.query.search = QStringLiteral("budi");
    state.query.conditions = {{.column = QStringLiteral("status"), .values = {QStringLiteral("DIBAYAR")}}};
    state.query.dates = DateRange{QDate(2026, 11, 1), QDate(2026, 12, 1)};
    fixture.page->restore(state);
    fixture.settle();
    QCOMPARE(fixture.chips(), QStringLiteral("Search: budi | Dates: November 2026 | Status: Paid"));
    QTest::mouseClick(fixture.page->findChild<QAbstractButton *>(QStringLiteral("chip-filter:status")),
                      Qt::LeftButton);
    QVERIFY(fixture.lastQuery().conditions.isEmpty());
    QCOMPARE(fixture.lastQuery().search, QStringLiteral("budi"));
    fixture.settle();
    QTest::mouseClick(fixture.page->findChild<QAbstractButton *>(QStringLiteral("clear-all")),
                      Qt::LeftButton);
    QCOMPARE(fixture.lastQuery(), (ListQuery{.resource = QStringLiteral("orders")}));
    QVERIFY(!fixture.page->findChild<ChipRow *>()->isVisible());
    QVERIFY(fixture.page->head().search().text().isEmpty());
}

void ListFiltersTest::drillsIntoDates()
{
    ListPageFixture fixture(5000);
    fixture.open();
    DateStrip &strip = fixture.page->head().dates();
    QCOMPARE(strip.buckets().size(), 2);
    QTest::mouseClick(&strip, Qt::LeftButton, {}, strip.barArea(1).center());
    QCOMPARE(fixture.lastQuery().dates, (DateRange{QDate(2026, 1, 1), QDate(2027, 1, 1)}));
    fixture.settle();
    QCOMPARE(strip.buckets().size(), 12);
    QTest::mouseClick(&strip, Qt::LeftButton, {}, strip.barArea(10).center());
    QCOMPARE(fixture.lastQuery().dates, (DateRange{QDate(2026, 11, 1), QDate(2026, 12, 1)}));
    fixture.settle();
    QCOMPARE(strip.buckets().size(), 30);
    QTest::mouseClick(&strip, Qt::LeftButton, {}, strip.barArea(8).center());
    QCOMPARE(fixture.lastQuery().dates, (DateRange{QDate(2026, 11, 9), QDate(2026, 11, 10)}));
    fixture.settle();
    QCOMPARE(strip.buckets().size(), 30);
    strip.setFocus();
    QTest::keyClick(&strip, Qt::Key_Right);
    QVERIFY2(strip.accessibleDescription().endsWith(QLatin1String(" orders")),
             qPrintable(strip.accessibleDescription()));
    QTest::keyClick(&strip, Qt::Key_Backspace);
    QCOMPARE(fixture.lastQuery().dates, (DateRange{QDate(2026, 1, 1), QDate(2027, 1, 1)}));
    QTest::mouseClick(&strip, Qt::LeftButton, {}, QPoint(5, 20));
    QVERIFY(!fixture.lastQuery().dates);
}

QTEST_MAIN(ListFiltersTest)
#include "listfilterstest.moc"
