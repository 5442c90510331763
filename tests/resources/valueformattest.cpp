#include "valueformat.h"

#include "choices.h"

#include <QTest>
#include <QTimeZone>

using namespace meja;

namespace {

using Form = ValueFormat::Form;

const QLocale indonesian(QLocale::Indonesian, QLocale::Indonesia);
const QLocale english(QLocale::English, QLocale::UnitedStates);

Column columnOf(ValueType type)
{
    return {.name = QStringLiteral("value"), .label = {""}, .type = type, .field = QStringLiteral("value")};
}

/// Replaces no-break spaces by plain ones, so that the test data is readable.
QString plain(QString text)
{
    return text.replace(QChar(0x00a0), u' ');
}

} // namespace

Q_DECLARE_METATYPE(meja::ValueType)

/// Tests how `ValueFormat` and `StoreClock` show values of the database.
class ValueFormatTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsAValue_data();
    void showsAValue();
    void showsNullAsADash();
    void showsTheLabelOfAChoice();
    void shortensTimesOfThisYear();
    void showsHowLongAgo_data();
    void showsHowLongAgo();
    void usesTheTimeZoneOfTheStore_data();
    void usesTheTimeZoneOfTheStore();
    void keepsUnreadableTimes_data();
    void keepsUnreadableTimes();
    void showsTextsOnOneLine_data();
    void showsTextsOnOneLine();
    void benchmarksACell_data();
    void benchmarksACell();
};

void ValueFormatTest::showsAValue_data()
{
    QTest::addColumn<ValueType>("type");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("inIndonesian");
    QTest::addColumn<QString>("inEnglish");
    const auto row = [](const char *what, ValueType type, const char *value, const char *id, const char *en) {
        QTest::newRow(what) << type << QString::fromUtf8(value) << QString::fromUtf8(id)
                            << QString::fromUtf8(en);
    };
    row("money", ValueType::Money, "1250000", "Rp 1.250.000", "Rp 1,250,000");
    row("no group", ValueType::Money, "999", "Rp 999", "Rp 999");
    row("first group", ValueType::Money, "1000", "Rp 1.000", "Rp 1,000");
    row("nothing to pay", ValueType::Money, "0", "Rp 0", "Rp 0");
    row("a correction", ValueType::Money, "-125000", "Rp −125.000", "Rp −125,000");
    row("a stock movement", ValueType::Integer, "-1", "−1", "−1");
    row("a loss of weight", ValueType::Grams, "-1250", "−1,25 kg", "−1.25 kg");
    row("largest bigint", ValueType::Money, "9223372036854775807", "Rp 9.223.372.036.854.775.807",
        "Rp 9,223,372,036,854,775,807");
    row("unreadable money stays", ValueType::Money, "12x", "12x", "12x");
    row("number", ValueType::Integer, "12345", "12.345", "12,345");
    row("key", ValueType::Key, "12345", "12345", "12345");
    row("a text that is written backwards", ValueType::Text, "Budi \u202e123", "\u2068Budi \u202e123\u2069",
        "\u2068Budi \u202e123\u2069");
    row("average", ValueType::Decimal, "4.6", "4,6", "4.6");
    row("large average", ValueType::Decimal, "-1234.50", "−1.234,50", "−1,234.50");
    row("whole negative average", ValueType::Decimal, "-3", "−3", "−3");
    row("whole average", ValueType::Decimal, "5", "5", "5");
    row("large whole average", ValueType::Decimal, "1234", "1234", "1234");
    row("light", ValueType::Grams, "850", "850 g", "850 g");
    row("a kilogram", ValueType::Grams, "1000", "1 kg", "1 kg");
    row("heavy", ValueType::Grams, "1250", "1,25 kg", "1.25 kg");
    row("a ton has no groups", ValueType::Grams, "1125000", "1125 kg", "1125 kg");
    row("leading zero of the fraction", ValueType::Grams, "12005", "12,005 kg", "12.005 kg");
    row("afternoon in Jakarta", ValueType::Timestamp, "2026-11-22 07:30:00.123456+00",
        "22 Nov 2026 14.30 WIB", "22 Nov 2026 14:30 WIB");
    row("the next day in Jakarta", ValueType::Timestamp, "2025-12-31 17:00:00+00", "1 Jan 2026 00.00 WIB",
        "1 Jan 2026 00:00 WIB");
    row("month name that differs in Indonesian", ValueType::Timestamp, "2026-08-17 10:00:00+07",
        "17 Agu 2026 10.00 WIB", "17 Aug 2026 10:00 WIB");
    row("true", ValueType::Boolean, "t", "Yes", "Yes");
    row("false", ValueType::Boolean, "f", "No", "No");
    row("mobile of eleven digits", ValueType::Phone, "+6281234567890", "+62 812-3456-7890",
        "+62 812-3456-7890");
    row("mobile of twelve digits", ValueType::Phone, "+62812345678901", "+62 8123-4567-8901",
        "+62 8123-4567-8901");
    row("short mobile", ValueType::Phone, "+628123456789", "+62 812-3456-789", "+62 812-3456-789");
    row("masked mobile", ValueType::Phone, "+62812•••••890", "+62 812-••••-•890", "+62 812-••••-•890");
    row("Jakarta's area code", ValueType::Phone, "+62215551234", "+62 21-5551234", "+62 21-5551234");
    row("another area code", ValueType::Phone, "+62274555123", "+62 274-555123", "+62 274-555123");
    row("not an Indonesian phone", ValueType::Phone, "112", "112", "112");
    row("e-mail", ValueType::Email, "s•••@example.com", "s•••@example.com", "s•••@example.com");
    row("an empty text is not NULL", ValueType::Text, "", "", "");
}

