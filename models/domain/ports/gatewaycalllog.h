#pragma once

#include "error.h"
#include "gatewaycall.h"

namespace meja {

/// The book of calls to partners, and of how many a day may still see. Each entry is written at once, in a
/// transaction of its own, so that it is there even when the answer never comes.
class GatewayCallLog
{
public:
    GatewayCallLog() = default;
    virtual ~GatewayCallLog() = default;
    Q_DISABLE_COPY_MOVE(GatewayCallLog)

    /// Written before the first byte leaves. A failure here means: don't call.
    virtual Result<GatewayCallId> begin(const GatewayCall &call) = 0;
    /// What came of it. Failing changes nothing of the outcome; the entry stays `Running`.
    virtual Result<> end(const GatewayCall &call) = 0;

    /// A call as it was written down.
    virtual Result<GatewayCall> read(GatewayCallId id) = 0;

    /// Takes one call from the partner's budget of the day (in store time), counted over all instances.
    /// False once `limit` is spent.
    virtual Result<bool> spend(const QString &partner, Instant now, int limit) = 0;
};

} // namespace meja
