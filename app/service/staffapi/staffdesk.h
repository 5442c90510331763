#pragma once

#include "attentiondesk.h"
#include "gatewaychecks.h"
#include "jobrequests.h"
#include "orderarchive.h"
#include "ordercancellation.h"
#include "refundrequests.h"
#include "reviews.h"
#include "unreachablepartners.h"

namespace meja {

/// The services for staff requests, on the real database or on one for dry runs.
class StaffDesk
{
public:
    StaffDesk(Database &database, const Clock &clock, Rupiah approvalLimit)
        : m_transactions(database, clock),
          m_reconciliation(m_transactions, m_partners, clock),
          cancellations(m_transactions, m_partners, m_partners, m_reconciliation, clock),
          refunds(m_transactions, clock, approvalLimit),
          archive(m_transactions, clock),
          reviews(m_transactions, clock),
          attention(m_transactions, clock),
          jobs(m_transactions, clock),
          checks(m_transactions, m_reconciliation, m_partners, clock)
    {}

    Transactions &transactions() { return m_transactions; }

private:
    Transactions m_transactions;
    UnreachablePartners m_partners;
    PaymentReconciliation m_reconciliation;

public:
    OrderCancellation cancellations;
    RefundRequests refunds;
    OrderArchive archive;
    Reviews reviews;
    AttentionDesk attention;
    JobRequests jobs;
    GatewayChecks checks;
};

} // namespace meja
