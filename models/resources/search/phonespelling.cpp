#include "phonespelling.h"

#include "searchcharacters.h"

#include <QRegularExpression>

namespace meja {

namespace {

bool isSeparator(QChar c)
{
    return QStringView(u" -.()/[]").contains(c);
}

/// The digits, with a `+` if there is one in front; empty for a text with other characters.
QString dialled(const QString &typed)
{
    static const QRegularExpression form(QStringLiteral("^(?:tel:)?(\\+?[0-9]+)$"),
                                         QRegularExpression::CaseInsensitiveOption);
    QString bare = plainSpelling(typed);
    bare.removeIf(isSeparator);
    return form.match(bare).captured(1);
}

} // namespace

std::optional<PhoneSpelling> PhoneSpelling::read(const QString &typed)
{
    static const QRegularExpression international(QStringLiteral("^(?:\\+|00)?62"));
    static const QRegularExpression unfinishedPrefix(QStringLiteral("^0(?:06?)?$"));
    const QString number = dialled(typed);
    if (number.isEmpty())
        return std::nullopt;
    if (const auto prefix = international.match(number); prefix.hasMatch()) {
        const QString national = number.mid(prefix.capturedLength());
        return PhoneSpelling{QLatin1String("+62") + national.mid(national.startsWith(u'0') ? 1 : 0), true};
    }
    if (number.startsWith(u'+'))
        return PhoneSpelling{number, true};
    if (number.startsWith(u'0') && !unfinishedPrefix.match(number).hasMatch())
        return PhoneSpelling{QLatin1String("+62") + number.mid(1), true};
    return PhoneSpelling{number, false};
}

std::optional<QString> PhoneSpelling::whole(const QString &typed)
{
    static const QRegularExpression complete(QStringLiteral("^\\+62[1-9][0-9]{7,12}$"));
    const auto spelling = read(typed);
    if (!spelling)
        return std::nullopt;
    const bool fromMobile = !spelling->startsNumber && spelling->text.startsWith(u'8');
    const QString number = fromMobile ? QLatin1String("+62") + spelling->text : spelling->text;
    return complete.match(number).hasMatch() ? std::optional(number) : std::nullopt;
}

} // namespace meja
