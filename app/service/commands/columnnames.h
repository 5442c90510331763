#pragma once

#include "error.h"
#include "resource.h"
#include "role.h"

#include <QString>

namespace meja {

/// Checks the column names on the command line of `list` for a role. Failures are `Invalid`; the message
/// contains the option, the wrong name and the available names.
class ColumnNames
{
public:
    ColumnNames(const Resource &resource, Role role) : m_resource(resource), m_role(role) {}

    [[nodiscard]] Result<> check(const QString &option, const QString &name) const;
    /// Accepts a masked column, since the list's reader refuses it with a more precise message.
    [[nodiscard]] Result<> checkOrder(const SortLevel &level) const;

private:
    const Resource &m_resource;
    Role m_role;
};

} // namespace meja
