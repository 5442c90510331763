#pragma once

#include <QString>

#include <optional>

namespace meja {

enum class Language { Indonesian, English };

[[nodiscard]] QString languageCode(Language language); ///< `id`, `en`.
[[nodiscard]] QString languageName(Language language); ///< In that language: `Bahasa Indonesia`.
[[nodiscard]] std::optional<Language> languageFromCode(const QString &code);

/// English if the system's language is English, otherwise Indonesian.
[[nodiscard]] Language systemLanguage();

/// Installs the translator and the locale. Open widgets receive `QEvent::LanguageChange`.
void applyLanguage(Language language);
[[nodiscard]] Language currentLanguage();

/// A text in that language, whatever the current language is. The palette finds entries in both.
[[nodiscard]] QString translated(Language language, const char *context, const char *source);

} // namespace meja
