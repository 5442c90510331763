#pragma once

#include <QString>

namespace meja {

/// How a value is compared; `Equal` also without a sign.
enum class ComparisonSign { Equal, Above, AtLeast, Below, AtMost };

/// A sign at the beginning of a searched word and what follows it.
struct Comparison
{
    ComparisonSign sign = ComparisonSign::Equal;
    bool hasSign = false;
    QString value;
};

[[nodiscard]] Comparison readComparison(const QString &text);

} // namespace meja
