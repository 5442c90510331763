#pragma once

#include "connection.h"
#include "ports/clock.h"
#include "ports/database.h"
#include "servicesettings.h"

#include <functional>
#include <memory>

namespace meja {

/// What every request handler and job may use. Lives as long as the program; shared by all threads, each of
/// which gets a connection and a database of its own, made when it first asks and kept until it ends.
class ServiceContext
{
public:
    using DatabaseFactory = std::function<std::unique_ptr<Database>(Connection &connection)>;

    ServiceContext(ServiceSettings settings, const Clock &clock, DatabaseFactory makeDatabase);
    ~ServiceContext();
    Q_DISABLE_COPY_MOVE(ServiceContext)

    [[nodiscard]] const ServiceSettings &settings() const { return m_settings; }
    [[nodiscard]] const Clock &clock() const { return m_clock; }

    /// This thread's connection for single statements, opened again when it was lost. `Unavailable` or
    /// `Forbidden` when it can't be opened. No transaction may be left open on it.
    Result<Connection *> connection();

    /// This thread's database, to hand to `Transactions`.
    Database &database();

private:
    struct Thread;
    Thread &thread();

    const ServiceSettings m_settings;
    const Clock &m_clock;
    const DatabaseFactory m_makeDatabase;
    const quint64 m_number;
};

} // namespace meja
