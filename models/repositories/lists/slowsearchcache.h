#pragma once

#include "listquery.h"

#include <QDeadlineTimer>
#include <QList>

#include <mutex>

namespace meja {

/// Caches searches by their text, for example those that have too many hits to gather, so that their next
/// pages use a scan immediately. All reader threads share one cache. Entries expire, because a search that
/// was slow may be fast once its data is cached.
class SlowSearchCache
{
public:
    [[nodiscard]] bool contains(const ListQuery &query) const;
    void add(const ListQuery &query);

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
