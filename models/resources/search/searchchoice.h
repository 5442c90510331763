#pragma once

#include "column.h"

#include <QString>
#include <QStringList>

namespace meja {

/// A name or label in the form that the search compares: lower case, `_` for spaces.
[[nodiscard]] QString searchableName(const QString &text);

/// The code with exactly this code or label (English or translated); otherwise all codes whose code or label
/// contains the text. May be empty.
[[nodiscard]] QStringList codesOfChoice(const Column &column, const QString &text);

/// `true` or `false` for yes, ya, no, tidak, true and false. Empty for anything else.
[[nodiscard]] QStringList codesOfYesNo(const QString &text);
/// Whether more characters can make the text one of these words.
[[nodiscard]] bool isBegunYesNo(const QString &text);

} // namespace meja
