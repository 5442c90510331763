#pragma once

#include "columnstatistics.h"

#include <QDeadlineTimer>
#include <QHash>
#include <QString>

#include <mutex>
#include <optional>
#include <utility>

namespace meja {

/// What the planner was found to know of columns, for a minute: it learns seldom, and telling it takes as
/// long as a page. Shared by all threads.
class StatisticsMemory
{
public:
    [[nodiscard]] std::optional<ColumnStatistics> find(const QString &table, const QString &field) const;
    void keep(const QString &table, const QString &field, const ColumnStatistics &statistics);

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
