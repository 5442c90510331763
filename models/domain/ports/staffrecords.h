#pragma once

#include "error.h"
#include "role.h"

#include <QString>

#include <optional>

namespace meja {

/// The staff accounts within one transaction. `OrderRecords` explains the general failures.
class StaffRecords
{
public:
    StaffRecords() = default;
    virtual ~StaffRecords() = default;
    Q_DISABLE_COPY_MOVE(StaffRecords)

    /// The current role of a login; empty when the login is unknown or disabled.
    ///
    /// Failures: `Conflict`, `Unavailable`.
    virtual Result<std::optional<Role>> roleOf(const QString &login) = 0;
};

} // namespace meja
