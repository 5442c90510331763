#include "textrule.h"

#include "characterranges.h"

#include <algorithm>

namespace meja {

namespace {

constexpr char32_t joiner = 0x200D;
constexpr char32_t emojiSelector = 0xFE0F;
constexpr char32_t keycap = 0x20E3;

/// Composing joins up to four code points, each of up to two UTF-16 units.
constexpr qsizetype maxUnitsPerCharacter = 8;

bool isLineBreak(QChar c)
{
    return (c >= QChar(0x000A) && c <= QChar(0x000D)) || c == QChar(0x0085) || c == QChar(0x2028) ||
           c == QChar(0x2029);
}

bool isTrimmed(QChar c)
{
    return c == u' ' || c == u'\t' || isLineBreak(c);
}

bool isPrintableAscii(const QString &text)
{
    return std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c >= u' ' && c <= u'~'; });
}

QString trimmed(const QString &text)
{
    const auto first = std::find_if_not(text.cbegin(), text.cend(), isTrimmed);
    const auto last = std::find_if_not(text.crbegin(), std::make_reverse_iterator(first), isTrimmed);
    return text.mid(first - text.cbegin(), last.base() - first);
}

bool isSelectorOfEmoji(char32_t before, char32_t at, char32_t)
{
    return (at == 0xFE0E || at == emojiSelector) && isEmoji(before);
}

bool isSelectorOfKeycap(char32_t before, char32_t at, char32_t after)
{
    const bool isKey = (before >= U'0' && before <= U'9') || before == U'#' || before == U'*';
    return at == emojiSelector && isKey && after == keycap;
}

bool isJoinerOfEmoji(char32_t before, char32_t at, char32_t after)
{
    return at == joiner && isEmoji(before) && isEmoji(after);
}

using Neighbours = bool (*)(char32_t before, char32_t at, char32_t after);

std::u32string without(const std::u32string &text, Neighbours isAllowed)
{
    std::u32string kept;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char32_t before = i > 0 ? text[i - 1] : 0;
        const char32_t after = i + 1 < text.size() ? text[i + 1] : 0;
        if (!isAllowed(before, text[i], after))
            kept.push_back(text[i]);
    }
    return kept;
}

} // namespace

QString normalisedText(const QString &text, TextLines lines)
{
    if (isPrintableAscii(text))
        return trimmed(text);
    QString normalised = text.normalized(QString::NormalizationForm_C);
    if (lines == TextLines::Several)
        normalised.replace(QLatin1String("\r\n"), QLatin1String("\n"));
    for (QChar &c : normalised) {
        if (lines == TextLines::Several && isLineBreak(c))
            c = u'\n';
        else if (isBlankCharacter(c.unicode()))
            c = u' ';
    }
    return trimmed(normalised);
}

bool isFarTooLong(const QString &text, qsizetype maxCharacters)
{
    return trimmed(text).size() > maxUnitsPerCharacter * maxCharacters;
}

bool isBlankText(const QString &text)
{
    const std::u32string characters = text.toStdU32String();
    return std::none_of(characters.cbegin(), characters.cend(), [](char32_t c) {
        return !isForbiddenCharacter(c) && !isBlankCharacter(c) && !isCombiningMark(c);
    });
}

std::optional<char32_t> forbiddenCharacter(const QString &text, TextLines lines)
{
    if (!text.isValidUtf16())
        return 0xD800;
    std::u32string characters = text.toStdU32String();
    for (const Neighbours isAllowed : {isSelectorOfEmoji, isSelectorOfKeycap, isJoinerOfEmoji})
        characters = without(characters, isAllowed);
    const auto found = std::find_if(characters.cbegin(), characters.cend(), [lines](char32_t c) {
        const bool isLayout = lines == TextLines::Several && (c == U'\n' || c == U'\t');
        return !isLayout && isForbiddenCharacter(c);
    });
    return found == characters.cend() ? std::nullopt : std::optional(*found);
}

QString codePointName(char32_t character)
{
    return QStringLiteral("U+%1").arg(uint(character), 4, 16, QLatin1Char('0')).toUpper();
}

} // namespace meja
