#include "dateperiod.h"

#include <QTest>

using namespace meja;

/// Date filters that move with the calendar.
class DatePeriodTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasTheDaysSeenFromToday_data();
    void hasTheDaysSeenFromToday();
    void keepsFixedDays();
};

void DatePeriodTest::hasTheDaysSeenFromToday_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QDate>("today");
    QTest::addColumn<QDate>("from");
    QTest::addColumn<QDate>("last");
    const auto row = [](const char *name, QDate today, QDate from, QDate last) {
        QTest::addRow("%s on %s", name, qPrintable(today.toString(Qt::ISODate)))
            << QString::fromLatin1(name) << today << from << last;
    };
    const QDate newYear(2026, 1, 1);
    row("today", newYear, newYear, newYear);
    row("yesterday", newYear, {2025, 12, 31}, {2025, 12, 31});
    row("last-7-days", newYear, {2025, 12, 26}, newYear);
    row("last-30-days", newYear, {2025, 12, 3}, newYear);
    row("this-month", {2028, 2, 29}, {2028, 2, 1}, {2028, 2, 29});
    row("last-month", newYear, {2025, 12, 1}, {2025, 12, 31});
    row("last-month", {2026, 3, 31}, {2026, 2, 1}, {2026, 2, 28});
}

void DatePeriodTest::hasTheDaysSeenFromToday()
{
    QFETCH(QString, name);
    QFETCH(QDate, today);
    QFETCH(QDate, from);
    QFETCH(QDate, last);
    const Condition old{.column = QStringLiteral("placed_at"),
                        .kind = Condition::Kind::Between,
                        .from = QStringLiteral("2020-01-01"),
                        .to = QStringLiteral("2020-01-02"),
                        .period = name};
    const Condition now = conditionsAsOf(today, {old}).first();
    QCOMPARE(now.from, from.toString(Qt::ISODate));
    QCOMPARE(now.to, last.addDays(1).toString(Qt::ISODate));
    QCOMPARE(now.period, name);
}

void DatePeriodTest::keepsFixedDays()
{
    const Condition fixed{.column = QStringLiteral("placed_at"),
                          .kind = Condition::Kind::Between,
                          .from = QStringLiteral("2020-01-01"),
                          .to = QStringLiteral("2020-01-02")};
    QCOMPARE(conditionsAsOf(QDate(2026, 11, 30), {fixed}), QList<Condition>{fixed});
}

QTEST_GUILESS_MAIN(DatePeriodTest)
#include "dateperiodtest.moc"
