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

/// Everything one worker thread needs to carry jobs: the services, and the partners they talk to. Made and
/// used on that thread.
class JobServices
{
public:
    /// What all threads share.
    struct Shared
    {
        ServiceContext &context;
        GatewayBreakers &breakers;
        GatewayCallLog &calls;
        GatewayObserver &observer;
    };

    /// @param number of the worker, from 1: by it goes which of the limited kinds it takes.
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
