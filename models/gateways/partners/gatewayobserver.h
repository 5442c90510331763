#pragma once

#include "gatewaycall.h"

namespace meja {

/// Hears of every call to a partner when it has ended; metrics are counted here. Called on the threads that
/// make the calls.
class GatewayObserver
{
public:
    GatewayObserver() = default;
    virtual ~GatewayObserver() = default;
    Q_DISABLE_COPY_MOVE(GatewayObserver)

    /// @param took measured by the machine's own steady clock.
    virtual void called(const QString &partner, const QString &operation, CallOutcome outcome,
                        Duration took) = 0;
};

} // namespace meja
