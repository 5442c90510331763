#pragma once

#include "resource.h"

#include <QString>

namespace meja {

/// The catalogue as a page that people can read: `docs/resources.md`.
[[nodiscard]] QString catalogueText(const QList<Resource> &catalogue);

} // namespace meja
