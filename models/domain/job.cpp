#include "job.h"

#include "codes.h"

#include <algorithm>

namespace meja {

namespace {

constexpr CodeTable<JobKind, 6> jobCodes{{
    {JobKind::AdvanceCancellation, QLatin1String("advance_cancellation")},
    {JobKind::AdvanceRefund, QLatin1String("advance_refund")},
    {JobKind::CheckPayment, QLatin1String("check_payment")},
    {JobKind::TrackShipment, QLatin1String("track_shipment")},
    {JobKind::CheckGateways, QLatin1String("check_gateways")},
    {JobKind::ExpireOrder, QLatin1String("expire_order")},
}};

constexpr CodeTable<JobState, 4> states{{
    {JobState::Waiting, QLatin1String("waiting")},
    {JobState::Running, QLatin1String("running")},
    {JobState::Finished, QLatin1String("finished")},
    {JobState::GivenUp, QLatin1String("given_up")},
}};

} // namespace

QString code(JobKind kind)
{
    return codeIn(jobCodes, kind);
}

std::optional<JobKind> jobKindFromCode(const QString &code)
{
    return valueIn(jobCodes, code);
}

QString code(JobState state)
{
    return codeIn(states, state);
}

std::optional<JobState> jobStateFromCode(const QString &code)
{
    return valueIn(states, code);
}

JobLimits limitsOf(JobKind kind)
{
    using namespace std::chrono_literals;
    switch (kind) {
    case JobKind::AdvanceCancellation:
    case JobKind::AdvanceRefund:
        return {.attempts = 12};
    case JobKind::CheckPayment:
        return {.attempts = 10, .firstDelay = 5s};
    case JobKind::TrackShipment:
        return {.attempts = 8, .firstDelay = 30s, .maxDelay = 6h};
    case JobKind::CheckGateways:
        return {.attempts = 2, .firstDelay = 1s};
    case JobKind::ExpireOrder:
        return {.attempts = 8};
    }
    Q_UNREACHABLE();
}

Duration backoff(const JobLimits &limits, int attempt, quint64 random)
{
    const int doublings = std::clamp(attempt, 1, 30);
    const qint64 ceiling = std::min(limits.maxDelay.count(), limits.firstDelay.count() << doublings);
    return Duration(static_cast<qint64>(random % static_cast<quint64>(ceiling)) + 1);
}

Duration partnerDelay(const JobLimits &limits, Duration requested, quint64 random)
{
    const Duration wait = std::clamp(requested, Duration(1000), limits.maxDelay);
    const Duration jitter = std::max(wait / 5, Duration(1000));
    return wait + Duration(static_cast<qint64>(random % static_cast<quint64>(jitter.count())) + 1);
}

} // namespace meja
