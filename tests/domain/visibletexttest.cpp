#include "visibletext.h"

#include <QTest>

using namespace meja;

/// Tests that no text from the database controls a terminal.
class VisibleTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void escapesEveryControlCharacter();
    void keepsLineBreaksOfMessages();
    void keepsReadableText();
};

void VisibleTextTest::escapesEveryControlCharacter()
{
    for (char16_t code = 0; code < 0xFFFF; ++code) {
        const QChar c(code);
        const bool isDirection = code == 0x061C || (code >= 0x200E && code <= 0x200F) ||
                                 (code >= 0x2028 && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
        const bool isControl = code < 0x20 || (code >= 0x7F && code < 0xA0);
        QCOMPARE(visibleText(QString(c)) == QString(c), !isDirection && !isControl);
    }
    QCOMPARE(visibleText(QStringLiteral("a\x1b]0;b\x07\u009b31m\u202e\r\n\t")),
             QStringLiteral("a\\x1b]0;b\\x07\\x9b31m\\u202e\\r\\n\\t"));
}

void VisibleTextTest::keepsLineBreaksOfMessages()
{
    QCOMPARE(visibleLines(QStringLiteral("one\n\ttwo\x1b[2J\r")), QStringLiteral("one\n\ttwo\\x1b[2J\\r"));
}

void VisibleTextTest::keepsReadableText()
{
    const QString text = QStringLiteral("Nur’aini • Jl. Melati № 5, 東京 🍚");
    QCOMPARE(visibleText(text), text);
}

QTEST_GUILESS_MAIN(VisibleTextTest)
#include "visibletexttest.moc"
