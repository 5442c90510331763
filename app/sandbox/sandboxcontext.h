#pragma once

#include "eventqueue.h"
#include "ledger.h"
#include "outbox.h"
#include "randomness.h"
#include "virtualclock.h"

namespace meja::sandbox {

/// What the emulators share: clock, scheduled events, random generators, ledger and outbox.
struct SandboxContext
{
    /// @param idSeed seed of the ids; 0: the same as `seed`, so that a run can be repeated.
    SandboxContext(Moment start, quint64 seed, quint64 idSeed)
        : clock(start), random(seed), ids(idSeed == 0 ? seed : idSeed), hasNewIds(idSeed != 0)
    {}
    Q_DISABLE_COPY_MOVE(SandboxContext)

    VirtualClock clock;
    EventQueue eventQueue;
    Randomness random; ///< Delays.
    Randomness ids;
    const bool hasNewIds; ///< Whether no other run has these ids.
    Ledger ledger;
    Outbox outbox{eventQueue, clock};

    /// The number before the first one of a sequence: `usual`, or one that no other run is likely to use.
    [[nodiscard]] qint64 numberBefore(qint64 usual)
    {
        return hasNewIds ? ids.between(1'000'000'000, 1'000'000'000'000'000) : usual;
    }

    /// Schedules `work` after `delay` of sandbox time.
    void after(Moment delay, std::function<void()> work)
    {
        eventQueue.add(clock.now() + delay, std::move(work));
    }
};

} // namespace meja::sandbox
