#include "slowsearchcache.h"

#include <algorithm>

namespace meja {

namespace {

constexpr qint64 searchLifetime = 15'000; ///< Milliseconds.

} // namespace

bool SlowSearchCache::contains(const ListQuery &query) const
{
    const std::scoped_lock lock(m_mutex);
    return std::any_of(m_searches.cbegin(), m_searches.cend(), [&](const Search &each) {
        return each.resource == query.resource && each.text == query.search && !each.until.hasExpired();
    });
}

void SlowSearchCache::add(const ListQuery &query)
{
    const std::scoped_lock lock(m_mutex);
    m_searches.removeIf([](const Search &each) { return each.until.hasExpired(); });
    m_searches.append({query.resource, query.search, QDeadlineTimer(searchLifetime)});
}

} // namespace meja
