#include "searchcharacters.h"

namespace meja {

namespace {

bool isDash(char16_t unit)
{
    return (unit >= 0x2010 && unit <= 0x2015) || unit == 0x2212 || unit == 0xFE63 || unit == 0xFF0D;
}

QChar plainCharacter(QChar character)
{
    constexpr char16_t fullWidthZero = 0xFF10;
    const char16_t unit = character.unicode();
    if (unit >= fullWidthZero && unit <= fullWidthZero + 9)
        return QChar(u'0' + (unit - fullWidthZero));
    if (unit == 0xFF0B)
        return u'+';
    if (isDash(unit))
        return u'-';
    return character.isSpace() ? QChar(u' ') : character;
}

} // namespace

bool isInvisible(QChar character)
{
    const char16_t unit = character.unicode();
    return unit == 0x00AD || unit == 0x061C || unit == 0x180E || unit == 0x200B || unit == 0x200E ||
           unit == 0x200F || (unit >= 0x202A && unit <= 0x202E) || (unit >= 0x2060 && unit <= 0x2064) ||
           (unit >= 0x2066 && unit <= 0x206F) || unit == 0xFEFF;
}

QString withoutInvisible(QString text)
{
    return text.removeIf(isInvisible);
}

QString plainSpelling(const QString &text)
{
    QString plain = withoutInvisible(text);
    for (QChar &character : plain)
        character = plainCharacter(character);
    return plain;
}

} // namespace meja
