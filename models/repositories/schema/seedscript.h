#pragma once

#include <QString>

namespace meja {

/// The text of `:/sql/seed/<name>.sql`. A missing file is a bug and ends the program.
[[nodiscard]] QString seedScript(const QString &name);

} // namespace meja
