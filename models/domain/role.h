#pragma once

#include <QString>

#include <optional>

namespace meja {

/// The role of a desktop user. Staff read personal columns masked; admins and auditors read them unmasked.
/// Each role is a PostgreSQL group (`meja_staff`, `meja_admin`, `meja_auditor`).
enum class Role { Staff, Admin, Auditor };

/// Whether the role reads phone, e-mail and address unmasked.
[[nodiscard]] bool readsPersonalColumns(Role role);

/// The PostgreSQL group of a role.
[[nodiscard]] QString databaseGroup(Role role);
/// Empty for any other group.
[[nodiscard]] std::optional<Role> roleFromDatabaseGroup(const QString &group);

} // namespace meja
