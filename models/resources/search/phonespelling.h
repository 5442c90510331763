#pragma once

#include <QString>

#include <optional>

namespace meja {

/// A typed phone number, or a part of one, converted to the stored form: +62… and digits.
struct PhoneSpelling
{
    QString text;              ///< `+62812…`, or digits from the middle of a number.
    bool startsNumber = false; ///< It began with 0, 62 or +62, so it is the beginning of a number.

    /// Accepts digits with dots, dashes, brackets, slashes and spaces. Empty for anything else.
    static std::optional<PhoneSpelling> read(const QString &typed);

    /// A complete Indonesian number in any spelling, as +62…. Empty for an incomplete one.
    static std::optional<QString> whole(const QString &typed);

    friend bool operator==(const PhoneSpelling &, const PhoneSpelling &) = default;
};

} // namespace meja
