#include "plannedrows.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace meja {

namespace {

qint64 rowsOf(const QJsonObject &plan)
{
    return static_cast<qint64>(plan[QLatin1String("Plan Rows")].toDouble());
}

qint64 maxRowsOf(const QJsonObject &plan)
{
    qint64 max = rowsOf(plan);
    for (const auto &step : plan[QLatin1String("Plans")].toArray())
        max = std::max(max, maxRowsOf(step.toObject()));
    return max;
}

} // namespace

PlannedRows PlannedRows::read(const ResultSet &explained)
{
    const auto document = QJsonDocument::fromJson(explained.text(0, 0).toUtf8());
    const QJsonObject plan = document.array().first().toObject()[QLatin1String("Plan")].toObject();
    PlannedRows planned{rowsOf(plan), maxRowsOf(plan), plan[QLatin1String("Total Cost")].toDouble()};
    for (const auto &part : plan[QLatin1String("Plans")].toArray())
        planned.parts.append(rowsOf(part.toObject()));
    return planned;
}

} // namespace meja
