#pragma once

#include "error.h"
#include "gatewaycall.h"
#include "ports/clock.h"

#include <mutex>
#include <optional>

namespace meja {

/// Spares a partner that is down, and our workers the waiting. One for each partner, shared by all threads.
///
/// Closed, it lets calls through; after some failures in a row it opens and refuses them for a while; then
/// one call is let through as a probe, and its outcome closes or opens it again. A partner that says no is
/// alive: only calls that didn't arrive or whose answer was lost count as failures.
class CircuitBreaker
{
public:
    struct Limits
    {
        int failures = 5; ///< In a row.
        Duration rest = std::chrono::seconds(30);
        Duration longestPause = std::chrono::minutes(15); ///< Of those a partner asks for.
    };
    enum class State { Closed, Open, HalfOpen };

    explicit CircuitBreaker(const Clock &clock) : CircuitBreaker(clock, Limits()) {}
    CircuitBreaker(const Clock &clock, const Limits &limits) : m_clock(clock), m_limits(limits) {}
    Q_DISABLE_COPY_MOVE(CircuitBreaker)

    /// Leave to make one call; gives itself back when nothing came of it.
    class Pass
    {
    public:
        explicit Pass(CircuitBreaker &breaker, bool isProbe) : m_breaker(&breaker), m_isProbe(isProbe) {}
        Pass(Pass &&other) noexcept
            : m_breaker(std::exchange(other.m_breaker, nullptr)), m_isProbe(other.m_isProbe)
        {}
        Pass &operator=(Pass &&) = delete;
        Q_DISABLE_COPY(Pass)
        ~Pass();

        void use(CallOutcome outcome);

    private:
        CircuitBreaker *m_breaker;
        bool m_isProbe;
    };

    /// `Unavailable`, code `breaker-open`, while it refuses calls, or `rate-limited` while the partner has
    /// asked for a pause.
    Result<Pass> admit();

    /// The partner asked to be left alone for a while.
    void pause(Duration wanted);

    [[nodiscard]] State state() const;

private:
    void heard(CallOutcome outcome, bool isProbe);
    void withdrawn(bool isProbe);
    [[nodiscard]] State stateNow() const;

    const Clock &m_clock;
    const Limits m_limits;
    mutable std::mutex m_mutex; ///< Guards what follows.
    int m_failures = 0;
    bool m_isProbing = false;
    std::optional<Instant> m_opensUntil; ///< Set while it isn't closed.
    std::optional<Instant> m_pausedUntil;
};

} // namespace meja
