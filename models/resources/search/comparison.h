#pragma once

#include <QString>

namespace meja {

/// How a value is compared. Without a sign: `Equal`.
enum class ComparisonSign { Equal, Above, AtLeast, Below, AtMost };

/// A comparison sign at the beginning of a search word, and the value after it.
struct Comparison
{
    ComparisonSign sign = ComparisonSign::Equal;
    bool hasSign = false;
    QString value;
};

[[nodiscard]] Comparison readComparison(const QString &text);

} // namespace meja
