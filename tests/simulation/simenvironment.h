#pragma once

#include "attentiondesk.h"
#include "cancellationrequests.h"
#include "gatewaychecks.h"
#include "jobrequests.h"
#include "jobrunner.h"
#include "memorydatabase.h"
#include "orderarchive.h"
#include "ordercancellation.h"
#include "orderexpiry.h"
#include "refundpayment.h"
#include "refundrequests.h"
#include "shipmenttracking.h"
#include "shippingrelease.h"
#include "simclock.h"
#include "simkomerce.h"
#include "simmidtrans.h"

#include <QStringList>

#include <memory>

namespace meja {

/// All parts of a run: the books, both partners, the services and the processes that call them.
struct SimEnvironment
{
    SimEnvironment(quint64 seed, bool hasTrace);
    Q_DISABLE_COPY_MOVE(SimEnvironment)

    SimRandom random;
    SimClock clock;
    SimFaults faults{random};
    MemoryDatabase database{faults};
    SimMidtrans midtrans{faults, clock};
    SimKomerce komerce{faults, clock};
    Rupiah approvalLimit; ///< Refunds below this sum need no approval; 0 in most runs.

    Transactions transactions{database, clock};
    PaymentReconciliation reconciliation{transactions, midtrans, clock};
    CancellationRequests cancellations{transactions, clock};
    OrderCancellation cancellation{transactions, komerce, midtrans, reconciliation, clock};
    RefundPayment refunding{transactions, midtrans, reconciliation, clock};
    RefundRequests requests;
    ShippingRelease release{transactions, clock};
    ShipmentTracking tracking{transactions, komerce, clock};
    OrderExpiry expiry{transactions, midtrans, reconciliation, clock};
    OrderArchive archive{transactions, clock};
    GatewayChecks checks{transactions, reconciliation, komerce, clock};
    AttentionDesk attention{transactions, clock};
    JobRequests jobRequests{transactions, clock};
    JobRunner runner{transactions, clock, random, QStringLiteral("worker")};

    /// A notification of a partner about a payment (by its `order_id`) or a parcel (by its number).
    struct Notification
    {
        bool isOfParcel = false;
        QString about;
        QString claimedStatus = {};
    };
    std::vector<Notification> notifications; ///< Not yet delivered.
    std::vector<Notification> delivered;     ///< Any of them may be delivered again.

    SimCoverage coverage;
    QStringList problems;
    QStringList trace;
    quint64 traceHash = 0;
    qint64 changes = 0; ///< Changes of our records and of the partners' records so far.
    qint64 lines = 0;   ///< Events so far, whether or not they are in the trace.
    /// Two workers, then the processes that serve requests. Declared last, so that they are destroyed first:
    /// a process that crashes in its destructor still uses the other members.
    std::vector<std::unique_ptr<SimThread>> processes;

    SimBooks &books() { return database.books(); }
    void note(const QString &line);
    /// Runs the request in an idle process; does nothing when all are busy. A refused request must not change
    /// data.
    void runRequest(const QString &what, SimSubject subject, std::function<Result<>()> work);
    /// A worker claims the next job, or continues its current one for `calls` port calls.
    void work(SimThread &worker, int calls);
    /// Passes a notification to the service, in the current process.
    Result<> deliver(const Notification &notification);
    void schedule(const NewJob &job);
    void passTime(Duration span);

private:
    void handle(JobKind kind, SimSubject::Kind subject,
                std::function<Result<Progress>(const Lease &)> handler);
    void called(SimEvent event, SimFault fault, const QString &what);
    [[nodiscard]] int stateOf(const SimSubject &subject);
    void checkRefund(const QString &key, Rupiah amount);

    bool m_hasTrace;
};

} // namespace meja
