#pragma once

#include "error.h"
#include "resource.h"
#include "role.h"

#include <QString>

namespace meja {

/// The columns of a list as a role may name them on a command line. Failures are `Invalid` and name the
/// option, the word and those that would do.
class ColumnNames
{
public:
    ColumnNames(const Resource &resource, Role role) : m_resource(resource), m_role(role) {}

    [[nodiscard]] Result<> check(const QString &option, const QString &name) const;
    /// A masked column passes: what reads the list refuses it in words of its own.
    [[nodiscard]] Result<> checkOrder(const SortLevel &level) const;

private:
    const Resource &m_resource;
    Role m_role;
};

} // namespace meja
