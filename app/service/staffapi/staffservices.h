#pragma once

#include "attentiondesk.h"
#include "cancellationrequests.h"
#include "jobrequests.h"
#include "orderarchive.h"
#include "refundrequests.h"
#include "reviews.h"
#include "shippingrelease.h"

namespace meja {

/// The services for staff requests, on the real database or on one for dry runs.
class StaffServices
{
public:
    StaffServices(Database &database, const Clock &clock, Rupiah approvalLimit)
        : m_transactions(database, clock),
          cancellations(m_transactions, clock),
          refunds(m_transactions, clock, approvalLimit),
          archive(m_transactions, clock),
          shippingRelease(m_transactions, clock),
          reviews(m_transactions, clock),
          attention(m_transactions, clock),
          jobs(m_transactions, clock)
    {}

    Transactions &transactions() { return m_transactions; }

private:
    Transactions m_transactions;

public:
    CancellationRequests cancellations;
    RefundRequests refunds;
    OrderArchive archive;
    ShippingRelease shippingRelease;
    Reviews reviews;
    AttentionDesk attention;
    JobRequests jobs;
};

} // namespace meja
