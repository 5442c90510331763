#pragma once

#include <QString>

#include <optional>

namespace meja {

/// A phone, or a part of one, as somebody typed it, in the spelling of the stored ones: +62… and digits.
struct PhoneSpelling
{
    QString text;              ///< `+62812…`, or digits from somewhere within a number.
    bool startsNumber = false; ///< It began with 0, 62 or +62, so it stands at a number's beginning.

    /// Reads digits with dots, dashes, brackets and blanks between; empty for anything else.
    static std::optional<PhoneSpelling> read(const QString &typed);

    /// A whole Indonesian number, however spelled, as +62…; empty for a part of one.
    static std::optional<QString> whole(const QString &typed);

    friend bool operator==(const PhoneSpelling &, const PhoneSpelling &) = default;
};

} // namespace meja
