#include "phonespelling.h"

#include <algorithm>

namespace meja {

namespace {

bool isSeparator(QChar c)
{
    return c == u'.' || c == u'-' || c == u'(' || c == u')' || c == u'/' || c.isSpace();
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

} // namespace

std::optional<PhoneSpelling> PhoneSpelling::read(const QString &typed)
{
    QString digits = typed;
    digits.removeIf(isSeparator);
    const bool international = digits.startsWith(u'+');
    if (international)
        digits.remove(0, 1);
    if (digits.isEmpty() || !std::all_of(digits.cbegin(), digits.cend(), isDigit))
        return std::nullopt;
    if (international || digits.startsWith(QLatin1String("62")))
        return PhoneSpelling{u'+' + digits, true};
    if (digits.startsWith(u'0') && digits.size() > 1)
        return PhoneSpelling{QLatin1String("+62") + digits.mid(1), true};
    return PhoneSpelling{digits, false};
}

std::optional<QString> PhoneSpelling::whole(const QString &typed)
{
    const auto spelling = read(typed);
    if (!spelling)
        return std::nullopt;
    const bool fromMobile = !spelling->startsNumber && spelling->text.startsWith(u'8');
    const QString number = fromMobile ? QLatin1String("+62") + spelling->text : spelling->text;
    const bool fits = number.size() >= 11 && number.size() <= 16;
    return number.startsWith(QLatin1String("+62")) && fits ? std::optional(number) : std::nullopt;
}

} // namespace meja
