#pragma once

#include "agenda.h"
#include "ledger.h"
#include "postbox.h"
#include "randomness.h"
#include "virtualclock.h"

namespace meja::sandbox {

/// What both stand-ins live in: one time, one chance, one book of effects, one way out.
struct Surroundings
{
    Surroundings(Moment start, quint64 seed) : clock(start), random(seed) {}
    Q_DISABLE_COPY_MOVE(Surroundings)

    VirtualClock clock;
    Agenda agenda;
    Randomness random;
    Ledger ledger;
    Postbox postbox{agenda, clock};

    void after(Moment delay, std::function<void()> work) { agenda.add(clock.now() + delay, std::move(work)); }
};

} // namespace meja::sandbox
