#include "onelinetext.h"

#include <algorithm>

namespace meja {

namespace {

constexpr QChar lineBreakSymbol(0x21b5);

bool isLineBreak(QChar c)
{
    const char16_t unit = c.unicode();
    return (unit >= u'\n' && unit <= u'\r') || unit == 0x85 || unit == 0x2028 || unit == 0x2029;
}

bool isControl(QChar c)
{
    const char16_t unit = c.unicode();
    return unit < 0x20 || (unit >= 0x7f && unit <= 0x9f) || unit == 0x2028 || unit == 0x2029;
}

QChar symbolOf(QChar c)
{
    const char16_t unit = c.unicode();
    if (unit == u'\t')
        return u' ';
    if (unit < 0x20)
        return QChar(char16_t(0x2400 + unit));
    return unit == 0x7f ? QChar(0x2421) : QChar(QChar::ReplacementCharacter);
}

} // namespace

QString oneLineText(const QString &text)
{
    if (std::none_of(text.begin(), text.end(), isControl))
        return text;
    QString line;
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (!isLineBreak(text[at])) {
            line += isControl(text[at]) ? symbolOf(text[at]) : text[at];
            continue;
        }
        line += lineBreakSymbol;
        if (text[at] == u'\r' && at + 1 < text.size() && text[at + 1] == u'\n')
            ++at;
    }
    return line;
}

} // namespace meja
