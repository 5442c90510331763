#pragma once

#include "gatewaychecks.h"
#include "jobrunner.h"
#include "ordercancellation.h"
#include "orderexpiry.h"
#include "partnergateways.h"
#include "paymentreconciliation.h"
#include "refundpayment.h"
#include "servicecontext.h"
#include "shipmenttracking.h"
#include "systemrandom.h"

namespace meja {

/// The services and gateways of one worker thread. Must be created and used on that thread, since its
/// connections belong to it.
class JobServices
{
public:
    /// Shared by all worker threads.
    struct Shared
    {
        ServiceContext &context;
        GatewayBreakers &breakers;
        GatewayCallLog &calls;
        GatewayObserver &observer;
    };

    /// @param number the worker's number, from 1; `runsKind()` assigns it the kinds of jobs that have a
    /// limit.
    JobServices(const Shared &shared, const QString &worker, int number);
    Q_DISABLE_COPY_MOVE(JobServices)

    [[nodiscard]] JobRunner &runner() { return m_runner; }

private:
    void handleKinds();
    void handle(JobKind kind, JobRunner::Handler handler);

    const ServiceSettings &m_settings;
    const int m_number;
    SystemRandom m_random;
    Transactions m_transactions;
    PartnerGateways m_partners;
    PaymentReconciliation m_reconciliation;
    OrderCancellation m_cancellation;
    RefundPayment m_refund;
    ShipmentTracking m_tracking;
    GatewayChecks m_checks;
    OrderExpiry m_expiry;
    JobRunner m_runner;
};

} // namespace meja
