#include "searchfold.h"

#include <QStringView>

namespace meja {

namespace {

constexpr QStringView apostrophes = u"\u2018\u2019\u201B\u02B9\u02BB\u02BC\u0060\u00B4\u2032\uFF07";
constexpr QStringView quotes = u"\u201C\u201D\u201E\u201F\u2033\u00AB\u00BB\uFF02";
constexpr QStringView dashes = u"\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uFE63\uFF0D";

QChar folded(QChar character)
{
    if (apostrophes.contains(character))
        return u'\'';
    if (quotes.contains(character))
        return u'"';
    if (dashes.contains(character))
        return u'-';
    return character.isSpace() ? QChar(u' ') : character;
}

bool isHangul(char32_t point)
{
    return (point >= 0x1100 && point <= 0x11FF) || (point >= 0xAC00 && point <= 0xD7A3);
}

/// Characters that NFC makes of others: the Greek question mark, the Greek middle dot and a Greek iota.
bool replacesAnother(char32_t point)
{
    return point == U';' || point == U'\u00B7' || point == U'\u03B9' || point == U'\u0399';
}

bool isFoldedSign(char32_t point)
{
    if (point > 0xFFFF)
        return false;
    const QChar character{char16_t(point)};
    return character == u'\'' || character == u'"' || character == u'-' || character == u' ' ||
           folded(character) != character;
}

} // namespace

QString searchFold(const QString &text)
{
    const QString composed = text.normalized(QString::NormalizationForm_C);
    QString plain;
    plain.reserve(composed.size());
    for (const QChar character : composed) {
        const QChar next = folded(character);
        if (next != u' ' || !plain.endsWith(u' '))
            plain += next;
    }
    return plain;
}

bool isStoredUnfolded(char32_t point)
{
    return !isFoldedSign(point) && !replacesAnother(point) && !QChar::isMark(point) && !isHangul(point) &&
           QChar::decompositionTag(point) != QChar::Canonical;
}

} // namespace meja
