#pragma once

#include "instant.h"

#include <condition_variable>
#include <mutex>

namespace meja {

/// Wakes workers that wait for jobs. Workers read the counter before they query for jobs and pass it to the
/// wait, so that a signal between the query and the wait is not lost. Thread-safe.
class JobSignal
{
public:
    void notify()
    {
        const std::lock_guard lock(m_mutex);
        ++m_count;
        m_changed.notify_all();
    }
    [[nodiscard]] quint64 count() const
    {
        const std::lock_guard lock(m_mutex);
        return m_count;
    }
    void waitForMore(quint64 knownCount, Duration timeout)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait_for(lock, timeout, [&] { return m_count > knownCount; });
    }

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    quint64 m_count = 0;
};

} // namespace meja
