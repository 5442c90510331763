#pragma once

#include <QtGlobal>

namespace meja::bench {

/// The most memory this process ever held, in MiB (`VmHWM` of /proc/self/status).
[[nodiscard]] double peakMemoryMiB();

} // namespace meja::bench
