#pragma once

#include "cancellationrequests.h"
#include "gatewaychecks.h"
#include "handclock.h"
#include "jobrunner.h"
#include "ordercancellation.h"
#include "orderexpiry.h"
#include "partnergateways.h"
#include "partnerwatch.h"
#include "refundpayment.h"
#include "refundrequests.h"
#include "shipmenttracking.h"

namespace meja {

/// The services, their gateways and one worker, as a process of `meja-service` has them; made anew to see
/// what a restarted one does.
class Office : public GatewayObserver, public RandomSource
{
public:
    Office(Database &database, GatewayCallLog &log, const PartnerGateways::Settings &partners,
           const Clock &clock);

    /// Takes and works on what is due, until nothing is. @returns whether there was anything.
    bool workOnce();

    void called(const QString &, const QString &, CallOutcome, Duration) override {}
    /// Always the same jitter, so that a run can be repeated.
    [[nodiscard]] quint64 next() override { return 1'000'003; }

    Transactions transactions;
    GatewayBreakers breakers;
    PartnerGateways gateways;
    PartnerWatch watch;
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
