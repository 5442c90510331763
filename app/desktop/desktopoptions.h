#pragma once

#include "error.h"
#include "language.h"
#include "theme.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace meja {

/// The command line's options. None carries a password: it comes from libpq's environment variables,
/// libpq's password file, or the sign-in dialog.
struct DesktopOptions
{
    bool connect = false; ///< Sign in with libpq's environment variables, without a dialog.
    std::optional<Language> language;
    std::optional<ThemeChoice> theme;
    bool untilRows = false; ///< Exit when the first rows are painted, to measure the start-up time.
    QString link;           ///< A `meja:` link to open after the sign-in, not checked; empty: none.
    QString renderFolder;   ///< Save screenshots of all pages here and exit; empty: no screenshots.

    /// Fails with `Invalid` and a sentence for the terminal. Exits the program for `--help` and `--version`.
    static Result<DesktopOptions> parse(const QStringList &arguments);
};

} // namespace meja
