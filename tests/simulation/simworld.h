#pragma once

#include "attentiondesk.h"
#include "jobrunner.h"
#include "memorydatabase.h"
#include "ordercancellation.h"
#include "orderexpiry.h"
#include "refundpayment.h"
#include "refundrequests.h"
#include "shipmenttracking.h"
#include "simclock.h"
#include "simkomerce.h"
#include "simmidtrans.h"

#include <QStringList>

#include <memory>

namespace meja {

/// One run: a small shop with its orders, customers, staff, two workers, couriers and both partners, in
/// virtual time, everything decided by one seed.
class SimWorld
{
public:
    explicit SimWorld(quint64 seed);
    ~SimWorld();

    struct Outcome
    {
        QStringList problems; ///< Of the first step that broke an invariant; empty when all is well.
        quint64 traceHash = 0;
        QStringList trace; ///< One line an event, up to the problem.
        QStringList books; ///< What stood in them then.
        int steps = 0;
        std::map<QString, int> ends; ///< How often each state was reached at the end of a run.
    };
    Outcome run();

private:
    void openShop();
    void openOrder(int index);
    void openPaid(Order &order, int index);
    void book(const Order &order);
    void watch(const SimBooks &before, const SimBooks &after);
    void step();
    bool checks();
    void note(const QString &line);

    // Who acts in a step.
    void customerActs();
    void shopActs();
    void courierActs();
    void midtransActs();
    void notificationArrives();
    void staffActs();
    void adminActs();
    void attentionIsLookedAt();
    void workerActs(int index);
    void timePasses();
    void quietEnd();
    void adminsCatchUp();
    void countEnds();
    void describeBooks();

    [[nodiscard]] Order anyOrder();
    [[nodiscard]] std::optional<Refund> anyRefund();
    [[nodiscard]] QString anyAdmin();
    void inProcess(const QString &what, std::function<void()> work);

    SimRandom m_random;
    SimClock m_clock;
    SimFaults m_faults{m_random};
    MemoryDatabase m_database{m_faults};
    SimMidtrans m_midtrans{m_faults, m_clock};
    SimKomerce m_komerce{m_faults};

    Transactions m_transactions{m_database, m_clock};
    PaymentReconciliation m_reconciliation{m_transactions, m_midtrans, m_clock};
    OrderCancellation m_cancellation{m_transactions, m_komerce, m_midtrans, m_reconciliation, m_clock};
    RefundPayment m_refunding{m_transactions, m_midtrans, m_reconciliation, m_clock};
    RefundRequests m_requests{m_transactions, m_clock};
    ShipmentTracking m_tracking{m_transactions, m_komerce, m_clock};
    OrderExpiry m_expiry{m_transactions, m_midtrans, m_reconciliation, m_clock};
    AttentionDesk m_attention{m_transactions, m_cancellation, m_clock};
    JobRunner m_runner{m_transactions, m_clock, m_random, QStringLiteral("worker")};

    std::vector<std::unique_ptr<SimThread>> m_processes;
    std::map<RefundId, Rupiah> m_approved; ///< What was approved of each refund, last.
    int m_keys = 0;
    Outcome m_outcome;
};

} // namespace meja
