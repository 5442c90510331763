#pragma once

#include "error.h"
#include "gatewaycall.h"

namespace meja {

/// The log of calls to partners, and their daily budgets. Each entry is committed in its own transaction, so
/// that it exists even if no response arrives.
class GatewayCallLog
{
public:
    GatewayCallLog() = default;
    virtual ~GatewayCallLog() = default;
    Q_DISABLE_COPY_MOVE(GatewayCallLog)

    /// Adds an entry before the first byte is sent. After a failure the call must not be made.
    ///
    /// Failures: `Unavailable`, `OutcomeUnknown` of the database.
    virtual Result<GatewayCallId> begin(const GatewayCall &call) = 0;

    /// Completes the entry. After a failure the entry stays `Running`; the outcome of the call does not
    /// change.
    ///
    /// Failures: `NotFound` for an unknown call; `Unavailable`, `OutcomeUnknown` of the database.
    virtual Result<> end(const GatewayCall &call) = 0;

    /// Failures: `NotFound` for an unknown call; `Unavailable`, `OutcomeUnknown` of the database.
    virtual Result<GatewayCall> read(GatewayCallId id) = 0;

    /// Takes one call from the partner's budget of the day (in store time), counted over all instances of the
    /// service.
    ///
    /// Failures: `Unavailable`, `OutcomeUnknown` of the database.
    /// @returns false when `limit` calls have been made.
    virtual Result<bool> spend(const QString &partner, Instant now, int limit) = 0;
};

} // namespace meja
