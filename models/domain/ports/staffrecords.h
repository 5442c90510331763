#pragma once

#include "error.h"
#include "role.h"

#include <QString>

#include <optional>

namespace meja {

/// Who works here, as of this moment.
class StaffRecords
{
public:
    StaffRecords() = default;
    virtual ~StaffRecords() = default;
    Q_DISABLE_COPY_MOVE(StaffRecords)

    /// Nothing for a login that is unknown or disabled.
    virtual Result<std::optional<Role>> roleOf(const QString &login) = 0;
};

} // namespace meja
