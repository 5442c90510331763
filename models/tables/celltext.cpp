#include "celltext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

namespace meja {

namespace {

QString number(const QString &value)
{
    bool whole = false;
    const qlonglong parsed = value.toLongLong(&whole);
    return whole ? QLocale().toString(parsed) : value;
}

QString money(const QString &value)
{
    const bool negative = value.startsWith(QLatin1Char('-'));
    return (negative ? QStringLiteral("−Rp ") : QStringLiteral("Rp ")) +
           number(negative ? value.mid(1) : value);
}

QString moment(const QString &value)
{
    static const QTimeZone store("Asia/Jakarta");
    const QDateTime time = QDateTime::fromString(value, Qt::ISODateWithMs);
    if (!time.isValid())
        return value;
    return QLocale().toString(time.toTimeZone(store), QStringLiteral("d MMM yyyy HH.mm"));
}

QString truth(const QString &value)
{
    const bool yes = value.startsWith(QLatin1Char('t'));
    return yes ? QCoreApplication::translate("Catalogue", "Yes")
               : QCoreApplication::translate("Catalogue", "No");
}

} // namespace

QString cellText(const Column &column, const QString &value)
{
    if (value.isNull())
        return {};
    switch (column.type) {
    case ValueType::Integer:
        return number(value);
    case ValueType::Money:
        return money(value);
    case ValueType::Grams:
        return number(value) + QStringLiteral(" g");
    case ValueType::Timestamp:
        return moment(value);
    case ValueType::Boolean:
        return truth(value);
    case ValueType::Choice: {
        const Choice *choice = column.choice(value);
        return choice ? choice->label.text() : value;
    }
    case ValueType::LongText:
        return value.simplified();
    case ValueType::Decimal:
        return QLocale().toString(value.toDouble(), 'g', 6);
    case ValueType::Text:
    case ValueType::Code:
    case ValueType::Key:
    case ValueType::Phone:
    case ValueType::Email:
    case ValueType::Json:
        return value;
    }
    Q_UNREACHABLE();
}

} // namespace meja
