#pragma once

#include <QByteArray>

namespace meja {

/// Compares secrets in a time that does not depend on where they differ. The time may depend on their
/// lengths.
[[nodiscard]] bool equalsInConstantTime(const QByteArray &a, const QByteArray &b);

} // namespace meja
