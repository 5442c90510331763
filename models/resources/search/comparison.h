#pragma once

#include <QString>

#include <optional>

namespace meja {

/// How a value is compared. Without a sign: `Equal`.
enum class ComparisonSign { Equal, Above, AtLeast, Below, AtMost };

/// A comparison sign at the beginning of a search word, and the value after it. Spaces may separate them.
struct Comparison
{
    ComparisonSign sign = ComparisonSign::Equal;
    bool hasSign = false;
    QString value;
};

[[nodiscard]] Comparison readComparison(const QString &text);

/// Both ends of a range, without the spaces around `..`; at most one of them is empty.
struct RangeEnds
{
    QString from;
    QString to;
};

/// `1..5`, `1 .. 5`, `1..`, `..5`. Empty for a text that is not a range.
[[nodiscard]] std::optional<RangeEnds> readRangeEnds(const QString &text);

} // namespace meja
