#pragma once

#include "ports.h"

#include <tl/expected.hpp>

#include <QStringList>

namespace meja::sandbox {

/// The command-line options and API keys of `meja-sandbox`.
struct SandboxOptions
{
    Keys keys;
    StartSettings start;
    bool usesMachineTime = false;     ///< Use the machine's time.
    bool isAutomatic = false;         ///< Pay payments and move parcels automatically.
    bool endsWithInput = false;       ///< End when standard input is closed.
    QList<quint16> ports{0, 0, 0, 0}; ///< Midtrans, Delivery, tracking, admin.

    /// Reads the keys from `MEJA_SANDBOX_MIDTRANS_KEY`, `…_DELIVERY_KEY` and `…_TRACKING_KEY`, or from the
    /// files named in the same variables with the suffix `_FILE`. @returns a message if a key is missing or
    /// an option is invalid.
    [[nodiscard]] static tl::expected<SandboxOptions, QString> read(const QStringList &arguments);
};

} // namespace meja::sandbox
