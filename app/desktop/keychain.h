#pragma once

#include "signingate.h"

#include <QFuture>
#include <QString>

/// The system's keychain through QtKeychain, where the program was built with it.
namespace meja::keychain {

[[nodiscard]] bool isThere();

/// What a login's password is kept under.
[[nodiscard]] QString nameOf(const SignInRequest &request);

/// Keeps a password; a keychain that says no is written to the log, without the password.
void keep(const QString &name, const QString &password);

/// The password kept under that name; a null text when there is none.
[[nodiscard]] QFuture<QString> kept(const QString &name);

} // namespace meja::keychain
