#include "hostiletexts.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace meja {

namespace {

constexpr qsizetype million = 1'000'000;

bool isInvisible(char32_t c)
{
    // Letters, marks and symbols that show nothing.
    static const std::u32string known =
        U"\u034F\u115F\u1160\u17B4\u17B5\u180B\u180C\u180D\u180F\u2800\u3164\uFFA0\uFFFC";
    if (known.find(c) != std::u32string::npos)
        return true;
    static constexpr std::array invisible{QChar::Other_Control,   QChar::Other_Format,
                                          QChar::Other_Surrogate, QChar::Other_PrivateUse,
                                          QChar::Separator_Line,  QChar::Separator_Paragraph};
    return QChar::isNonCharacter(c) ||
           std::find(invisible.cbegin(), invisible.cend(), QChar::category(c)) != invisible.cend();
}

bool isVisible(char32_t c)
{
    return !isInvisible(c) && !QChar::isSpace(c) && !QChar::isMark(c);
}

bool mayHave(char32_t c, bool hasLines)
{
    const bool isLayout = hasLines && (c == U'\n' || c == U'\t');
    const bool joinsEmoji = c == 0x200D;
    return isLayout || joinsEmoji || !isInvisible(c);
}

bool isOtherBlank(char32_t c)
{
    return c != U' ' && QChar::category(c) == QChar::Separator_Space;
}

HostileText named(const char *name, const QString &text)
{
    return {QString::fromLatin1(name), text};
}

QList<HostileText> blanks()
{
    return {named("nothing", QStringLiteral("")),
            named("a space", QStringLiteral(" ")),
            named("tab and line break", QStringLiteral("\t\r\n")),
            named("NBSP", QStringLiteral("\u00A0\u00A0")),
            named("ideographic space", QStringLiteral("\u3000")),
            named("zero width space", QStringLiteral("\u200B\u200B\u200B")),
            named("Hangul filler", QStringLiteral("\u3164")),
            named("half-width Hangul filler", QStringLiteral("\uFFA0")),
            named("braille blank", QStringLiteral("\u2800\u2800")),
            named("soft hyphens", QStringLiteral("\u00AD\u00AD\u00AD")),
            named("word joiner", QStringLiteral("\u2060")),
            named("Mongolian vowel separator", QStringLiteral("\u180E")),
            named("byte-order mark", QStringLiteral("\uFEFF")),
            named("variation selector", QStringLiteral("\uFE0F")),
            named("tag", QStringLiteral("\U000E0041")),
            named("a combining mark", QStringLiteral("\u0301")),
            named("a keycap without a key", QStringLiteral("\u20E3")),
            named("a Thai vowel", QStringLiteral("\u0E31")),
            named("spaces and a combining mark", QStringLiteral(" \u0301 ")),
            named("object replacement", QStringLiteral("\uFFFC"))};
}

QList<HostileText> withHiddenCharacters()
{
    return {named("bell", QStringLiteral("Bu\u0007di")),
            named("line break and header", QStringLiteral("budi@example.com\nBcc: all@example.com")),
            named("CR LF and header", QStringLiteral("budi@example.com\r\nBcc: all@example.com")),
            named("tab", QStringLiteral("Bu\tdi")),
            named("NEL", QStringLiteral("Bu\u0085di")),
            named("line separator", QStringLiteral("Bu\u2028di")),
            named("right-to-left override", QStringLiteral("Bu\u202Eid")),
            named("embedding", QStringLiteral("\u202ABudi\u202C")),
            named("isolate", QStringLiteral("\u2066Budi\u2069")),
            named("left-to-right mark", QStringLiteral("Budi\u200E")),
            named("Arabic letter mark", QStringLiteral("Bu\u061Cdi")),
            named("zero width space inside", QStringLiteral("Bu\u200Bdi")),
            named("soft hyphen inside", QStringLiteral("Bu\u00ADdi")),
            named("byte-order mark before", QStringLiteral("\uFEFFBudi")),
            named("joiner between letters", QStringLiteral("Bu\u200Ddi")),
            named("non-joiner", QStringLiteral("Bu\u200Cdi")),
            named("variation selector behind a letter", QStringLiteral("Bu\uFE0Fdi")),
            named("filler inside", QStringLiteral("Bu\u3164di")),
            named("tag inside", QStringLiteral("Bu\U000E0041di")),
            named("escape sequence", QStringLiteral("\u001B[31mBudi")),
            named("private use", QStringLiteral("Bu\uE000di")),
            named("noncharacter", QStringLiteral("Bu\uFDD0di"))};
}

QList<HostileText> toBeNormalised()
{
    return {named("blanks around", QStringLiteral(" \u00A0 budi@example.com \u3000")),
            named("line break behind", QStringLiteral("budi@example.com\r\n")),
            named("NBSP inside", QStringLiteral("Budi\u00A0Santoso")),
            named("decomposed", QStringLiteral("Jose\u0301")),
            named("Kelvin sign", QStringLiteral("\u212Aiki.indah@example.com")),
            named("dotted capital I", QStringLiteral("Kiki.\u0130ndah@example.com")),
            named("Cyrillic", QStringLiteral("\u041Aiki.indah@example.com")),
            named("full-width", QStringLiteral("\uFF2Biki.indah@example.com")),
            named("two at signs", QStringLiteral("a@@b.c")),
            named("no domain", QStringLiteral("budi")),
            named("markup", QStringLiteral("<img src='/dev/zero'>")),
            named("formula", QStringLiteral("=HYPERLINK(1)")),
            named("SQL", QStringLiteral("'; drop table orders; --")),
            named("family", QStringLiteral("\U0001F469\u200D\U0001F469\u200D\U0001F467")),
            named("heart", QStringLiteral("\u2764\uFE0F")),
            named("keycap", QStringLiteral("1\uFE0F\u20E3"))};
}

QList<HostileText> tooLong()
{
    return {named("201 letters", QString(201, u'x')),
            named("a million letters", QString(million, u'x')),
            named("a million digits", QString(million, u'1')),
            named("a million NBSP", QString(million, QChar(0x00A0))),
            named("a million decomposed letters", QStringLiteral("e\u0301").repeated(million / 2)),
            named("a million emoji", QStringLiteral("\U0001F600").repeated(million / 2))};
}

} // namespace

QList<HostileText> hostileTexts()
{
    return blanks() + withHiddenCharacters() + toBeNormalised() + tooLong();
}

QString flawOf(const QString &stored, qsizetype maxCharacters, bool hasLines)
{
    if (!stored.isValidUtf16())
        return QStringLiteral("is not valid UTF-16");
    const std::u32string characters = stored.toStdU32String();
    if (std::ssize(characters) > maxCharacters)
        return QStringLiteral("is too long");
    if (std::none_of(characters.cbegin(), characters.cend(), isVisible))
        return QStringLiteral("shows nothing");
    static const QRegularExpression hiddenBehindLetter(QStringLiteral("\\p{L}[\\x{200D}\\x{FE0E}\\x{FE0F}]"));
    if (stored.contains(hiddenBehindLetter) ||
        !std::all_of(characters.cbegin(), characters.cend(),
                     [hasLines](char32_t c) { return mayHave(c, hasLines); }))
        return QStringLiteral("contains an invisible character");
    if (std::any_of(characters.cbegin(), characters.cend(), isOtherBlank))
        return QStringLiteral("contains a blank that is not a space");
    if (stored != stored.trimmed())
        return QStringLiteral("is not trimmed");
    return stored == stored.normalized(QString::NormalizationForm_C)
               ? QString()
               : QStringLiteral("is not composed (NFC)");
}

} // namespace meja
