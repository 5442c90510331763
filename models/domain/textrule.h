#pragma once

#include <QString>

#include <optional>

namespace meja {

/// How many lines a text may have.
enum class TextLines { One, Several };

/// The rules of texts that enter Meja through the APIs. resources/sql/migrations/0070_values.sql applies the
/// same rules to the storefront's functions (normalise_text, is_visible, forbidden_character); a test
/// compares both for every code point.

/// The text as it is stored: composed (NFC), every kind of blank as a space, trimmed. With several lines,
/// every line break becomes `\n` and tabs stay.
[[nodiscard]] QString normalisedText(const QString &text, TextLines lines);

/// Whether the text is so long that it has more than `maxCharacters` when it is normalised. For inputs from
/// outside, before `normalisedText()`, which takes quadratic time for composed characters.
[[nodiscard]] bool isFarTooLong(const QString &text, qsizetype maxCharacters);

/// Whether a normalised text shows nothing: it contains only blanks, combining marks and forbidden
/// characters.
[[nodiscard]] bool isBlankText(const QString &text);

/// The first character of a normalised text that no text may contain: controls, format characters (also those
/// that change the direction of a text), other invisible characters, line separators, private use,
/// noncharacters, half a surrogate pair. U+200D between two emoji and a variation selector behind an emoji
/// are allowed.
[[nodiscard]] std::optional<char32_t> forbiddenCharacter(const QString &text, TextLines lines);

/// `U+202E`
[[nodiscard]] QString codePointName(char32_t character);

} // namespace meja
