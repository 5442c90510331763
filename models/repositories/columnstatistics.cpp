#include "columnstatistics.h"

#include <QDateTime>

#include <algorithm>
#include <cmath>

namespace meja {

namespace {

/// A number that lies as the value does; times in milliseconds.
double measure(ValueType type, const QString &value)
{
    if (type != ValueType::Timestamp)
        return value.toDouble();
    QString iso = value;
    iso.replace(iso.indexOf(u' '), 1, QLatin1String("T"));
    static const auto isShort = [](const QString &text) {
        return text.size() > 3 && text[text.size() - 3] != u':';
    };
    return double(QDateTime::fromString(isShort(iso) ? iso + QLatin1String(":00") : iso, Qt::ISODateWithMs)
                      .toMSecsSinceEpoch());
}

bool isMeasured(ValueType type)
{
    return type == ValueType::Timestamp || type == ValueType::Integer || type == ValueType::Key ||
           type == ValueType::Money || type == ValueType::Grams;
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
    const auto isBelow = [this](const QString &bound, const QString &wanted) {
        return isMeasured(m_type) ? measure(m_type, bound) < measure(m_type, wanted)
                                  : bound.toUtf8() < wanted.toUtf8();
    };
    const auto found = std::lower_bound(m_bounds.cbegin(), m_bounds.cend(), value, isBelow);
    return double(found - m_bounds.cbegin()) / double(m_bounds.size()) * (1 - m_nullPart);
}

QString ColumnStatistics::between(const QString &low, const QString &high, double part) const
{
    if (!isMeasured(m_type))
        return part < 0.5 ? low : high;
    const double from = measure(m_type, low);
    return valueOf(m_type, from + (measure(m_type, high) - from) * part);
}

} // namespace meja
