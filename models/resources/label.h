#pragma once

#include <QString>

namespace meja {

/// A word of the catalogue that people read: kept in English in the source, marked with
/// `QT_TRANSLATE_NOOP("Catalogue", …)`, translated each time it is shown, so that the language can
/// change while the program runs.
struct Label
{
    const char *source = "";

    [[nodiscard]] QString text() const;
};

} // namespace meja
