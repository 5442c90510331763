#pragma once

#include "paymentreconciliation.h"
#include "ports/shippinggateway.h"

#include <QJsonObject>

namespace meja {

/// Queries both partners about one order because a member of staff requested it: the job `CheckGateways`,
/// which `JobRequests::checkGateways` schedules. The responses are stored with the job, and what Midtrans
/// reports is written to the books as after any other query.
class GatewayChecks
{
public:
    GatewayChecks(Transactions &transactions, PaymentReconciliation &reconciliation,
                  ShippingGateway &shipping, const Clock &clock)
        : m_transactions(transactions), m_reconciliation(reconciliation), m_shipping(shipping), m_clock(clock)
    {}

    /// Runs the job. A partner's failure is part of the result, not a failure of the check.
    ///
    /// Failures: `Conflict` with code `lease-lost`; those of `Transactions::run`.
    Result<Progress> check(const Lease &lease);

private:
    QJsonObject queryMidtrans(const Payment &payment, const Lease &lease);
    QJsonObject queryKomerce(const Shipment &shipment, const Lease &lease);

    Transactions &m_transactions;
    PaymentReconciliation &m_reconciliation;
    ShippingGateway &m_shipping;
    const Clock &m_clock;
};

} // namespace meja
