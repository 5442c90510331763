#pragma once

#include "instant.h"

#include <condition_variable>
#include <mutex>

namespace meja {

/// Wakes workers that wait for jobs. Workers read the counter before they query for jobs and pass it to the
/// wait, so that a signal between the query and the wait is not lost. Thread-safe.
class Bell
{
public:
    void ring()
    {
        const std::lock_guard lock(m_mutex);
        ++m_rings;
        m_rung.notify_all();
    }
    [[nodiscard]] quint64 rings() const
    {
        const std::lock_guard lock(m_mutex);
        return m_rings;
    }
    void waitForMoreThan(quint64 heard, Duration atMost)
    {
        std::unique_lock lock(m_mutex);
        m_rung.wait_for(lock, atMost, [&] { return m_rings > heard; });
    }

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_rung;
    quint64 m_rings = 0;
};

} // namespace meja
