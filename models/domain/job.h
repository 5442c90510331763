#pragma once

#include "ids.h"
#include "instant.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace meja {

/// What the worker does outside of any request.
enum class JobKind {
    AdvanceCancellation, ///< Subject: a cancellation.
    AdvanceRefund,       ///< Subject: a refund.
    CheckPayment,        ///< Subject: a payment; GET status decides.
    TrackShipment,       ///< Subject: a shipment.
    CheckGateways,       ///< Subject: an order; both partners asked for somebody at the desk.
    ExpireOrder          ///< Subject: an order that nobody paid.
};

[[nodiscard]] QString code(JobKind kind);
[[nodiscard]] std::optional<JobKind> jobKindFromCode(const QString &code);

/// A job to be written down in the transaction that makes it necessary. One live job per kind and
/// subject: scheduling it again while it waits brings it forward; while it runs, it will run once more.
struct NewJob
{
    JobKind kind = JobKind::CheckPayment;
    qint64 subject = 0;
    OrderId order;
    Instant dueAt;
    QString requestId = {};
    QString requestedBy = {};
};

/// How far a job has come.
enum class JobState { Waiting, Running, Finished, GivenUp };

[[nodiscard]] QString code(JobState state);
[[nodiscard]] std::optional<JobState> jobStateFromCode(const QString &code);

/// What is known of a job, for whoever asked for it.
struct JobReport
{
    JobId id;
    JobKind kind = JobKind::CheckPayment;
    qint64 subject = 0;
    OrderId order;
    JobState state = JobState::Waiting;
    QString lastFailure; ///< In English; empty when the last run went well.
    QJsonObject result;  ///< What it found out; empty until then.
};

/// A job in the hands of one worker. Whoever holds an older fence can write nothing.
struct Lease
{
    JobId job;
    JobKind kind = JobKind::CheckPayment;
    qint64 subject = 0;
    OrderId order;
    qint64 fence = 0;
    int attempt = 1; ///< Failures in a row before this run, plus one.
    Instant until;
    QString requestId;
    QString requestedBy;
};

/// What a run of a job came to when nothing failed.
struct Progress
{
    enum class Kind {
        Done,       ///< Nothing more to do; the job ends.
        GoOn,       ///< A step was made; the next follows at once.
        WaitUntil,  ///< Nothing to do before `at`; no failure.
        NeedsPerson ///< An attention item was raised; the job ends until somebody takes it up.
    };
    Kind kind = Kind::Done;
    Instant at = {};

    static Progress done() { return {Kind::Done, {}}; }
    static Progress goOn() { return {Kind::GoOn, {}}; }
    static Progress waitUntil(Instant at) { return {Kind::WaitUntil, at}; }
    static Progress needsPerson() { return {Kind::NeedsPerson, {}}; }
    friend bool operator==(const Progress &, const Progress &) = default;
};

/// How often and how long a kind of job is tried.
struct JobLimits
{
    int attempts = 12; ///< Failures in a row before a person is asked.
    Duration firstDelay = std::chrono::seconds(2);
    Duration longestDelay = std::chrono::hours(1);
    Duration lease = std::chrono::seconds(90);
};

[[nodiscard]] JobLimits limitsOf(JobKind kind);

/// Exponential backoff with full jitter: somewhere between nothing and twice the delay before, capped.
/// @param random any number; the same gives the same delay.
[[nodiscard]] Duration backoff(const JobLimits &limits, int attempt, quint64 random);

} // namespace meja
