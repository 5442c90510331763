#pragma once

#include "simenvironment.h"

namespace meja {

/// Checks the invariants of changes: called after every commit with the books before and after it.
class SimChangeInvariants
{
public:
    explicit SimChangeInvariants(SimEnvironment &environment) : m_environment(environment) {}

    void operator()(const SimBooks &before, const SimBooks &after);

private:
    void refundChanged(const SimBooks &after, const Refund *was, const Refund &now);
    void sent(const SimBooks &after, const Refund &refund);
    void transferred(const SimBooks &after, const Refund &refund);
    void paymentChanged(const Payment &was, const Payment &now);
    void orderChanged(const SimBooks &after, const Order &was, const Order &now);
    void problem(const char *text, qint64 id);

    SimEnvironment &m_environment;
    std::map<RefundId, Rupiah> m_approved; ///< The amount that was last approved for each refund.
};

} // namespace meja
