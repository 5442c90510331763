#pragma once

#include <QString>

#include <optional>

namespace meja {

/// What a person at the desktop may read: staff see personal columns masked, admins and auditors
/// see them as they are. Each role is a PostgreSQL group (`meja_staff`, `meja_admin`, `meja_auditor`).
enum class Role { Staff, Admin, Auditor };

/// Whether the role reads phone, e-mail and address unmasked.
[[nodiscard]] bool readsPersonalColumns(Role role);

[[nodiscard]] QString databaseGroup(Role role);
[[nodiscard]] std::optional<Role> roleFromDatabaseGroup(const QString &group);

} // namespace meja
