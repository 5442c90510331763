#include "jobservices.h"

namespace meja {

namespace {

PartnerAccess accessTo(const PartnerSettings &partner)
{
    return {partner.baseUrl, partner.key.toUtf8()};
}

PartnerGateways::Settings gatewaySettings(const ServiceSettings &settings)
{
    KomerceSettings komerce{accessTo(settings.komerce), accessTo(settings.rajaongkir)};
    komerce.dailyTrackingLimit = settings.rajaongkir.dailyCalls;
    return {accessTo(settings.midtrans), komerce};
}

} // namespace

JobServices::JobServices(const Shared &shared, const QString &worker, int number)
    : m_settings(shared.context.settings()),
      m_number(number),
      m_transactions(shared.context.database(), shared.context.clock()),
      m_partners(gatewaySettings(shared.context.settings()), shared.breakers, shared.calls, shared.observer,
                 shared.context.clock()),
      m_reconciliation(m_transactions, m_partners.payments(), shared.context.clock()),
      m_cancellation(m_transactions, m_partners.shipping(), m_partners.payments(), m_reconciliation,
                     shared.context.clock()),
      m_refund(m_transactions, m_partners.payments(), m_reconciliation, shared.context.clock(),
               shared.context.settings().refundFlight),
      m_tracking(m_transactions, m_partners.shipping(), shared.context.clock()),
      m_checks(m_transactions, m_reconciliation, m_partners.shipping(), shared.context.clock()),
      m_expiry(m_transactions, m_partners.payments(), m_reconciliation, shared.context.clock()),
      m_runner(m_transactions, shared.context.clock(), m_random, worker)
{
    handleKinds();
}

void JobServices::handle(JobKind kind, JobRunner::Handler handler)
{
    if (runsKind(m_settings, kind, m_number))
        m_runner.handle(kind, std::move(handler));
}

void JobServices::handleKinds()
{
    handle(JobKind::AdvanceCancellation,
           [this](const Lease &lease) { return m_cancellation.advance(lease); });
    handle(JobKind::AdvanceRefund, [this](const Lease &lease) { return m_refund.advance(lease); });
    handle(JobKind::CheckPayment, [this](const Lease &lease) { return m_reconciliation.check(lease); });
    handle(JobKind::TrackShipment, [this](const Lease &lease) { return m_tracking.track(lease); });
    handle(JobKind::CheckGateways, [this](const Lease &lease) { return m_checks.check(lease); });
    handle(JobKind::ExpireOrder, [this](const Lease &lease) { return m_expiry.expire(lease); });
}

} // namespace meja
