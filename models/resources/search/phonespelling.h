#pragma once

#include <QString>

#include <optional>

namespace meja {

/// A typed phone number, or a part of one, converted to the stored form: +62… and digits. The SQL function
/// `meja.normalise_phone` converts complete numbers in the same way.
struct PhoneSpelling
{
    QString text;              ///< `+62812…`, or digits from the middle of a number.
    bool startsNumber = false; ///< It began with 0, 62, +62 or 0062: it is the beginning of a number.

    /// Accepts digits with spaces, dots, brackets, slashes and every kind of dash, after an optional `tel:`.
    /// Invisible characters are ignored, and so is the 0 in `+62 (0)812`. Empty for anything else.
    static std::optional<PhoneSpelling> read(const QString &typed);

    /// A complete Indonesian number (8 to 13 digits after +62) in any spelling, as +62…. Empty for others.
    static std::optional<QString> whole(const QString &typed);

    friend bool operator==(const PhoneSpelling &, const PhoneSpelling &) = default;
};

} // namespace meja
