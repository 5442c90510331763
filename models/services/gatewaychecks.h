#pragma once

#include "paymentreconciliation.h"
#include "ports/shippinggateway.h"

#include <QJsonObject>

namespace meja {

/// Asks both partners about one order for somebody at the desk: the job `CheckGateways`. What they say is
/// kept with the job, beside our record of it, and taken into the books like any other word of theirs.
class GatewayChecks
{
public:
    GatewayChecks(Transactions &transactions, PaymentReconciliation &reconciliation,
                  ShippingGateway &shipping, const Clock &clock)
        : m_transactions(transactions), m_reconciliation(reconciliation), m_shipping(shipping), m_clock(clock)
    {}

    /// One check an order at a time; asking again while one runs gives the same job.
    Result<JobId> request(OrderId order, const Actor &actor);
    Result<Progress> check(const Lease &lease);

private:
    QJsonObject askMidtrans(const Payment &payment, const Lease &lease);
    QJsonObject askKomerce(const Shipment &shipment, const Lease &lease);

    Transactions &m_transactions;
    PaymentReconciliation &m_reconciliation;
    ShippingGateway &m_shipping;
    const Clock &m_clock;
};

} // namespace meja
