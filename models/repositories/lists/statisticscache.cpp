#include "statisticscache.h"

namespace meja {

namespace {

constexpr qint64 statisticsLifetime = 60'000; ///< Milliseconds.

} // namespace

std::optional<ColumnStatistics> StatisticsCache::find(const QString &table, const QString &field) const
{
    const std::scoped_lock lock(m_mutex);
    const auto known = m_known.constFind({table, field});
    if (known == m_known.cend() || known->until.hasExpired())
        return std::nullopt;
    return known->statistics;
}

void StatisticsCache::insert(const QString &table, const QString &field, const ColumnStatistics &statistics)
{
    const std::scoped_lock lock(m_mutex);
    m_known.insert({table, field}, {statistics, QDeadlineTimer(statisticsLifetime)});
}

} // namespace meja
