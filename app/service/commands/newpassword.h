#pragma once

#include "error.h"

#include <QString>

namespace meja {

/// The password of a new account: from a file, from the variable `MEJA_NEW_PASSWORD`, or generated. It is
/// never an argument, since every user of the machine can read command lines.
struct NewPassword
{
    QString text;
    bool isGenerated = false; ///< If true, it must be written to a file for the administrator.

    /// @param file the password is its first line; empty: use the variable, or generate one.
    /// `Invalid` for a file that cannot be read or that other users can access (`secretFileProblem()`), and
    /// for a password shorter than ten characters.
    static Result<NewPassword> choose(const QString &file);

    /// Writes it to a file that only its owner can read. `Conflict` when the file exists already.
    [[nodiscard]] Result<> writeTo(const QString &file) const;
};

} // namespace meja
