#pragma once

#include "instant.h"

#include <QList>
#include <QString>

namespace meja {

/// Numbers of unfinished jobs and open attention items in the database, for the metrics.
struct QueueCounts
{
    struct Jobs
    {
        QString kind;
        QString state; ///< `waiting`, `running` or `given_up`; finished ones are not counted.
        qint64 count = 0;
    };
    struct Attention
    {
        QString kind;
        qint64 open = 0;
    };
    QList<Jobs> jobs;
    QList<Attention> attention;
    Duration oldestJob{0}; ///< How long the oldest due job has waited for a worker.
};

} // namespace meja
