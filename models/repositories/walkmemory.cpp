#include "walkmemory.h"

namespace meja {

namespace {

constexpr qsizetype mostSearches = 32;

} // namespace

bool WalkMemory::holds(const ListQuery &query) const
{
    const std::scoped_lock lock(m_mutex);
    return m_searches.contains(Search{query.resource, query.search});
}

void WalkMemory::remember(const ListQuery &query)
{
    const std::scoped_lock lock(m_mutex);
    if (m_searches.size() >= mostSearches)
        m_searches.removeFirst();
    m_searches.append({query.resource, query.search});
}

} // namespace meja
