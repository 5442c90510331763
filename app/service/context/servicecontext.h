#pragma once

#include "ports/clock.h"
#include "ports/database.h"
#include "ratelimiter.h"
#include "servicesettings.h"
#include "threadconnections.h"

#include <functional>

namespace meja {

/// What request handlers and jobs share. One instance for the whole program; thread-safe.
class ServiceContext
{
public:
    /// @param database uses the calling thread's connection.
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

    /// The calling thread's connection for single statements, reopened when it was lost. `Unavailable` or
    /// `Forbidden` when it cannot be opened. The caller must not leave a transaction open.
    Result<Connection *> connection() { return m_connections.open(); }

    /// The database for `Transactions`.
    [[nodiscard]] Database &database() { return m_database; }

    /// Limits the requests of each address and subject. Keys start with their kind: `address …`, `staff …`,
    /// `customer …`.
    [[nodiscard]] RateLimiter &limiter() { return m_limiter; }

    /// Wakes the workers after a job was stored, so that it does not wait for the next poll. Without the
    /// call the job starts later.
    void notifyJobs() { m_jobListener(); }
    /// Must be set before other threads start.
    void setJobListener(std::function<void()> listener) { m_jobListener = std::move(listener); }

private:
    const ServiceSettings m_settings;
    const Clock &m_clock;
    ThreadConnections &m_connections;
    Database &m_database;
    RateLimiter m_limiter;
    std::function<void()> m_jobListener = [] {};
};

} // namespace meja
