#pragma once

#include "agenda.h"
#include "ledger.h"
#include "postbox.h"
#include "randomness.h"
#include "virtualclock.h"

namespace meja::sandbox {

/// What the emulators share: clock, scheduled events, random generator, ledger and outbox.
struct Surroundings
{
    Surroundings(Moment start, quint64 seed) : clock(start), random(seed) {}
    Q_DISABLE_COPY_MOVE(Surroundings)

    VirtualClock clock;
    Agenda agenda;
    Randomness random;
    Ledger ledger;
    Postbox postbox{agenda, clock};

    /// Schedules `work` after `delay` of sandbox time.
    void after(Moment delay, std::function<void()> work) { agenda.add(clock.now() + delay, std::move(work)); }
};

} // namespace meja::sandbox
