#pragma once

#include "ids.h"
#include "instant.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace meja {

/// The kinds of work that the worker does outside of any request.
enum class JobKind {
    AdvanceCancellation, ///< Subject: a cancellation.
    AdvanceRefund,       ///< Subject: a refund.
    CheckPayment,        ///< Subject: a payment; GET status decides.
    TrackShipment,       ///< Subject: a shipment.
    CheckGateways,       ///< Subject: an order; queries both partners for a member of staff.
    ExpireOrder          ///< Subject: an order that may not be paid in time.
};

[[nodiscard]] QString code(JobKind kind);
/// Empty for an unknown code.
[[nodiscard]] std::optional<JobKind> jobKindFromCode(const QString &code);

/// A job to be scheduled in the transaction that makes it necessary. Each kind and subject has at most one
/// waiting or running job: scheduling it again moves a waiting job to the earlier time and makes a running
/// job run once more.
struct NewJob
{
    JobKind kind = JobKind::CheckPayment;
    qint64 subject = 0;
    OrderId order;
    Instant dueAt;
    QString requestId = {};
    QString requestedBy = {};
};

/// The state of a job.
///
///     Waiting ──> Running ──> Finished
///        ^           │ │
///        └───────────┘ └────> GivenUp   attempts used up
///      wait, retry, or scheduled again
enum class JobState { Waiting, Running, Finished, GivenUp };

[[nodiscard]] QString code(JobState state);
/// Empty for an unknown code.
[[nodiscard]] std::optional<JobState> jobStateFromCode(const QString &code);

/// The stored state of a job, for the person who requested it.
struct JobReport
{
    JobId id;
    JobKind kind = JobKind::CheckPayment;
    qint64 subject = 0;
    OrderId order;
    JobState state = JobState::Waiting;
    QString lastFailure; ///< In English; empty when the last run succeeded.
    QJsonObject result;  ///< The result of `CheckGateways`; empty until it has run.
};

/// A worker's temporary right to run a job. Writes under an older fence are refused.
struct Lease
{
    JobId job;
    JobKind kind = JobKind::CheckPayment;
    qint64 subject = 0;
    OrderId order;
    qint64 fence = 0;   ///< Increases with every claim of the job.
    int attempt = 1;    ///< Consecutive failures before this run, plus one.
    Instant until = {}; ///< When other workers may claim the job.
    QString requestId;
    QString requestedBy;
};

/// The result of a job's run without a failure.
struct Progress
{
    enum class Kind {
        Done,       ///< The job ends.
        Continue,   ///< One step is done; the next one runs at once.
        WaitUntil,  ///< The job runs again at `at`.
        NeedsPerson ///< An attention item was raised; the job ends until a person resolves it.
    };
    Kind kind = Kind::Done;
    Instant at = {};

    static Progress done() { return {.kind = Kind::Done}; }
    static Progress continueNow() { return {.kind = Kind::Continue}; }
    static Progress waitUntil(Instant at) { return {Kind::WaitUntil, at}; }
    static Progress needsPerson() { return {.kind = Kind::NeedsPerson}; }
    friend bool operator==(const Progress &, const Progress &) = default;
};

/// How often and for how long a kind of job is attempted.
struct JobLimits
{
    int attempts = 12; ///< Consecutive failures before an attention item is raised.
    Duration firstDelay = std::chrono::seconds(2); ///< Backoff after the first failure, before jitter.
    Duration maxDelay = std::chrono::hours(1);     ///< Upper limit of the backoff.
    Duration lease = std::chrono::seconds(90);     ///< How long a worker holds the job without extending it.
};

[[nodiscard]] JobLimits limitsOf(JobKind kind);

/// Exponential backoff with full jitter: a delay of at least 1 ms and at most `firstDelay` × 2^`attempt`,
/// limited to `maxDelay`.
/// @param attempt from 1.
/// @param random any number; the same number gives the same delay.
[[nodiscard]] Duration backoff(const JobLimits &limits, int attempt, quint64 random);

/// How long a job waits when the partner asks to wait: the requested time, at least one second and at most
/// `maxDelay`, and a jitter of up to a fifth of it, at least one second, so that waiting jobs do not all run
/// at once.
/// @param random any number; the same number gives the same delay.
[[nodiscard]] Duration partnerDelay(const JobLimits &limits, Duration requested, quint64 random);

} // namespace meja
