#pragma once

#include "column.h"

#include <QString>
#include <QStringList>

namespace meja {

/// A name or label in the form that the search compares: lower case, `_` for spaces.
[[nodiscard]] QString searchableName(const QString &text);

/// The codes with exactly this code, alias or label (English or translated). Two codes may have one label.
[[nodiscard]] QStringList codesNamed(const Column &column, const QString &text);

/// The same codes; otherwise all codes whose code or label contains the text, or the text itself for a column
/// that may store other codes. May be empty.
[[nodiscard]] QStringList codesOfChoice(const Column &column, const QString &text);

/// Whether the column may store this code although it is not one of its choices.
[[nodiscard]] bool mayBeOtherCode(const Column &column, const QString &text);

/// `true` or `false` for yes, ya, no, tidak, true and false. Empty for anything else.
[[nodiscard]] QStringList codesOfYesNo(const QString &text);
/// Whether more characters can make the text one of these words.
[[nodiscard]] bool isBegunYesNo(const QString &text);

} // namespace meja
