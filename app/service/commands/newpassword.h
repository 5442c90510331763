#pragma once

#include "error.h"

#include <QString>

namespace meja {

/// The password of a new account: from a file, from the variable `MEJA_NEW_PASSWORD`, or made up. It
/// never stands on the command line, which every user of the machine can read.
struct NewPassword
{
    QString text;
    bool isGenerated = false; ///< Then somebody has to be told where it was written.

    /// @param file whose first line is the password; empty: the variable, or a new one.
    /// `Invalid` for a file that can't be read and a password shorter than ten characters.
    static Result<NewPassword> choose(const QString &file);

    /// Writes it where its owner alone can read it. `Conflict` when the file is there already.
    [[nodiscard]] Result<> writeTo(const QString &file) const;
};

} // namespace meja
