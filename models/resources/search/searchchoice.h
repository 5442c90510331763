#pragma once

#include "column.h"

#include <QString>
#include <QStringList>

namespace meja {

/// A name or word as the search compares it: small letters, `_` for blanks.
[[nodiscard]] QString searchableName(const QString &text);

/// The code of that code or word (any language), else all whose code or word contains it; may be empty.
[[nodiscard]] QStringList codesOfChoice(const Column &column, const QString &text);

/// `true` or `false` of yes, ya, no, tidak and the codes themselves; empty for anything else.
[[nodiscard]] QStringList codesOfTruth(const QString &text);
/// Whether more characters may make one of these of it.
[[nodiscard]] bool isBegunTruth(const QString &text);

} // namespace meja
