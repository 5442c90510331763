#include "keymapstore.h"

#include <algorithm>

namespace meja {

namespace {

/// A map of ten million rows takes 250 kB.
constexpr qsizetype maxMaps = 8;
/// Milliseconds. New rows shift all positions after them, so an old map is built again.
constexpr qint64 maxAge = 60'000;

} // namespace

std::shared_ptr<const KeyMap> KeyMapStore::find(const ListQuery &query)
{
    const std::scoped_lock lock(m_mutex);
    const Entry *found = entry(query);
    return found ? found->map : nullptr;
}

bool KeyMapStore::claim(const ListQuery &query)
{
    const std::scoped_lock lock(m_mutex);
    Entry *found = entry(query);
    if (!found) {
        if (m_entries.size() >= maxMaps)
            m_entries.removeFirst();
        found = &m_entries.emplaceBack(Entry{query});
    } else if (!found->age.hasExpired(maxAge)) {
        return false;
    }
    found->age.start();
    return true;
}

void KeyMapStore::put(const ListQuery &query, std::shared_ptr<const KeyMap> map)
{
    const std::scoped_lock lock(m_mutex);
    Entry *found = entry(query);
    if (!found)
        return;
    if (map)
        found->map = std::move(map);
    found->age.start();
}

KeyMapStore::Entry *KeyMapStore::entry(const ListQuery &query)
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&](const Entry &each) { return each.query == query; });
    if (found == m_entries.end())
        return nullptr;
    std::rotate(found, found + 1, m_entries.end());
    return &m_entries.last();
}

} // namespace meja
