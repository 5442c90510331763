#pragma once

#include "simapprovalinvariants.h"
#include "simenvironment.h"

namespace meja {

/// Checks the invariants of changes: called after every commit with the books before and after it.
class SimChangeInvariants
{
public:
    explicit SimChangeInvariants(SimEnvironment &environment)
        : m_environment(environment), m_approvals(environment.approvalLimit)
    {}

    void operator()(const Actor &actor, const SimBooks &before, const SimBooks &after);

private:
    void refundChanged(const SimBooks &after, const Refund *was, const Refund &now);
    void sent(const SimBooks &after, const Refund &refund);
    void transferred(const SimBooks &after, const Refund &refund);
    void paymentChanged(const Payment &was, const Payment &now);
    void orderChanged(const Order &was, const Order &now);
    void expiredByMeja(const SimBooks &before, const Order &order);
    void shipmentsChanged(const SimBooks &before, const SimBooks &after);
    void attemptsChanged(const SimBooks &before, const SimBooks &after);
    void cancellationsChanged(const SimBooks &before, const SimBooks &after);
    void problem(const char *text, qint64 id);

    SimEnvironment &m_environment;
    SimApprovalInvariants m_approvals;
    std::map<RefundId, Rupiah> m_approved; ///< The amount that was last approved for each refund.
};

} // namespace meja
