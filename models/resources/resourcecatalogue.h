#pragma once

#include "resource.h"

#include <QList>

namespace meja {

/// All resources the desk knows, in the order the navigation shows them.
[[nodiscard]] const QList<Resource> &resourceCatalogue();

/// The resource of that name, or null.
[[nodiscard]] const Resource *findResource(const QString &name);

} // namespace meja
