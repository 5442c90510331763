#pragma once

namespace meja {

/// Whether a text may contain the character only as a part of an emoji, or not at all.
[[nodiscard]] bool isForbiddenCharacter(char32_t character);

/// Whether the character is a combining mark of Unicode 14.
[[nodiscard]] bool isCombiningMark(char32_t character);

/// Whether the character may be joined to another one by U+200D, and be followed by a variation selector.
[[nodiscard]] bool isEmoji(char32_t character);

/// Whether the character is a blank other than a line break and a tab.
[[nodiscard]] bool isBlankCharacter(char32_t character);

} // namespace meja