void ValueFormatTest::showsAValue()
{
    QFETCH(ValueType, type);
    QFETCH(QString, value);
    QTEST(plain(ValueFormat(indonesian).text(columnOf(type), value)), "inIndonesian");
    QTEST(plain(ValueFormat(english).text(columnOf(type), value)), "inEnglish");
}

void ValueFormatTest::showsNullAsADash()
{
    const ValueFormat format(indonesian);
    for (const ValueType type : {ValueType::Money, ValueType::Timestamp, ValueType::Choice, ValueType::Text})
        QCOMPARE(format.text(columnOf(type), QString()), QStringLiteral("–"));
}

void ValueFormatTest::showsTheLabelOfAChoice()
{
    Column status = columnOf(ValueType::Choice);
    status.choices = choices::orderStatuses();
    const ValueFormat format(english);
    QCOMPARE(format.text(status, QStringLiteral("DIKIRIM")), QStringLiteral("Shipped"));
    QCOMPARE(format.text(status, QStringLiteral("COMPLETED")), QStringLiteral("Completed"));
    QCOMPARE(format.text(status, QStringLiteral("NEW_ONE")), QStringLiteral("NEW_ONE"));
}

void ValueFormatTest::shortensTimesOfThisYear()
{
    const QString value = QStringLiteral("2026-11-22 07:30:00+00");
    ValueFormat format(indonesian);
    QCOMPARE(format.text(columnOf(ValueType::Timestamp), value, Form::Short),
             QStringLiteral("22 Nov 2026 14.30"));
    format.setToday(QDate(2026, 3, 1));
    QCOMPARE(format.text(columnOf(ValueType::Timestamp), value, Form::Short), QStringLiteral("22 Nov 14.30"));
}

void ValueFormatTest::showsTextsOnOneLine_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("expected");
    QTest::newRow("line feed") << QStringLiteral("one\ntwo") << QStringLiteral("one↵two");
    QTest::newRow("line break of Windows") << QStringLiteral("one\r\ntwo") << QStringLiteral("one↵two");
    QTest::newRow("two breaks") << QStringLiteral("one\n\ntwo") << QStringLiteral("one↵↵two");
    QTest::newRow("line separator") << QStringLiteral("one\u2028two") << QStringLiteral("one↵two");
    QTest::newRow("paragraph separator") << QStringLiteral("one\u2029two") << QStringLiteral("one↵two");
    QTest::newRow("form feed") << QStringLiteral("one\ftwo") << QStringLiteral("one↵two");
    QTest::newRow("next line") << QStringLiteral("one\u0085two") << QStringLiteral("one↵two");
    QTest::newRow("tab") << QStringLiteral("one\ttwo") << QStringLiteral("one two");
    QTest::newRow("bell") << QStringLiteral("one\atwo") << QStringLiteral("one␇two");
}

void ValueFormatTest::showsTextsOnOneLine()
{
    QFETCH(QString, value);
    QFETCH(QString, expected);
    const ValueFormat format(indonesian);
    for (const auto type : {ValueType::Text, ValueType::LongText, ValueType::Code, ValueType::Email,
                            ValueType::Phone, ValueType::Key})
        QCOMPARE(format.text(columnOf(type), value, Form::Short), expected);
}

