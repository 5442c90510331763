#pragma once

#include <QByteArray>

namespace meja {

/// Whether both are the same, in a time that tells nothing of where they differ. Their lengths are no secret.
[[nodiscard]] bool equalsInConstantTime(const QByteArray &a, const QByteArray &b);

} // namespace meja
