#include "office.h"

namespace meja {

Office::Office(Database &database, GatewayCallLog &log, const PartnerGateways::Settings &partners,
               const Clock &clock)
    : transactions(database, clock),
      breakers(clock),
      gateways(partners, breakers, log, *this, clock),
      watch(gateways.payments(), gateways.shipping()),
      reconciliation(transactions, watch, clock),
      refunds(transactions, clock),
      cancellations(transactions, clock),
      orderCancellation(transactions, watch, watch, reconciliation, clock),
      refundPayment(transactions, watch, reconciliation, clock),
      tracking(transactions, watch, clock),
      expiry(transactions, watch, reconciliation, clock),
      checks(transactions, reconciliation, watch, clock),
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

bool Office::workOnce()
{
    const auto leases = runner.claim(10);
    if (!leases)
        qFatal("claiming jobs: %s", qPrintable(leases.error().detail));
    for (const Lease &lease : *leases)
        (void)runner.run(lease);
    return !leases->isEmpty();
}

} // namespace meja