void ValueFormatTest::showsHowLongAgo_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("expected");
    QTest::newRow("now") << QStringLiteral("2026-11-22 07:29:30+00") << QStringLiteral("just now");
    QTest::newRow("this hour") << QStringLiteral("2026-11-22 07:25:00+00") << QStringLiteral("5 min ago");
    QTest::newRow("this day") << QStringLiteral("2026-11-22 02:00:00+00") << QStringLiteral("5 h ago");
    QTest::newRow("yesterday in Jakarta, today in Greenwich")
        << QStringLiteral("2026-11-21 16:50:00+00") << QStringLiteral("yesterday 23:50");
    QTest::newRow("long ago") << QStringLiteral("2026-11-02 07:30:00+00")
                              << QStringLiteral("2 Nov 2026 14:30");
    QTest::newRow("in the future") << QStringLiteral("2026-11-22 08:30:00+00")
                                   << QStringLiteral("22 Nov 2026 15:30");
}

void ValueFormatTest::showsHowLongAgo()
{
    QFETCH(QString, value);
    const ValueFormat format(english);
    const qint64 now = format.clock().read(u"2026-11-22 07:30:00+00")->epoch;
    QTEST(format.ago(*format.clock().read(value), now), "expected");
}

void ValueFormatTest::usesTheTimeZoneOfTheStore_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *what, const char *zone, const char *value, const char *expected) {
        QTest::newRow(what) << QByteArray(zone) << QString::fromLatin1(value)
                            << QString::fromLatin1(expected);
    };
    row("central", "Asia/Makassar", "2026-11-22 07:30:00+00", "22 Nov 2026 15.30 WITA");
    row("east", "Asia/Jayapura", "2026-11-22 07:30:00+00", "22 Nov 2026 16.30 WIT");
    row("printed in another zone", "Asia/Jakarta", "2026-11-22 02:00:00-05:30", "22 Nov 2026 14.30 WIB");
    row("before 1970", "Asia/Jakarta", "1969-12-31 16:59:59+00", "31 Des 1969 23.59 WIB");
    row("leap day", "Asia/Jakarta", "2024-02-28 17:00:00+00", "29 Feb 2024 00.00 WIB");
    row("summer elsewhere", "Europe/Amsterdam", "2026-07-01 10:00:00+00", "1 Jul 2026 12.00 UTC+2:00");
    row("winter elsewhere", "Europe/Amsterdam", "2026-12-01 10:00:00+00", "1 Des 2026 11.00 UTC+1:00");
}

void ValueFormatTest::usesTheTimeZoneOfTheStore()
{
    QFETCH(QByteArray, zone);
    QFETCH(QString, value);
    const ValueFormat format(indonesian, StoreClock{QTimeZone(zone)});
    QTEST(format.text(columnOf(ValueType::Timestamp), value), "expected");
}

void ValueFormatTest::keepsUnreadableTimes_data()
{
    QTest::addColumn<QString>("value");
    QTest::newRow("infinity") << QStringLiteral("infinity");
    QTest::newRow("before Christ") << QStringLiteral("0044-03-15 12:00:00+00 BC");
    QTest::newRow("no offset") << QStringLiteral("2026-11-22 07:30:00");
    QTest::newRow("invalid day") << QStringLiteral("2026-02-30 07:30:00+00");
    QTest::newRow("empty") << QStringLiteral("");
}

void ValueFormatTest::keepsUnreadableTimes()
{
    QFETCH(QString, value);
    QVERIFY(!StoreClock().read(value));
    QCOMPARE(ValueFormat(english).text(columnOf(ValueType::Timestamp), value), value);
}

void ValueFormatTest::benchmarksACell_data()
{
    QTest::addColumn<ValueType>("type");
    QTest::addColumn<QString>("value");
    QTest::newRow("money") << ValueType::Money << QStringLiteral("1250000");
    QTest::newRow("timestamp") << ValueType::Timestamp << QStringLiteral("2026-11-22 07:30:00.123456+00");
    QTest::newRow("choice") << ValueType::Choice << QStringLiteral("KEDALUWARSA");
    QTest::newRow("phone") << ValueType::Phone << QStringLiteral("+6281234567890");
    QTest::newRow("text") << ValueType::Text << QStringLiteral("Siti Rahmawati");
}

/// A benchmark without a limit: run it with `-tickcounter` or `-callgrind`.
void ValueFormatTest::benchmarksACell()
{
    QFETCH(ValueType, type);
    QFETCH(QString, value);
    Column column = columnOf(type);
    column.choices = choices::orderStatuses();
    const ValueFormat format(indonesian);
    QString shown;
    QBENCHMARK
    {
        shown = format.text(column, value, Form::Short);
    }
    QVERIFY(!shown.isEmpty());
}

QTEST_GUILESS_MAIN(ValueFormatTest)
#include "valueformattest.moc"
