#include "textrule.h"

#include "characterranges.h"
#include "privatecluster.h"
#include "sqlsession.h"

#include <QRandomGenerator>
#include <QTest>

#include <memory>

using namespace meja;

namespace {

constexpr int blockSize = 0x10000;

/// What the C++ rule says, in the words of the SQL function text_problem().
QString problemOf(const QString &text, int max, TextLines lines)
{
    if (isBlankText(text))
        return QStringLiteral("must not be empty");
    if (text.toUcs4().size() > max)
        return QStringLiteral("must have at most %1 characters").arg(max);
    const auto character = forbiddenCharacter(text, lines);
    return character ? QStringLiteral("must not contain the character ") + codePointName(*character)
                     : QStringLiteral("null");
}

QString sqlBoolean(bool value)
{
    return value ? QStringLiteral("t") : QStringLiteral("f");
}

/// Characters whose combinations the rules treat in a special way.
const QStringList &pieces()
{
    static const QStringList all{QStringLiteral("a"),          QStringLiteral("Z"),
                                 QStringLiteral("1"),          QStringLiteral("#"),
                                 QStringLiteral(" "),          QStringLiteral("\n"),
                                 QStringLiteral("\r"),         QStringLiteral("\t"),
                                 QStringLiteral("\u0085"),     QStringLiteral("\u2028"),
                                 QStringLiteral("\u00A0"),     QStringLiteral("\u3000"),
                                 QStringLiteral("\u2800"),     QStringLiteral("\u0301"),
                                 QStringLiteral("e\u0301"),    QStringLiteral("\u212A"),
                                 QStringLiteral("\u200D"),     QStringLiteral("\u200B"),
                                 QStringLiteral("\uFE0E"),     QStringLiteral("\uFE0F"),
                                 QStringLiteral("\u20E3"),     QStringLiteral("\u2764"),
                                 QStringLiteral("\u00A9"),     QStringLiteral("\uFEFF"),
                                 QStringLiteral("\u202E"),     QStringLiteral("\u3164"),
                                 QStringLiteral("\uAC00"),     QStringLiteral("\u1100\u1161"),
                                 QStringLiteral("\U0001F469"), QStringLiteral("\U0001F3FD"),
                                 QStringLiteral("\U000E0041")};
    return all;
}

QString randomText(QRandomGenerator &random)
{
    QString text;
    for (int i = 1 + random.bounded(7); i > 0; --i)
        text += pieces()[random.bounded(pieces().size())];
    return text;
}

} // namespace

/// The rules of texts exist in C++, for the APIs, and in SQL, for the storefront's functions. They must
/// agree.
class TextRuleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void agreeOnEveryCharacter_data();
    void agreeOnEveryCharacter();
    void agreeOnCombinations();
    void forbidWhatNobodySees();
    void allowEmoji_data();
    void allowEmoji();

private:
    void compareCharacters(int first, int last);

    std::unique_ptr<SqlSession> m_session;
};

void TextRuleTest::initTestCase()
{
    m_session = std::make_unique<SqlSession>(PrivateCluster::shared().createMigratedDatabase());
}

void TextRuleTest::agreeOnEveryCharacter_data()
{
    QTest::addColumn<int>("first");
    for (int plane = 0; plane <= 16; ++plane)
        QTest::addRow("plane %d", plane) << plane * blockSize;
}

void TextRuleTest::agreeOnEveryCharacter()
{
    QFETCH(int, first);
    // PostgreSQL stores neither U+0000 nor surrogates.
    if (first > 0)
        return compareCharacters(first, first + blockSize - 1);
    compareCharacters(1, 0xD7FF);
    compareCharacters(0xE000, 0xFFFF);
}

