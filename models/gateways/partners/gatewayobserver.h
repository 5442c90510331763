#pragma once

#include "gatewaycall.h"

namespace meja {

/// Receives every finished call to a partner; the service implements it to count metrics. Called on the
/// thread that made the call.
class GatewayObserver
{
public:
    GatewayObserver() = default;
    virtual ~GatewayObserver() = default;
    Q_DISABLE_COPY_MOVE(GatewayObserver)

    /// @param took measured with the machine's steady clock.
    virtual void called(const QString &partner, const QString &operation, CallOutcome outcome,
                        Duration took) = 0;
};

} // namespace meja
