#pragma once

#include "listquery.h"

#include <QDeadlineTimer>
#include <QList>

#include <mutex>

namespace meja {

/// Which searches turned out to have too many hits to gather, so that their next pages don't try again.
/// Shared by all threads; forgets them after a while, since what was slow may be in memory by then.
class WalkMemory
{
public:
    [[nodiscard]] bool holds(const ListQuery &query) const;
    void remember(const ListQuery &query);

private:
    struct Search
    {
        QString resource;
        QString text;
        QDeadlineTimer until;
    };

    mutable std::mutex m_mutex;
    QList<Search> m_searches;
};

} // namespace meja
