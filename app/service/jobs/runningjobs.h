#pragma once

#include "job.h"

#include <QList>

#include <mutex>

namespace meja {

/// The leases of the jobs that this process runs at the moment. Thread-safe.
class RunningJobs
{
public:
    void begin(const Lease &lease)
    {
        const std::lock_guard lock(m_mutex);
        m_leases.append(lease);
    }
    void end(const Lease &lease)
    {
        const std::lock_guard lock(m_mutex);
        m_leases.removeIf([&](const Lease &other) { return isSame(lease, other); });
    }
    [[nodiscard]] QList<Lease> all() const
    {
        const std::lock_guard lock(m_mutex);
        return m_leases;
    }
    [[nodiscard]] bool has(const Lease &lease) const
    {
        const auto leases = all();
        return std::any_of(leases.cbegin(), leases.cend(),
                           [&](const Lease &other) { return isSame(lease, other); });
    }

private:
    static bool isSame(const Lease &a, const Lease &b) { return a.job == b.job && a.fence == b.fence; }

    mutable std::mutex m_mutex;
    QList<Lease> m_leases;
};

} // namespace meja
