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
#include "simclock.h"
#include "simkomerce.h"
#include "simmidtrans.h"

#include <QStringList>

#include <memory>

namespace meja {

/// What a run plays on: the books, both partners, the services between them, and the processes that use them.
struct SimStage
{
    SimStage(quint64 seed, bool isTold);
    Q_DISABLE_COPY_MOVE(SimStage)

    SimRandom random;
    SimClock clock;
    SimFaults faults{random};
    MemoryDatabase database{faults};
    SimMidtrans midtrans{faults, clock};
    SimKomerce komerce{faults, clock};
    Rupiah approvalLimit; ///< Refunds up to it need nobody; mostly none.

    Transactions transactions{database, clock};
    PaymentReconciliation reconciliation{transactions, midtrans, clock};
    CancellationRequests cancellations{transactions, clock};
    OrderCancellation cancellation{transactions, komerce, midtrans, reconciliation, clock};
    RefundPayment refunding{transactions, midtrans, reconciliation, clock};
    RefundRequests requests;
    ShipmentTracking tracking{transactions, komerce, clock};
    OrderExpiry expiry{transactions, midtrans, reconciliation, clock};
    OrderArchive archive{transactions, clock};
    GatewayChecks checks{transactions, reconciliation, komerce, clock};
    AttentionDesk attention{transactions, clock};
    JobRequests news{transactions, clock};
    JobRunner runner{transactions, clock, random, QStringLiteral("worker")};

    /// Something a partner tells of: a payment by its order id, or a parcel by its number.
    struct Notification
    {
        bool isOfParcel = false;
        QString about;
        QString claimedStatus;
    };
    std::vector<Notification> notifications; ///< Not yet delivered.
    std::vector<Notification> delivered;     ///< Any of them may come again.

    SimCoverage coverage;
    QStringList problems;
    QStringList trace;
    quint64 traceHash = 0;
    qint64 lines = 0; ///< Events so far, told or not.
    /// Two workers, then the desks. They go first: whoever dies with the stage still speaks of it.
    std::vector<std::unique_ptr<SimThread>> processes;

    SimBooks &books() { return database.books(); }
    void note(const QString &line);
    /// At a desk that is free; nothing happens when all are busy. A refusal must have changed nothing.
    void atDesk(const QString &what, SimSubject subject, std::function<Result<>()> work);
    /// A worker takes the next job, or goes on with the one it has.
    void work(SimThread &worker, int calls);
    /// Brings a notification to the service, in the process that calls it.
    Result<> deliver(const Notification &notification);
    void schedule(const NewJob &job);
    void passTime(Duration span);

private:
    void handle(JobKind kind, SimSubject::Kind subject,
                std::function<Result<Progress>(const Lease &)> handler);
    void called(SimEvent event, SimFault fault, const QString &what);
    [[nodiscard]] int stateOf(const SimSubject &subject);
    void checkRefund(const QString &key, Rupiah amount);

    bool m_isTold;
};

} // namespace meja
