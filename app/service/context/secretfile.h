#pragma once

#include "error.h"

#include <QByteArray>

namespace meja {

/// Why a file with a secret is not private enough; empty when it is, and when it does not exist. The one rule
/// for keys, tokens and passwords: only the user who runs the program may access the file. A file of root may
/// also be readable for its group, because Debian (`ssl-cert`) and the credentials of systemd grant access
/// this way.
///
/// @param what names the secret in the sentence.
[[nodiscard]] QString secretFileProblem(const QString &fileName, const QString &what);

/// The content of a file with a secret. `Invalid`, with a sentence for the operator, when it cannot be read
/// or is not private enough.
[[nodiscard]] Result<QByteArray> readSecretFile(const QString &fileName, const QString &what);

} // namespace meja
