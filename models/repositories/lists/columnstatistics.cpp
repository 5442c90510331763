#include "columnstatistics.h"

#include <QCollator>
#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace meja {

namespace {

/// Milliseconds of a time as PostgreSQL prints it (`2026-11-26 07:00:00.123456+07`) or as we do.
double milliseconds(const QString &time)
{
    QString iso = time;
    iso.replace(u' ', u'T');
    // Qt only reads a zone offset with minutes.
    static const QRegularExpression hoursOnly(QStringLiteral("[+-][0-9]{2}$"));
    if (iso.contains(u'T') && iso.contains(hoursOnly))
        iso += QLatin1String(":00");
    return double(QDateTime::fromString(iso, Qt::ISODateWithMs).toMSecsSinceEpoch());
}

/// A number that sorts like the value.
double numberOf(ValueType type, const QString &value)
{
    return type == ValueType::Timestamp ? milliseconds(value) : value.toDouble();
}

bool isMeasured(ValueType type)
{
    return type == ValueType::Timestamp || type == ValueType::Integer || type == ValueType::Key ||
           type == ValueType::Money || type == ValueType::Grams;
}

/// Compares like the collation `meja.people`.
bool isTextBelow(const QString &value, const QString &other)
{
    static const thread_local QCollator people = [] {
        QCollator collator{QLocale(QLocale::Indonesian)};
        collator.setNumericMode(true);
        return collator;
    }();
    const int order = people.compare(value, other);
    return order != 0 ? order < 0 : value.toUtf8() < other.toUtf8();
}

QString valueOf(ValueType type, double number)
{
    if (type != ValueType::Timestamp)
        return QString::number(std::llround(number));
    return QDateTime::fromMSecsSinceEpoch(std::llround(number), Qt::UTC).toString(Qt::ISODateWithMs);
}

} // namespace

ColumnStatistics::ColumnStatistics(ValueType type, const ResultSet &rows) : m_type(type)
{
    for (int row = 0; row < rows.rowCount(); ++row) {
        const QString kind = rows.text(row, 0);
        if (kind == QLatin1String("null"))
            m_nullPart = rows.text(row, 2).toDouble();
        else if (kind == QLatin1String("common"))
            m_common.insert(rows.text(row, 1), rows.text(row, 2).toDouble());
        else
            m_bounds.append(rows.text(row, 1));
    }
}

std::optional<QString> ColumnStatistics::valueAt(double part) const
{
    if (m_bounds.size() < 2 || m_nullPart >= 1)
        return std::nullopt;
    const double place = std::clamp(part / (1 - m_nullPart), 0.0, 1.0) * double(m_bounds.size() - 1);
    const auto low = std::min(qsizetype(place), m_bounds.size() - 2);
    return between(m_bounds[low], m_bounds[low + 1], place - double(low));
}

std::optional<double> ColumnStatistics::partBelow(const QString &value) const
{
    if (m_bounds.size() < 2)
        return std::nullopt;
    const auto found = std::lower_bound(
        m_bounds.cbegin(), m_bounds.cend(), value,
        [this](const QString &bound, const QString &wanted) { return isBelow(bound, wanted); });
    auto place = double(found - m_bounds.cbegin());
    if (isMeasured(m_type) && found != m_bounds.cbegin() && found != m_bounds.cend()) {
        const double low = numberOf(m_type, *(found - 1));
        const double width = numberOf(m_type, *found) - low;
        place -= width > 0 ? 1 - (numberOf(m_type, value) - low) / width : 0;
    }
    return std::min(place / double(m_bounds.size() - 1), 1.0) * (1 - m_nullPart);
}

QString ColumnStatistics::valueWithin(const Range &range, double part) const
{
    const double low = partBelow(range.low).value_or(0);
    const double high = partBelow(range.high).value_or(0);
    const auto value = high > low ? valueAt(low + (high - low) * part) : std::nullopt;
    if (!value)
        return between(range.low, range.high, part);
    if (isBelow(*value, range.low))
        return range.low;
    return isBelow(range.high, *value) ? range.high : *value;
}

bool ColumnStatistics::isBelow(const QString &value, const QString &other) const
{
    return isMeasured(m_type) ? numberOf(m_type, value) < numberOf(m_type, other) : isTextBelow(value, other);
}

QString ColumnStatistics::between(const QString &low, const QString &high, double part) const
{
    if (!isMeasured(m_type))
        return part < 0.5 ? low : high;
    const double from = numberOf(m_type, low);
    return valueOf(m_type, from + (numberOf(m_type, high) - from) * part);
}

} // namespace meja
