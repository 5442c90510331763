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

qint64 mostRowsOf(const QJsonObject &plan)
{
    qint64 most = rowsOf(plan);
    for (const QJsonValue &below : plan[QLatin1String("Plans")].toArray())
        most = std::max(most, mostRowsOf(below.toObject()));
    return most;
}

} // namespace

PlannedRows PlannedRows::read(const ResultSet &explained)
{
    const auto document = QJsonDocument::fromJson(explained.text(0, 0).toUtf8());
    const QJsonObject plan = document.array().first().toObject()[QLatin1String("Plan")].toObject();
    PlannedRows planned{rowsOf(plan), mostRowsOf(plan), plan[QLatin1String("Total Cost")].toDouble()};
    for (const QJsonValue &arm : plan[QLatin1String("Plans")].toArray())
        planned.arms.append(rowsOf(arm.toObject()));
    return planned;
}

} // namespace meja
