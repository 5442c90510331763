#pragma once

#include "ports/paymentrecords.h"
#include "recordsession.h"

namespace meja {

/// Payments in PostgreSQL.
class PostgresPayments : public PaymentRecords
{
public:
    explicit PostgresPayments(RecordSession &session) : m_session(session) {}

    Result<OrderId> orderOf(PaymentId id) override;
    Result<std::optional<PaymentId>> withGatewayOrderId(const QString &gatewayOrderId) override;
    Result<Payment> read(PaymentId id) override;
    Result<QList<Payment>> ofOrder(OrderId order) override;
    Result<> save(const Payment &payment) override;

private:
    RecordSession &m_session;
};

} // namespace meja
