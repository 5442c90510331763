#pragma once

#include "jsonlog.h"
#include "servicecontext.h"

namespace meja {

/// Schedules what should have a job and has none: unpaid orders past their time, parcels nobody follows,
/// payments without news, cancellations and refunds nobody works on. Several sweepers don't disturb each
/// other.
class Sweeper
{
public:
    Sweeper(ServiceContext &context, JsonLog &log) : m_context(context), m_log(log) {}

    /// @returns how many jobs it scheduled. Failures as of `Connection::run`; what was scheduled before
    /// stays.
    Result<int> sweep();

private:
    ServiceContext &m_context;
    JsonLog &m_log;
};

} // namespace meja
