#pragma once

#include <QString>

namespace meja {

/// A visible text of a resource. The source is English and marked with `QT_TRANSLATE_NOOP("Catalogue", …)`.
/// It is translated each time it is shown, so that the language can change while the program runs.
struct Label
{
    constexpr Label() = default;
    // NOLINTNEXTLINE(google-explicit-constructor): descriptions write labels as plain texts
    constexpr Label(const char *text, const char *disambiguation = nullptr)
        : source(text), comment(disambiguation)
    {}

    const char *source = "";
    const char *comment =
        nullptr; ///< From `QT_TRANSLATE_NOOP3`, where one English text has two translations.

    [[nodiscard]] QString text() const;
};

} // namespace meja
