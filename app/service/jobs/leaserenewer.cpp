#include "leaserenewer.h"

namespace meja {

LeaseRenewer::LeaseRenewer(Database &database, const Clock &clock, RunningJobs &running, JsonLog &log)
    : m_transactions(database, clock), m_clock(clock), m_running(running), m_log(log)
{}

void LeaseRenewer::renewAll()
{
    const auto leases = m_running.all();
    for (const Lease &lease : leases) {
        const Instant until = m_clock.now() + limitsOf(lease.kind).lease;
        const auto extended = m_transactions.run(
            Actor::system(), lease, [&](Records &records) { return records.jobs().extend(lease, until); });
        // A job that ended in the meantime has no lease, which is not a failure.
        if (!extended && m_running.has(lease))
            m_log.warn(QStringLiteral("lease_not_extended"),
                       {{QStringLiteral("job"), lease.job.value},
                        {QStringLiteral("detail"), extended.error().detail}});
    }
}

void LeaseRenewer::releaseAll()
{
    const auto leases = m_running.all();
    for (const Lease &lease : leases)
        release(lease);
}

void LeaseRenewer::release(const Lease &lease)
{
    const auto released = m_transactions.run(Actor::system(), lease, [&](Records &records) {
        return records.jobs().runAgain(lease, m_clock.now(), {});
    });
    m_log.warn(QStringLiteral("lease_released"),
               {{QStringLiteral("job"), lease.job.value}, {QStringLiteral("written"), released.has_value()}});
}

} // namespace meja
