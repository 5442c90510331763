#include "spreadsheettext.h"

#include <QStringList>

#include <algorithm>

namespace meja {

namespace {

constexpr qsizetype groupSize = 4;

bool isIgnored(QChar c)
{
    return c.isSpace() || c.category() == QChar::Other_Control || c.category() == QChar::Other_Format;
}

bool isFormulaSign(QChar c)
{
    static const QString signs = QStringLiteral("=+-@\uFF1D\uFF0B\uFF0D\uFF20\uFE62\uFE63\uFE66\uFE6B");
    return signs.contains(c);
}

bool isNegativeNumber(const QString &text)
{
    return text.size() > 1 && text[0] == u'-' && text[1].isDigit() &&
           std::all_of(text.cbegin() + 1, text.cend(),
                       [](QChar c) { return c.isDigit() || c == u'.' || c == u','; });
}

bool looksLikeFormula(const QString &text)
{
    const auto first = std::find_if_not(text.cbegin(), text.cend(), isIgnored);
    const bool startsWithBreak = !text.isEmpty() && text[0].category() == QChar::Other_Control;
    return startsWithBreak || (!isNegativeNumber(text) && first != text.cend() && isFormulaSign(*first));
}

bool isPhone(const QString &phone)
{
    return phone.startsWith(QLatin1String("+62")) &&
           std::all_of(phone.cbegin() + 1, phone.cend(),
                       [](QChar c) { return c.isDigit() || c == u'\u2022'; });
}

} // namespace

QString spreadsheetText(const QString &text)
{
    return looksLikeFormula(text) ? u'\'' + text : text;
}

QString spreadsheetPhone(const QString &phone)
{
    if (!isPhone(phone))
        return spreadsheetText(phone);
    const QString national = u'0' + phone.mid(3);
    QStringList groups;
    for (qsizetype i = 0; i < national.size(); i += groupSize)
        groups.append(national.mid(i, groupSize));
    return groups.join(u'-');
}

} // namespace meja
