#pragma once

#include "instant.h"

#include <condition_variable>
#include <mutex>

namespace meja {

/// Tells threads that it is time to end, also those that are waiting.
class Stopping
{
public:
    void begin()
    {
        const std::lock_guard lock(m_mutex);
        m_hasBegun = true;
        m_begun.notify_all();
    }
    [[nodiscard]] bool hasBegun() const
    {
        const std::lock_guard lock(m_mutex);
        return m_hasBegun;
    }
    /// Waits at most this long; true when it is time to end.
    bool beginsWithin(Duration time)
    {
        std::unique_lock lock(m_mutex);
        return m_begun.wait_for(lock, time, [this] { return m_hasBegun; });
    }

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_begun;
    bool m_hasBegun = false;
};

} // namespace meja
