#include "circuitbreaker.h"

#include <algorithm>

namespace meja {

CircuitBreaker::Permit::~Permit()
{
    if (m_breaker)
        m_breaker->releaseProbe(m_isProbe);
}

void CircuitBreaker::Permit::complete(CallOutcome outcome)
{
    if (m_breaker)
        m_breaker->recordOutcome(outcome, m_isProbe);
    m_breaker = nullptr;
}

CircuitBreaker::State CircuitBreaker::currentState() const
{
    if (!m_opensUntil)
        return State::Closed;
    return m_clock.now() < *m_opensUntil ? State::Open : State::HalfOpen;
}

CircuitBreaker::State CircuitBreaker::state() const
{
    const std::lock_guard lock(m_mutex);
    return currentState();
}

Result<CircuitBreaker::Permit> CircuitBreaker::admit()
{
    const std::lock_guard lock(m_mutex);
    const Instant now = m_clock.now();
    if (m_pausedUntil && now < *m_pausedUntil)
        return tl::unexpected(Error{.kind = ErrorKind::Unavailable,
                                    .detail = QStringLiteral("the partner's Retry-After has not passed yet"),
                                    .code = QStringLiteral("rate-limited"),
                                    .retryAfter = *m_pausedUntil - now});
    const State state = currentState();
    if (state == State::Open || (state == State::HalfOpen && m_isProbing))
        return failure(ErrorKind::Unavailable, QStringLiteral("too many calls in a row failed"),
                       QStringLiteral("breaker-open"));
    m_isProbing = state == State::HalfOpen;
    return Permit(*this, m_isProbing);
}

void CircuitBreaker::recordOutcome(CallOutcome outcome, bool isProbe)
{
    const std::lock_guard lock(m_mutex);
    if (isProbe)
        m_isProbing = false;
    if (outcome == CallOutcome::Succeeded || outcome == CallOutcome::Rejected) {
        m_failures = 0;
        m_opensUntil.reset();
        return;
    }
    ++m_failures;
    if (isProbe || m_failures >= m_limits.failures)
        m_opensUntil = m_clock.now() + m_limits.openTime;
}

void CircuitBreaker::releaseProbe(bool isProbe)
{
    const std::lock_guard lock(m_mutex);
    if (isProbe)
        m_isProbing = false;
}

void CircuitBreaker::pause(Duration requested)
{
    const std::lock_guard lock(m_mutex);
    const Instant until = m_clock.now() + std::min(requested, m_limits.maxPause);
    // A later response of a call that was already running must not shorten the pause.
    m_pausedUntil = std::max(m_pausedUntil.value_or(until), until);
}

} // namespace meja
