#pragma once

#include <QString>

namespace meja {

/// Generates a password of 24 characters (120 bits) from the operating system's random source. It contains no
/// characters that look alike, such as `0` and `o`. `meja-service staff add` uses it when no password is
/// given.
[[nodiscard]] QString randomPassword();

} // namespace meja
