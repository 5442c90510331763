#pragma once

#include <QtGlobal>

namespace meja::bench {

/// The peak resident memory of this process in MiB (`VmHWM` in /proc/self/status); 0 if it cannot be read.
[[nodiscard]] double peakMemoryMiB();

} // namespace meja::bench
