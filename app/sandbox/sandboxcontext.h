#pragma once

#include "eventqueue.h"
#include "ledger.h"
#include "outbox.h"
#include "randomness.h"
#include "virtualclock.h"

namespace meja::sandbox {

/// What the emulators share: clock, scheduled events, random generator, ledger and outbox.
struct SandboxContext
{
    SandboxContext(Moment start, quint64 seed) : clock(start), random(seed) {}
    Q_DISABLE_COPY_MOVE(SandboxContext)

    VirtualClock clock;
    EventQueue eventQueue;
    Randomness random;
    Ledger ledger;
    Outbox outbox{eventQueue, clock};

    /// Schedules `work` after `delay` of sandbox time.
    void after(Moment delay, std::function<void()> work)
    {
        eventQueue.add(clock.now() + delay, std::move(work));
    }
};

} // namespace meja::sandbox
