#include "simenvironment.h"

#include "memoryrecords.h"
#include "memorytriggers.h"

namespace meja {

namespace {

/// Whether the result guarantees that nothing was changed.
bool isRefusal(const Result<> &result)
{
    if (result)
        return false;
    const ErrorKind kind = result.error().kind;
    return kind == ErrorKind::RuleViolated || kind == ErrorKind::Forbidden || kind == ErrorKind::Conflict ||
           kind == ErrorKind::NotFound;
}

template <class Map>
int stateIn(const Map &rows, qint64 id)
{
    const auto found = rows.find({id});
    return found == rows.end() ? 0 : static_cast<int>(found->second.status);
}

} // namespace

SimEnvironment::SimEnvironment(quint64 seed, bool hasTrace)
    : random(seed),
      approvalLimit(random.happens(80) ? 0 : 60'000),
      requests(transactions, clock, approvalLimit),
      m_hasTrace(hasTrace)
{
    using Kind = SimSubject::Kind;
    handle(JobKind::AdvanceCancellation, Kind::Cancellation,
           [this](const Lease &l) { return cancellation.advance(l); });
    handle(JobKind::AdvanceRefund, Kind::Refund, [this](const Lease &l) { return refunding.advance(l); });
    handle(JobKind::CheckPayment, Kind::Payment, [this](const Lease &l) { return reconciliation.check(l); });
    handle(JobKind::TrackShipment, Kind::Shipment, [this](const Lease &l) { return tracking.track(l); });
    handle(JobKind::ExpireOrder, Kind::Order, [this](const Lease &l) { return expiry.expire(l); });
    handle(JobKind::CheckGateways, Kind::Order, [this](const Lease &l) { return checks.check(l); });
    books().coverage = &coverage;
    database.triggers = [this](const SimBooks &before, SimBooks &after) {
        MemoryTriggers(before, after, clock.now()).run();
    };
    faults.called = [this](SimEvent event, SimFault fault, const QString &what) {
        called(event, fault, what);
    };
    midtrans.refundArrives = [this](const QString &key, Rupiah amount) { checkRefund(key, amount); };
    midtrans.requestTurnedAway = [this] { coverage.countAct(SimAct::TooManyRequests); };
    midtrans.changed = [this](const QString &order) {
        ++changes;
        static const std::map<TransactionStatus, QString> words{
            {TransactionStatus::Settlement, QStringLiteral("settlement")},
            {TransactionStatus::Capture, QStringLiteral("capture")},
            {TransactionStatus::Deny, QStringLiteral("deny")},
            {TransactionStatus::Cancel, QStringLiteral("cancel")}};
        const auto word = words.find(midtrans.transactions[order].status);
        notifications.push_back({false, order, word == words.end() ? QString() : word->second});
    };
    komerce.changed = [this](const QString &number) {
        ++changes;
        notifications.push_back({.isOfParcel = true, .about = number});
    };
    for (const char *name : {"worker 1", "worker 2", "handler 1", "handler 2"})
        processes.push_back(std::make_unique<SimThread>(QString::fromLatin1(name)));
}

void SimEnvironment::handle(JobKind kind, SimSubject::Kind subject,
                            std::function<Result<Progress>(const Lease &)> handler)
{
    runner.handle(kind, [subject, handler = std::move(handler)](const Lease &lease) {
        if (SimThread *worker = SimThread::current())
            worker->subject = {subject, lease.subject};
        return handler(lease);
    });
}

int SimEnvironment::stateOf(const SimSubject &subject)
{
    switch (subject.kind) {
    case SimSubject::Kind::None:
        return 0;
    case SimSubject::Kind::Order:
        return stateIn(books().orders, subject.id);
    case SimSubject::Kind::Payment:
        return stateIn(books().payments, subject.id);
    case SimSubject::Kind::Shipment:
        return stateIn(books().shipments, subject.id);
    case SimSubject::Kind::Refund:
        return static_cast<int>(books().refunds.at({subject.id}).state);
    case SimSubject::Kind::Cancellation:
        return static_cast<int>(books().cancellations.at({subject.id}).step);
    }
    Q_UNREACHABLE();
}

void SimEnvironment::called(SimEvent event, SimFault fault, const QString &what)
{
    const SimThread *process = SimThread::current();
    if (!process)
        return;
    coverage.countCall(process->subject.kind, stateOf(process->subject), event, fault);
    traceHash =
        (traceHash ^ (static_cast<quint64>(event) << 8 | static_cast<quint64>(fault))) * 0x100000001b3ULL;
    // Successful transactions are left out of the trace: there are too many of them.
    if (m_hasTrace && (event != SimEvent::Transaction || fault != SimFault::None))
        note(QStringLiteral("  %1: %2 %3 – %4").arg(process->name(), name(event), what, name(fault)));
}

/// Checks a refund request that arrives at Midtrans: it must be approved.
void SimEnvironment::checkRefund(const QString &key, Rupiah amount)
{
    for (const auto &[id, refund] : books().refunds) {
        if (refund.key() != key)
            continue;
        const bool isApproved = refund.isApprovedAutomatically || !refund.approvedBy.isEmpty();
        if (!isApproved || refund.amount != amount || refund.isFromOutside ||
            refund.state == RefundState::Requested || refund.state == RefundState::Rejected)
            problems.append(
                QStringLiteral("M4 refund %1 was sent without a valid approval of its amount").arg(id.value));
        if (midtrans.isRefundInFlight(key))
            problems.append(
                QStringLiteral("M2 refund %1 was sent again while its previous request can still take effect")
                    .arg(id.value));
        if (books().payments.at(refund.payment).status == PaymentStatus::Disputed)
            problems.append(
                QStringLiteral("M1 refund %1 was sent for a payment known to be disputed").arg(id.value));
    }
}

void SimEnvironment::note(const QString &line)
{
    using namespace std::chrono;
    ++lines;
    const auto since = floor<seconds>(clock.now() - SimClock::beginning).count();
    for (const QChar each : line)
        traceHash = (traceHash ^ each.unicode()) * 0x100000001b3ULL;
    traceHash = (traceHash ^ static_cast<quint64>(since)) * 0x100000001b3ULL;
    if (m_hasTrace)
        trace.append(QStringLiteral("day %1 %2:%3:%4  %5")
                         .arg(since / 86400)
                         .arg(since / 3600 % 24, 2, 10, QLatin1Char('0'))
                         .arg(since / 60 % 60, 2, 10, QLatin1Char('0'))
                         .arg(since % 60, 2, 10, QLatin1Char('0'))
                         .arg(line));
}

void SimEnvironment::runRequest(const QString &what, SimSubject subject, std::function<Result<>()> work)
{
    for (std::size_t i = 2; i < processes.size(); ++i) {
        SimThread &process = *processes[i];
        if (process.isBusy())
            continue;
        note(QStringLiteral("%1: %2").arg(process.name(), what));
        return process.start([this, &process, subject, what, work = std::move(work)] {
            process.subject = subject;
            const int before = process.writes;
            const Result<> result = work();
            if (isRefusal(result) && process.writes != before)
                problems.append(QStringLiteral("A1 a refused request changed data: %1").arg(what));
            if (!result)
                note(QStringLiteral("  %1: %2").arg(process.name(), result.error().detail));
        });
    }
}

void SimEnvironment::work(SimThread &worker, int calls)
{
    if (worker.isBusy()) {
        for (; calls > 0 && worker.isBusy(); --calls)
            worker.resume();
        return;
    }
    worker.start([this, &worker] {
        const auto leases = runner.claim(1);
        if (!leases)
            return;
        for (const Lease &lease : *leases) {
            note(QStringLiteral("%1 claims %2 %3").arg(worker.name(), code(lease.kind)).arg(lease.subject));
            const JobRun run = runner.run(lease);
            if (!run.outcome)
                note(QStringLiteral("  %1: %2").arg(worker.name(), run.outcome.error().detail));
        }
    });
}

Result<> SimEnvironment::deliver(const Notification &notification)
{
    const Actor partner{QStringLiteral("payment"), QStringLiteral("midtrans")};
    if (notification.isOfParcel)
        return jobRequests.handleKomerceNotification(notification.about, 0, partner);
    return jobRequests.handleMidtransNotification(notification.about, 0, partner);
}

/// The storefront's SQL functions do this in their own transactions.
void SimEnvironment::schedule(const NewJob &job)
{
    (void)MemoryRecords(books()).schedule(job);
}

void SimEnvironment::passTime(Duration span)
{
    clock.advance(span);
    for (const auto &[id, payment] : books().payments) {
        // Midtrans may expire a payment late.
        if (clock.now() > payment.expiresAt && !(faults.isOn() && random.happens(50)))
            midtrans.expireByTime(payment.gatewayOrderId);
    }
    midtrans.late().performDue();
    komerce.late().performDue();
}

} // namespace meja
