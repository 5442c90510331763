#pragma once

#include <QString>

#include <optional>

namespace meja {

enum class Language { Indonesian, English };

[[nodiscard]] QString languageCode(Language language); ///< `id`, `en`.
[[nodiscard]] QString languageName(Language language); ///< In its own words.
[[nodiscard]] std::optional<Language> languageFromCode(const QString &code);

/// The system's language where we speak it, else Indonesian.
[[nodiscard]] Language systemLanguage();

/// Translates everything from now on; open widgets hear of it as `QEvent::LanguageChange`.
void applyLanguage(Language language);
[[nodiscard]] Language currentLanguage();

/// A word of `context` in that language whatever the current one is: the palette finds both.
[[nodiscard]] QString translated(Language language, const char *context, const char *source);

} // namespace meja
