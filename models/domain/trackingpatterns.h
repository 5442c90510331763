#pragma once

#include "trackingline.h"

#include <QLatin1String>

#include <span>

namespace meja {

/// One form of a courier's manifest line, as data. Ordinary scans need no pattern.
struct LinePattern
{
    const char *courier; ///< Its code; empty: every courier.
    LineMeaning meaning;
    /// A regular expression that must match the whole line, in lower case and with single spaces. Never a
    /// part of a word.
    /// `<parcel>` and `<shipper>` stand for the names that couriers use for them.
    const char *pattern;
    const char *example; ///< A line that it matches.
    const char *source;  ///< Where such lines were seen; "not verified": usual wording, not seen.
};

/// All patterns; the first one that matches decides. To add one, add its example and source;
/// `trackinglinetest` compares every example with the patterns of every other courier.
[[nodiscard]] std::span<const LinePattern> linePatterns();

/// Words of lines that do not show that the courier has the parcel, in lower case. Such a line changes
/// nothing, because the next scan moves the parcel anyway.
[[nodiscard]] std::span<const QLatin1String> wordsBeforeCollection();

} // namespace meja
