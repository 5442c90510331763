#include "spreadsheettext.h"

#include <QTest>

using namespace meja;

/// Tests the text of cells for spreadsheets.
class SpreadsheetTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void escapesFormulas_data();
    void escapesFormulas();
    void keepsOtherText_data();
    void keepsOtherText();
    void writesPhonesAsText_data();
    void writesPhonesAsText();
};

/// Every sign, after everything that a spreadsheet may ignore.
void SpreadsheetTextTest::escapesFormulas_data()
{
    QTest::addColumn<QString>("text");
    for (const QString &before :
         {QString(), QStringLiteral(" "), QStringLiteral("\t"), QStringLiteral("\n"), QStringLiteral("\r\n"),
          QStringLiteral("\uFEFF"), QStringLiteral("\u200B"), QStringLiteral("\u00A0"),
          QStringLiteral("\u202E"), QStringLiteral("\x01")}) {
        for (const QChar sign : QStringLiteral("=+-@\uFF1D\uFF0B\uFF0D\uFF20")) {
            const QString text = before + sign + QStringLiteral("HYPERLINK(1)");
            QTest::newRow(text.toUtf8().toPercentEncoding().constData()) << text;
        }
    }
    QTest::newRow("tab") << QStringLiteral("\ttext");
    QTest::newRow("carriage return") << QStringLiteral("\rtext");
    QTest::newRow("line break") << QStringLiteral("\ntext");
    QTest::newRow("calculation") << QStringLiteral("-1+1");
    QTest::newRow("sign alone") << QStringLiteral("-");
}

void SpreadsheetTextTest::escapesFormulas()
{
    QFETCH(QString, text);
    QCOMPARE(spreadsheetText(text), u'\'' + text);
}

void SpreadsheetTextTest::keepsOtherText_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", "Siti", "Jl. Melati 5\nBandung", "a=b", "'quoted", "-5", "-1.250.000",
                             "2026-11-30", " Siti", "Nur'aini"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void SpreadsheetTextTest::keepsOtherText()
{
    QFETCH(QString, text);
    QCOMPARE(spreadsheetText(text), text);
    QCOMPARE(spreadsheetPhone(text), text);
}

void SpreadsheetTextTest::writesPhonesAsText_data()
{
    QTest::addColumn<QString>("phone");
    QTest::addColumn<QString>("cell");
    QTest::newRow("mobile") << QStringLiteral("+6281234567890") << QStringLiteral("0812-3456-7890");
    QTest::newRow("short") << QStringLiteral("+62211234567") << QStringLiteral("0211-2345-67");
    QTest::newRow("masked") << QStringLiteral("+62812•••••890") << QStringLiteral("0812-••••-•890");
    QTest::newRow("not a phone") << QStringLiteral("+62*1") << QStringLiteral("'+62*1");
    QTest::newRow("another country") << QStringLiteral("+4912345") << QStringLiteral("'+4912345");
}

void SpreadsheetTextTest::writesPhonesAsText()
{
    QFETCH(QString, phone);
    QFETCH(QString, cell);
    QCOMPARE(spreadsheetPhone(phone), cell);
}

QTEST_GUILESS_MAIN(SpreadsheetTextTest)
#include "spreadsheettexttest.moc"
