#pragma once

#include "instant.h"

#include <condition_variable>
#include <mutex>

namespace meja {

/// Signals all threads of the worker pool that they must end; also wakes those that wait on it.
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
    /// Waits up to this long; true when the threads must end.
    bool waitFor(Duration time)
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
