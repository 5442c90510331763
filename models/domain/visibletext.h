#pragma once

#include <QString>

#include <cstdio>

namespace meja {

/// Whether a character is a control character, a line or paragraph separator, or a mark that changes the
/// direction of text.
[[nodiscard]] bool isUnsafeOnTerminal(QChar c);

/// The text with every control and direction character written as an escape such as `\x1b` or `\u202e`: names
/// and addresses come from customers, and a terminal would execute their escape sequences. Line breaks and
/// tabs become `\n`, `\r` and `\t`, so that a value cannot start a line of its own.
[[nodiscard]] QString visibleText(const QString &text);

/// The same, but line breaks and tabs stay: for whole messages.
[[nodiscard]] QString visibleLines(const QString &text);

/// Whether a person reads this stream on a terminal. Files and pipes get their text unchanged.
[[nodiscard]] bool isTerminal(std::FILE *stream);

} // namespace meja
