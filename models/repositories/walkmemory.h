#pragma once

#include "listquery.h"

#include <QList>

#include <mutex>

namespace meja {

/// Which searches turned out to have too many hits to gather, so that their next pages don't try again.
/// Shared by all threads; forgets the oldest.
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

        friend bool operator==(const Search &, const Search &) = default;
    };

    mutable std::mutex m_mutex;
    QList<Search> m_searches;
};

} // namespace meja
