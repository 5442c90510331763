#include "partnertext.h"

#include <QTest>

using namespace meja;

/// Parsing of amounts, times and flags of both partners.
class PartnerTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWholeRupiahExactly_data();
    void readsWholeRupiahExactly();
    void readsTimesInJakarta_data();
    void readsTimesInJakarta();
    void readsFlagsAndTexts();
};

void PartnerTextTest::readsWholeRupiahExactly_data()
{
    QTest::addColumn<QJsonValue>("written");
    QTest::addColumn<qint64>("amount"); // -1: invalid
    const auto text = [](const char *words) { return QJsonValue(QString::fromLatin1(words)); };
    QTest::newRow("two decimals") << text("185000.00") << qint64(185000);
    QTest::newRow("no decimals") << text("185000") << qint64(185000);
    QTest::newRow("spaces around") << text(" 185000.00 ") << qint64(185000);
    QTest::newRow("zero") << text("0.00") << qint64(0);
    QTest::newRow("too large for an exact double") << text("9007199254740993.00") << qint64(9007199254740993);
    QTest::newRow("number") << QJsonValue(185000) << qint64(185000);
    QTest::newRow("number with fraction 0") << QJsonValue(185000.0) << qint64(185000);
    QTest::newRow("fraction of a rupiah") << text("185000.50") << qint64(-1);
    QTest::newRow("fraction of a rupiah as a number") << QJsonValue(185000.5) << qint64(-1);
    QTest::newRow("negative") << text("-5") << qint64(-1);
    QTest::newRow("negative number") << QJsonValue(-5) << qint64(-1);
    QTest::newRow("inexact number") << QJsonValue(1e17) << qint64(-1);
    QTest::newRow("thousands separator") << text("185,000.00") << qint64(-1);
    QTest::newRow("exponent") << text("1e5") << qint64(-1);
    QTest::newRow("point without decimals") << text("185000.") << qint64(-1);
    QTest::newRow("fraction without whole part") << text(".00") << qint64(-1);
    QTest::newRow("two points") << text("1.0.0") << qint64(-1);
    QTest::newRow("too large") << text("99999999999999999999") << qint64(-1);
    QTest::newRow("Arabic digits") << QJsonValue(QStringLiteral("١٢")) << qint64(-1);
    QTest::newRow("empty") << text("") << qint64(-1);
    QTest::newRow("null") << QJsonValue() << qint64(-1);
    QTest::newRow("absent") << QJsonValue(QJsonValue::Undefined) << qint64(-1);
}

void PartnerTextTest::readsWholeRupiahExactly()
{
    QFETCH(const QJsonValue, written);
    QFETCH(const qint64, amount);
    const auto read = rupiahOf(written);
    QCOMPARE(read ? read->amount() : qint64(-1), amount);
}

void PartnerTextTest::readsTimesInJakarta_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<qint64>("utc"); // -1: invalid
    QTest::newRow("morning") << QStringLiteral("2026-03-02 10:15:07") << qint64(1772421307000);
    QTest::newRow("before 07:00, previous day in UTC")
        << QStringLiteral("2026-01-01 06:59:59") << qint64(1767225599000);
    QTest::newRow("with an offset") << QStringLiteral("2026-03-02T10:15:07+07:00") << qint64(-1);
    QTest::newRow("invalid date") << QStringLiteral("2026-02-30 10:15:07") << qint64(-1);
    QTest::newRow("no time") << QStringLiteral("yesterday") << qint64(-1);
    QTest::newRow("empty") << QString() << qint64(-1);
}

/// The result must not depend on the machine's time zone.
void PartnerTextTest::readsTimesInJakarta()
{
    QFETCH(const QString, written);
    QFETCH(const qint64, utc);
    for (const char *zone : {"Asia/Jakarta", "UTC", "America/New_York"}) {
        qputenv("TZ", zone);
        tzset();
        const auto read = instantOf(written);
        QCOMPARE(read ? read->milliseconds : qint64(-1), utc);
    }
}

void PartnerTextTest::readsFlagsAndTexts()
{
    QCOMPARE(flagOf(true), std::optional(true));
    QCOMPARE(flagOf(QStringLiteral("False")), std::optional(false));
    QCOMPARE(flagOf(QStringLiteral("1")), std::nullopt);
    QCOMPARE(flagOf(QJsonValue()), std::nullopt);
    QCOMPARE(textOf(200), QStringLiteral("200"));
    QCOMPARE(textOf(QStringLiteral(" 200 ")), QStringLiteral("200"));
    QCOMPARE(textOf(QJsonValue()), QString());
}

QTEST_APPLESS_MAIN(PartnerTextTest)
#include "partnertexttest.moc"
