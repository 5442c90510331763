#pragma once

#include "signingate.h"

#include <QFuture>
#include <QString>

/// The system's keychain, through QtKeychain. Without QtKeychain nothing is stored or found.
namespace meja::keychain {

[[nodiscard]] bool isAvailable();

/// The keychain entry of a login's password: `user@host:port/database`.
[[nodiscard]] QString entryName(const SignInRequest &request);

/// Stores a password. A failure is logged without the password.
void store(const QString &name, const QString &password);

/// The stored password; null when there is none or it cannot be read.
[[nodiscard]] QFuture<QString> read(const QString &name);

} // namespace meja::keychain
