#pragma once

#include "error.h"
#include "gatewaycall.h"
#include "ports/clock.h"

#include <mutex>
#include <optional>

namespace meja {

/// A circuit breaker: stops calls to a partner that is down, so that workers do not wait for timeouts. One
/// per partner, shared by all threads; used by `PartnerClient`.
///
/// ```
/// Closed   all calls are admitted            --> Open      after `failures` failed calls in a row
/// Open     all calls are refused             --> HalfOpen  after `openTime`
/// HalfOpen one call is admitted as a probe   --> Closed    if it succeeds or the partner refuses it
///                                            --> Open      if it fails
/// ```
/// A call fails if its outcome is `Unavailable` or `Unknown`. A refusal by the partner is not a failure: the
/// partner works.
class CircuitBreaker
{
public:
    struct Limits
    {
        int failures = 5;                             ///< In a row, until it opens.
        Duration openTime = std::chrono::seconds(30); ///< How long it stays open.
        Duration maxPause = std::chrono::minutes(15); ///< Limit for `Retry-After`.
    };
    enum class State { Closed, Open, HalfOpen };

    explicit CircuitBreaker(const Clock &clock) : CircuitBreaker(clock, Limits()) {}
    CircuitBreaker(const Clock &clock, const Limits &limits) : m_clock(clock), m_limits(limits) {}
    Q_DISABLE_COPY_MOVE(CircuitBreaker)

    /// Permission for one call. If it is destroyed unused, the probe becomes available again.
    class Permit
    {
    public:
        explicit Permit(CircuitBreaker &breaker, bool isProbe) : m_breaker(&breaker), m_isProbe(isProbe) {}
        Permit(Permit &&other) noexcept
            : m_breaker(std::exchange(other.m_breaker, nullptr)), m_isProbe(other.m_isProbe)
        {}
        Permit &operator=(Permit &&) = delete;
        Q_DISABLE_COPY(Permit)
        ~Permit();

        /// Reports the outcome of the call.
        void complete(CallOutcome outcome);

    private:
        CircuitBreaker *m_breaker;
        bool m_isProbe;
    };

    /// Fails with `Unavailable`: code `breaker-open` while calls are refused, `rate-limited` until the
    /// partner's `Retry-After` has passed, with the remaining time.
    Result<Permit> admit();

    /// Refuses all calls for the requested time (`Retry-After`), at most for `maxPause`.
    void pause(Duration requested);

    [[nodiscard]] State state() const;

private:
    void recordOutcome(CallOutcome outcome, bool isProbe);
    void releaseProbe(bool isProbe);
    [[nodiscard]] State currentState() const;

    const Clock &m_clock;
    const Limits m_limits;
    mutable std::mutex m_mutex; ///< Guards the members below.
    int m_failures = 0;
    bool m_isProbing = false;
    std::optional<Instant> m_opensUntil; ///< Set unless the state is `Closed`.
    std::optional<Instant> m_pausedUntil;
};

} // namespace meja
