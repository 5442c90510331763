#pragma once

#include "ports/orderrecords.h"
#include "recordsession.h"

namespace meja {

/// Orders in PostgreSQL. A trigger writes the status log.
class PostgresOrders : public OrderRecords
{
public:
    explicit PostgresOrders(RecordSession &session) : m_session(session) {}

    Result<Order> lock(OrderId id) override;
    Result<> changeStatus(OrderId id, OrderStatus to, Instant at) override;
    Result<> changePaymentStatus(OrderId id, PaymentStatus to) override;
    Result<> returnStock(OrderId id, Return cause) override;
    Result<> archive(OrderId id, ArchivedBy by, Instant at) override;
    Result<> unarchive(OrderId id) override;

private:
    RecordSession &m_session;
};

} // namespace meja
