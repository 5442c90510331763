#pragma once

#include "connection.h"
#include "ports/clock.h"
#include "ports/database.h"
#include "ratelimiter.h"
#include "servicesettings.h"

#include <functional>

namespace meja {

/// What every request handler and job may use. Lives as long as the program and serves all its threads.
class ServiceContext
{
public:
    /// @param database serves all threads too, each with a connection of its own.
    ServiceContext(ServiceSettings settings, const Clock &clock, Database &database);
    ~ServiceContext();
    Q_DISABLE_COPY_MOVE(ServiceContext)

    [[nodiscard]] const ServiceSettings &settings() const { return m_settings; }
    [[nodiscard]] const Clock &clock() const { return m_clock; }

    /// This thread's connection for single statements, opened again when it was lost. `Unavailable` or
    /// `Forbidden` when it can't be opened. No transaction may be left open on it.
    Result<Connection *> connection();

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
    Database &m_database;
    const quint64 m_number;
    RateLimiter m_limiter;
    std::function<void()> m_jobsHint = [] {};
};

} // namespace meja
