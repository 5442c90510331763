#pragma once

#include "columnstatistics.h"

#include <QDeadlineTimer>
#include <QHash>
#include <QString>

#include <mutex>
#include <optional>
#include <utility>

namespace meja {

/// Caches column statistics for one minute: they change rarely, and reading them takes as long as reading a
/// page. All reader threads share one cache.
class StatisticsCache
{
public:
    [[nodiscard]] std::optional<ColumnStatistics> find(const QString &table, const QString &field) const;
    void insert(const QString &table, const QString &field, const ColumnStatistics &statistics);

private:
    struct Known
    {
        ColumnStatistics statistics;
        QDeadlineTimer until;
    };

    mutable std::mutex m_mutex;
    QHash<std::pair<QString, QString>, Known> m_known;
};

} // namespace meja
