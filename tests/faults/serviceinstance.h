#pragma once

#include "cancellationrequests.h"
#include "gatewaychecks.h"
#include "jobrunner.h"
#include "manualclock.h"
#include "ordercancellation.h"
#include "orderexpiry.h"
#include "partnergateways.h"
#include "partnerspy.h"
#include "refundpayment.h"
#include "refundrequests.h"
#include "shipmenttracking.h"

namespace meja {

/// The services, gateways and one worker of a `meja-service` process. A test creates a new one to simulate a
/// restart.
class ServiceInstance : public GatewayObserver, public RandomSource
{
public:
    ServiceInstance(Database &database, GatewayCallLog &log, const PartnerGateways::Settings &partners,
                    const Clock &clock);

    /// Claims the due jobs and runs them. @returns whether there were any.
    bool workOnce();

    void called(const QString &, const QString &, CallOutcome, Duration) override {}
    /// Constant, so that the jitter is the same in every run.
    [[nodiscard]] quint64 next() override { return 1'000'003; }

    Transactions transactions;
    GatewayBreakers breakers;
    PartnerGateways gateways;
    PartnerSpy spy;
    PaymentReconciliation reconciliation;
    RefundRequests refunds;
    CancellationRequests cancellations;
    OrderCancellation orderCancellation;
    RefundPayment refundPayment;
    ShipmentTracking tracking;
    OrderExpiry expiry;
    GatewayChecks checks;
    JobRunner runner;
};

} // namespace meja
