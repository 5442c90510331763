#pragma once

#include "ports.h"

#include <tl/expected.hpp>

#include <QStringList>

namespace meja::sandbox {

/// How the program was started.
struct SandboxOptions
{
    Keys keys;
    Beginning beginning;
    bool followsTheClock = false;     ///< Runs on the machine's time from the start.
    bool isAutomatic = false;         ///< Payments are paid and parcels move by themselves.
    bool endsWithItsInput = false;    ///< Ends when its standard input is closed.
    QList<quint16> ports{0, 0, 0, 0}; ///< Midtrans, Delivery, tracking, admin.

    /// Keys come from `MEJA_SANDBOX_MIDTRANS_KEY`, `…_DELIVERY_KEY` and `…_TRACKING_KEY`, or from the files
    /// that the same names with `_FILE` tell. @returns a sentence when something is missing or no such thing.
    [[nodiscard]] static tl::expected<SandboxOptions, QString> read(const QStringList &arguments);
};

} // namespace meja::sandbox
