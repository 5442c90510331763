#pragma once

#include "error.h"
#include "language.h"
#include "theme.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace meja {

/// What the command line says. A password is never among it: libpq's variables and password file, or
/// the sign-in dialog, bring that.
struct DesktopOptions
{
    bool connect = false; ///< Sign in as libpq's variables say, without asking.
    std::optional<Language> language;
    std::optional<ThemeChoice> theme;
    bool untilRows = false; ///< End when the first rows are painted, so that the start can be timed.
    QString renderFolder;   ///< Draw all pages into PNG files there and end.

    /// `Invalid`, with a sentence for the terminal, when the words are off. Ends the program for
    /// `--help` and `--version`.
    static Result<DesktopOptions> parse(const QStringList &arguments);
};

} // namespace meja
