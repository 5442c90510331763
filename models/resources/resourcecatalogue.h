#pragma once

#include "resource.h"

#include <QList>

namespace meja {

/// All resources, in the order of the navigation.
[[nodiscard]] const QList<Resource> &resourceCatalogue();

/// The resource with this name, or null.
[[nodiscard]] const Resource *findResource(const QString &name);

} // namespace meja
