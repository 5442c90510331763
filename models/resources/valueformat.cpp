#include "valueformat.h"

#include "changewords.h"
#include "onelinetext.h"

#include <QCoreApplication>

#include <algorithm>

namespace meja {

namespace {

constexpr QChar noBreakSpace(0x00a0);
constexpr QChar minusSign(0x2212);

bool isWholeNumber(QStringView value)
{
    const QStringView digits = value.startsWith(u'-') ? value.mid(1) : value;
    return !digits.isEmpty() &&
           std::all_of(digits.begin(), digits.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

void appendTwoDigits(QString &text, int number)
{
    text += QChar(u'0' + number / 10);
    text += QChar(u'0' + number % 10);
}

bool isDirectionCharacter(QChar c)
{
    return (c >= u'\u202a' && c <= u'\u202e') || (c >= u'\u2066' && c <= u'\u2069');
}

/// A text with direction characters, enclosed (U+2068, U+2069) so that it does not turn around the text
/// beside it. New texts cannot contain them, but older rows may.
QString isolated(const QString &value)
{
    if (std::none_of(value.begin(), value.end(), isDirectionCharacter))
        return value;
    return QChar(0x2068) + value + QChar(0x2069);
}

QString translated(const char *source)
{
    return QCoreApplication::translate("ValueFormat", source);
}

/// The sizes of the digit groups before each hyphen: mobiles as 812-3456-7890 or 8123-4567-8901, fixed lines
/// as 21-5551234 with their area code first.
QList<qsizetype> phoneGroups(QStringView national)
{
    static const QStringList shortAreaCodes{QStringLiteral("21"), QStringLiteral("22"), QStringLiteral("24"),
                                            QStringLiteral("31"), QStringLiteral("61")};
    if (national.startsWith(u'8'))
        return {national.size() >= 12 ? 4 : 3, 4};
    return {shortAreaCodes.contains(national.first(2)) ? 2 : 3};
}

} // namespace

ValueFormat::ValueFormat(const QLocale &locale, const StoreClock &clock)
    : m_clock(clock),
      m_groupSeparator(locale.groupSeparator()),
      m_decimalPoint(locale.decimalPoint()),
      m_timeSeparator(locale.timeFormat(QLocale::ShortFormat).contains(u'.') ? u'.' : u':')
{
    for (int month = 1; month <= 12; ++month)
        m_months[static_cast<size_t>(month - 1)] = locale.monthName(month, QLocale::ShortFormat);
}

QString ValueFormat::missing()
{
    return QStringLiteral("–");
}

QString ValueFormat::text(const Column &column, const QString &value, Form form) const
{
    if (value.isNull())
        return missing();
    switch (column.type) {
    case ValueType::Integer:
        return isWholeNumber(value) ? grouped(value) : value;
    case ValueType::Decimal:
        return decimal(value);
    case ValueType::Money:
        return isWholeNumber(value) ? QLatin1String("Rp") + noBreakSpace + grouped(value) : value;
    case ValueType::Grams:
        return isWholeNumber(value) ? grams(value.toLongLong()) : value;
    case ValueType::Timestamp:
        return timestamp(value, form);
    case ValueType::Boolean:
        return value == u't' || value == u"true" ? word({QT_TRANSLATE_NOOP("Catalogue", "Yes")})
                                                 : word({QT_TRANSLATE_NOOP("Catalogue", "No")});
    case ValueType::Choice:
        return choice(column, value);
    case ValueType::Phone:
        return form == Form::Short ? oneLineText(phone(value)) : phone(value);
    case ValueType::LongText:
        return isolated(form == Form::Short ? oneLineText(value.trimmed()) : value);
    case ValueType::Text:
    case ValueType::Code:
    case ValueType::Key:
    case ValueType::Email:
        return isolated(form == Form::Short ? oneLineText(value) : value);
    case ValueType::RecordName:
        return ChangeWords::recordName(value);
    case ValueType::Changes:
        return oneLineText(ChangeWords(*this).summary(value));
    }
    Q_UNREACHABLE();
}

QString ValueFormat::money(qint64 rupiah) const
{
    return QLatin1String("Rp") + noBreakSpace + number(rupiah);
}

QString ValueFormat::number(qint64 count) const
{
    return grouped(QString::number(count));
}

QString ValueFormat::grams(qint64 weight) const
{
    if (qAbs(weight) < 1000)
        return number(weight) + noBreakSpace + u'g';
    QString fraction = QString::number(qAbs(weight % 1000) + 1000).mid(1);
    while (fraction.endsWith(u'0'))
        fraction.chop(1);
    // Without group separators: the search reads a single separator before a unit as the decimal separator.
    const QString sign = weight < 0 ? QString(minusSign) : QString();
    const QString whole = sign + QString::number(qAbs(weight / 1000));
    const QString kilograms = fraction.isEmpty() ? whole : whole + m_decimalPoint + fraction;
    return kilograms + noBreakSpace + QLatin1String("kg");
}

QString ValueFormat::day(QDate day, Form form) const
{
    QString shown = QString::number(day.day()) + u' ' + m_months[static_cast<size_t>(day.month() - 1)];
    if (form == Form::Whole || !m_today.isValid() || day.year() != m_today.year())
        shown += u' ' + QString::number(day.year());
    return shown;
}

QString ValueFormat::time(const StoreTime &time, Form form) const
{
    QString shown = day(time.day, form);
    shown += u' ';
    appendClock(shown, time);
    if (form == Form::Whole)
        shown += u' ' + StoreClock::zoneName(time.utcOffset);
    return shown;
}

QString ValueFormat::ago(const StoreTime &time, qint64 nowEpoch) const
{
    const qint64 seconds = nowEpoch - time.epoch;
    const QDate today = m_clock.at(nowEpoch).day;
    if (seconds < 0 || time.day < today.addDays(-1))
        return this->time(time, Form::Short);
    if (seconds < 60)
        return translated(QT_TRANSLATE_NOOP("ValueFormat", "just now"));
    if (seconds < 3600)
        return translated(QT_TRANSLATE_NOOP("ValueFormat", "%1 min ago")).arg(seconds / 60);
    if (time.day == today)
        return translated(QT_TRANSLATE_NOOP("ValueFormat", "%1 h ago")).arg(seconds / 3600);
    QString clock;
    appendClock(clock, time);
    return translated(QT_TRANSLATE_NOOP("ValueFormat", "yesterday %1")).arg(clock);
}

QString ValueFormat::phone(const QString &stored)
{
    static const QString country = QStringLiteral("+62");
    if (!stored.startsWith(country) || stored.size() < 9)
        return stored;
    QStringView rest = QStringView(stored).mid(country.size());
    QString shown = country + noBreakSpace;
    for (const qsizetype group : phoneGroups(rest)) {
        shown.append(rest.first(group)).append(u'-');
        rest = rest.mid(group);
    }
    return shown.append(rest);
}

QString ValueFormat::grouped(QStringView digits) const
{
    const qsizetype sign = digits.startsWith(u'-') ? 1 : 0;
    QString text = sign > 0 ? QString(minusSign) : QString();
    text.reserve(digits.size() + digits.size() / 3);
    for (qsizetype at = sign; at < digits.size(); ++at) {
        if (at > sign && (digits.size() - at) % 3 == 0)
            text += m_groupSeparator;
        text += digits[at];
    }
    return text;
}

QString ValueFormat::decimal(const QString &value) const
{
    const qsizetype point = value.indexOf(u'.');
    const QStringView whole = QStringView(value).first(point < 0 ? value.size() : point);
    if (!isWholeNumber(whole))
        return value;
    // Without a fraction there are no group separators, because a single one is read as the decimal
    // separator.
    if (point >= 0)
        return grouped(whole) + m_decimalPoint + value.mid(point + 1);
    return value.startsWith(u'-') ? minusSign + value.mid(1) : value;
}

QString ValueFormat::timestamp(const QString &value, Form form) const
{
    const std::optional<StoreTime> read = m_clock.read(value);
    return read ? time(*read, form) : value;
}

QString ValueFormat::choice(const Column &column, const QString &value) const
{
    const Choice *known = column.choice(value);
    return known ? word(known->label) : value;
}

QString ValueFormat::word(const Label &label) const
{
    // One English text with two translations has one address.
    if (label.comment)
        return label.text();
    QString &text = m_words[label.source];
    if (text.isNull())
        text = label.text();
    return text;
}

void ValueFormat::appendClock(QString &text, const StoreTime &time) const
{
    appendTwoDigits(text, time.hour);
    text += m_timeSeparator;
    appendTwoDigits(text, time.minute);
}

} // namespace meja