void TextRuleTest::compareCharacters(int first, int last)
{
    const auto rows =
        m_session->rows(QStringLiteral("select is_visible(chr(n)), forbidden_character(chr(n)) is not null,"
                                       "       normalise_text('a' || chr(n) || 'b' || chr(n)),"
                                       "       normalise_text('a' || chr(n) || 'b', true)"
                                       "  from generate_series(%1, %2) as n order by n")
                            .arg(first)
                            .arg(last));
    QCOMPARE(rows.size(), last - first + 1);
    for (int n = first; n <= last; ++n) {
        const QString character = QStringView(QChar::fromUcs4(char32_t(n))).toString();
        const QStringList expected{sqlBoolean(!isBlankText(character)),
                                   sqlBoolean(isForbiddenCharacter(char32_t(n))),
                                   normalisedText(u'a' + character + u'b' + character, TextLines::One),
                                   normalisedText(u'a' + character + u'b', TextLines::Several)};
        if (rows[n - first] != expected)
            QFAIL(qPrintable(codePointName(char32_t(n)) + QLatin1String(": SQL says ") +
                             rows[n - first].join(u'|') + QLatin1String(", C++ says ") +
                             expected.join(u'|')));
    }
}

void TextRuleTest::agreeOnCombinations()
{
    QRandomGenerator random(70);
    QStringList texts;
    for (int i = 0; i < 20'000; ++i)
        texts.append(randomText(random));
    for (const TextLines lines : {TextLines::One, TextLines::Several}) {
        Statement statement(
            QStringLiteral("select normalised, coalesce(text_problem(normalised, 5, :several), 'null')"
                           "  from unnest(:texts::text[]) with ordinality as given (given, place),"
                           "       normalise_text(given, :several) as normalised order by place"));
        statement.bind(QStringLiteral("texts"), texts)
            .bind(QStringLiteral("several"), lines == TextLines::Several);
        const auto rows = m_session->connection().run(statement);
        QVERIFY2(rows, rows ? "" : qPrintable(rows.error().detail));
        for (int i = 0; i < texts.size(); ++i) {
            const QString normalised = normalisedText(texts[i], lines);
            QCOMPARE(rows->text(i, 0), normalised);
            QCOMPARE(normalised + u' ' + rows->text(i, 1),
                     normalised + u' ' + problemOf(normalised, 5, lines));
            QCOMPARE(normalisedText(normalised, lines), normalised);
        }
    }
}

/// The tables against the properties of Unicode that Qt knows.
void TextRuleTest::forbidWhatNobodySees()
{
    for (char32_t c = 1; c <= 0x10FFFF; ++c) {
        if (QChar::unicodeVersion(c) > QChar::Unicode_14_0)
            continue;
        const auto category = QChar::category(c);
        const bool isInvisible = category == QChar::Other_Control || category == QChar::Other_Format ||
                                 category == QChar::Other_Surrogate || category == QChar::Other_PrivateUse ||
                                 category == QChar::Separator_Line ||
                                 category == QChar::Separator_Paragraph || QChar::isNonCharacter(c);
        const bool isKnown = (!isInvisible || isForbiddenCharacter(c)) &&
                             (!QChar::isMark(c) || isCombiningMark(c) || isForbiddenCharacter(c)) &&
                             (category != QChar::Separator_Space || isBlankCharacter(c));
        QVERIFY2(isKnown, qPrintable(codePointName(c)));
    }
}

void TextRuleTest::allowEmoji_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("family") << QStringLiteral("👩‍👩‍👧‍👦");
    QTest::newRow("heart on fire") << QStringLiteral("❤️‍🔥");
    QTest::newRow("doctor with a skin tone") << QStringLiteral("👩🏽‍⚕️");
    QTest::newRow("rainbow flag") << QStringLiteral("🏳️‍🌈");
    QTest::newRow("flag of Indonesia") << QStringLiteral("🇮🇩");
    QTest::newRow("keycap") << QStringLiteral("1️⃣");
    QTest::newRow("trade mark") << QStringLiteral("Kopi™️");
}

void TextRuleTest::allowEmoji()
{
    QFETCH(QString, text);
    QCOMPARE(normalisedText(text, TextLines::One), text);
    QVERIFY(!isBlankText(text));
    QVERIFY(!forbiddenCharacter(text, TextLines::One));
}

QTEST_GUILESS_MAIN(TextRuleTest)
#include "textruletest.moc"
