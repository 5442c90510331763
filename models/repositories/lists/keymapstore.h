#pragma once

#include "keymap.h"
#include "listquery.h"

#include <QElapsedTimer>
#include <QList>

#include <memory>
#include <mutex>

namespace meja {

/// The key maps of the lists in which the user jumped recently. All reader threads share one store.
class KeyMapStore
{
public:
    /// The latest map of the list, or null.
    std::shared_ptr<const KeyMap> find(const ListQuery &query);
    /// Whether the caller must build a map now. True when the last map is missing or too old and no other
    /// caller has started a new one.
    bool claim(const ListQuery &query);
    /// Stores the map after `claim` returned true. A null map means that building it failed.
    void put(const ListQuery &query, std::shared_ptr<const KeyMap> map);

private:
    struct Entry
    {
        ListQuery query;
        std::shared_ptr<const KeyMap> map = {};
        QElapsedTimer age = {}; ///< Since the last map was started or finished.
    };
    Entry *entry(const ListQuery &query);

    std::mutex m_mutex;
    QList<Entry> m_entries; ///< In the order of use, the latest last.
};

} // namespace meja
