#pragma once

#include "ports/records.h"
#include "postgresattention.h"
#include "postgrescancellations.h"
#include "postgrescomments.h"
#include "postgresjobs.h"
#include "postgresorders.h"
#include "postgrespayments.h"
#include "postgresrefunds.h"
#include "postgresshipments.h"
#include "postgresstaff.h"

namespace meja {

/// All record ports, sharing one transaction.
class PostgresRecords : public Records
{
public:
    explicit PostgresRecords(RecordSession &session)
        : m_orders(session),
          m_payments(session),
          m_shipments(session),
          m_cancellations(session),
          m_refunds(session),
          m_jobs(session),
          m_attention(session),
          m_comments(session),
          m_staff(session)
    {}

    OrderRecords &orders() override { return m_orders; }
    PaymentRecords &payments() override { return m_payments; }
    ShipmentRecords &shipments() override { return m_shipments; }
    CancellationRecords &cancellations() override { return m_cancellations; }
    RefundRecords &refunds() override { return m_refunds; }
    JobRecords &jobs() override { return m_jobs; }
    AttentionRecords &attention() override { return m_attention; }
    CommentRecords &comments() override { return m_comments; }
    StaffRecords &staff() override { return m_staff; }

private:
    PostgresOrders m_orders;
    PostgresPayments m_payments;
    PostgresShipments m_shipments;
    PostgresCancellations m_cancellations;
    PostgresRefunds m_refunds;
    PostgresJobs m_jobs;
    PostgresAttention m_attention;
    PostgresComments m_comments;
    PostgresStaff m_staff;
};

} // namespace meja
