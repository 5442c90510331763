#pragma once

#include "jsonlog.h"
#include "servicecontext.h"

namespace meja {

/// Schedules missing jobs: for unpaid orders past their expiry, shipments without tracking, pending payments
/// without updates, and cancellations and refunds without a job. Also deletes expired idempotency keys, and
/// ends database sessions of staff that exceed a time limit. Several sweepers can run at the same time.
class Sweeper
{
public:
    Sweeper(ServiceContext &context, JsonLog &log) : m_context(context), m_log(log) {}

    /// @returns the number of scheduled jobs. Fails like `Connection::run()`; jobs scheduled before the
    /// failure remain.
    Result<int> sweep();

private:
    Result<> endExcessiveSessions(Connection &connection);

    ServiceContext &m_context;
    JsonLog &m_log;
};

} // namespace meja
