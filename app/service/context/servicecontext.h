#pragma once

#include "ports/clock.h"
#include "ports/database.h"
#include "ratelimiter.h"
#include "servicesettings.h"
#include "threadconnections.h"

#include <functional>

namespace meja {

/// What every request handler and job may use. Lives as long as the program and serves all its threads.
class ServiceContext
{
public:
    /// @param database serves all threads too, each on its own one of the connections.
    ServiceContext(ServiceSettings settings, const Clock &clock, ThreadConnections &connections,
                   Database &database)
        : m_settings(std::move(settings)),
          m_clock(clock),
          m_connections(connections),
          m_database(database),
          m_limiter(m_settings.requestsPerMinute)
    {}
    Q_DISABLE_COPY_MOVE(ServiceContext)

    [[nodiscard]] const ServiceSettings &settings() const { return m_settings; }
    [[nodiscard]] const Clock &clock() const { return m_clock; }

    /// This thread's connection for single statements, opened again when it was lost. `Unavailable` or
    /// `Forbidden` when it can't be opened. No transaction may be left open on it.
    Result<Connection *> connection() { return m_connections.open(); }

    /// To hand to `Transactions`.
    [[nodiscard]] Database &database() { return m_database; }

    /// How much each address and each subject may ask for. Keys begin with what they are: `address …`,
    /// `staff …`, `customer …`.
    [[nodiscard]] RateLimiter &limiter() { return m_limiter; }

    /// Called after a job was written down, so that it needn't wait for the worker's next look. Only a hint.
    void hintAtJobs() { m_jobsHint(); }
    /// Set before the first thread asks.
    void onJobs(std::function<void()> hint) { m_jobsHint = std::move(hint); }

private:
    const ServiceSettings m_settings;
    const Clock &m_clock;
    ThreadConnections &m_connections;
    Database &m_database;
    RateLimiter m_limiter;
    std::function<void()> m_jobsHint = [] {};
};

} // namespace meja
