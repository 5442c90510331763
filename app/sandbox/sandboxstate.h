#pragma once

#include "faultplan.h"
#include "komerce.h"
#include "midtrans.h"
#include "requestlog.h"
#include "waybilltracking.h"

#include <QRandomGenerator>

namespace meja::sandbox {

/// The merchant's keys for the three products. A key is not valid for another product.
struct Keys
{
    MidtransAccount midtrans;
    QString delivery;
    QString tracking;
};

/// The initial time and seed of the sandbox.
struct StartSettings
{
    Moment start = 0;
    quint64 seed = 1;
    /// Whether a start with the same seed gives the same ids. A shop's database that was filled before needs
    /// others.
    bool repeatsIds = true;
};

/// The complete state of the sandbox; a reset replaces it. Owned by `SandboxRunner`.
struct SandboxState
{
    SandboxState(const StartSettings &start, const Keys &keys)
        : context(start.start, start.seed,
                  start.repeatsIds ? 0 : QRandomGenerator::system()->generate64() | 1U),
          midtrans(context, keys.midtrans),
          komerce(context, keys.delivery),
          tracking(context, komerce.settings(), komerce.registry(), keys.tracking)
    {}
    Q_DISABLE_COPY_MOVE(SandboxState)

    SandboxContext context;
    Midtrans midtrans;
    Komerce komerce;
    WaybillTracking tracking;
    FaultPlan faults;
    RequestLog requests;
};

} // namespace meja::sandbox
