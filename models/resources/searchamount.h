#pragma once

#include "error.h"

#include <QString>

#include <optional>

namespace meja {

/// A whole number with an Indonesian unit: `500rb`, `1,5jt`, `2 m` (without the blank), `1.250.000`,
/// `Rp500rb`. One comma or point with one, two, four or more digits behind it, or with a unit behind
/// it, is a decimal one; several, or one with three digits and no unit, group thousands.
///
/// Failures: `Invalid` when it is no number, isn't whole (`1,2345rb`) or doesn't fit.
Result<qint64> readAmount(const QString &text);

/// Both ends included; an empty one is open.
struct AmountRange
{
    std::optional<qint64> least = {};
    std::optional<qint64> most = {};

    friend bool operator==(const AmountRange &, const AmountRange &) = default;
};

/// `>500rb`, `>=1,5jt`, `<2jt`, `<=1m`, `=250rb`, `250rb`, `500rb..2jt`, `500rb..`, `..2jt`.
Result<AmountRange> readAmountRange(const QString &text);

} // namespace meja
