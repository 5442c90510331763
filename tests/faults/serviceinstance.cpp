#include "serviceinstance.h"

namespace meja {

ServiceInstance::ServiceInstance(Database &database, GatewayCallLog &log,
                                 const PartnerGateways::Settings &partners, const Clock &clock)
    : transactions(database, clock),
      breakers(clock),
      gateways(partners, breakers, log, *this, clock),
      spy(gateways.payments(), gateways.shipping()),
      reconciliation(transactions, spy, clock),
      refunds(transactions, clock),
      cancellations(transactions, clock),
      orderCancellation(transactions, spy, spy, reconciliation, clock),
      refundPayment(transactions, spy, reconciliation, clock),
      tracking(transactions, spy, clock),
      expiry(transactions, spy, reconciliation, clock),
      checks(transactions, reconciliation, spy, clock),
      runner(transactions, clock, *this, QStringLiteral("worker-1"))
{
    runner.handle(JobKind::AdvanceCancellation,
                  [this](const Lease &lease) { return orderCancellation.advance(lease); });
    runner.handle(JobKind::AdvanceRefund,
                  [this](const Lease &lease) { return refundPayment.advance(lease); });
    runner.handle(JobKind::CheckPayment, [this](const Lease &lease) { return reconciliation.check(lease); });
    runner.handle(JobKind::TrackShipment, [this](const Lease &lease) { return tracking.track(lease); });
    runner.handle(JobKind::CheckGateways, [this](const Lease &lease) { return checks.check(lease); });
    runner.handle(JobKind::ExpireOrder, [this](const Lease &lease) { return expiry.expire(lease); });
}

bool ServiceInstance::workOnce()
{
    const auto leases = runner.claim(10);
    if (!leases)
        qFatal("claiming jobs: %s", qPrintable(leases.error().detail));
    for (const Lease &lease : *leases)
        (void)runner.run(lease);
    return !leases->isEmpty();
}

} // namespace meja
