#include "role.h"

#include <array>
#include <utility>

namespace meja {

namespace {

constexpr std::array groups{
    std::pair{Role::Staff, QLatin1String("meja_staff")},
    std::pair{Role::Admin, QLatin1String("meja_admin")},
    std::pair{Role::Auditor, QLatin1String("meja_auditor")},
};

} // namespace

bool readsPersonalColumns(Role role)
{
    return role != Role::Staff;
}

QString databaseGroup(Role role)
{
    for (const auto &[candidate, group] : groups) {
        if (candidate == role)
            return group;
    }
    Q_UNREACHABLE();
}

std::optional<Role> roleFromDatabaseGroup(const QString &group)
{
    for (const auto &[role, candidate] : groups) {
        if (candidate == group)
            return role;
    }
    return std::nullopt;
}

} // namespace meja
