#pragma once

#include "keymap.h"
#include "listquery.h"

#include <QElapsedTimer>
#include <QList>

#include <memory>
#include <mutex>

namespace meja {

/// The key maps of the lists that were jumped about in lately; shared by all threads.
class KeyMapStore
{
public:
    /// The newest map of the list, or null.
    std::shared_ptr<const KeyMap> find(const ListQuery &query);
    /// Whether the caller should build one now: there is none or an old one, and nobody began to lately.
    bool claim(const ListQuery &query);
    /// Ends what `claim` began; a null map when it failed.
    void put(const ListQuery &query, std::shared_ptr<const KeyMap> map);

private:
    struct Entry
    {
        ListQuery query;
        std::shared_ptr<const KeyMap> map = {};
        QElapsedTimer age = {}; ///< Since a map was begun, or was finished.
    };
    Entry *entry(const ListQuery &query);

    std::mutex m_mutex;
    QList<Entry> m_entries; ///< The one used last at the end.
};

} // namespace meja
