#pragma once

#include "faultplan.h"
#include "komerce.h"
#include "midtrans.h"
#include "requestlog.h"
#include "waybilltracking.h"

namespace meja::sandbox {

/// The merchant's keys for the three products. A key is not valid for another product.
struct Keys
{
    MidtransAccount midtrans;
    QString delivery;
    QString tracking;
};

/// The initial time and seed of the sandbox.
struct Beginning
{
    Moment start = 0;
    quint64 seed = 1;
};

/// The complete state of the sandbox; a reset replaces it. Owned by `SandboxRunner`.
struct World
{
    World(const Beginning &beginning, const Keys &keys)
        : surroundings(beginning.start, beginning.seed),
          midtrans(surroundings, keys.midtrans),
          komerce(surroundings, keys.delivery),
          tracking(surroundings, komerce.settings(), komerce.book(), keys.tracking)
    {}
    Q_DISABLE_COPY_MOVE(World)

    Surroundings surroundings;
    Midtrans midtrans;
    Komerce komerce;
    WaybillTracking tracking;
    FaultPlan faults;
    RequestLog requests;
};

} // namespace meja::sandbox
