#pragma once

#include "searchproblem.h"

#include <tl/expected.hpp>

#include <QString>

#include <optional>

namespace meja {

/// Why a text is not an amount (`NotAnAmount`, `NotWhole` or `TooLarge`), and whether it may be an unfinished
/// one.
struct AmountProblem
{
    SearchProblem::Reason reason = SearchProblem::Reason::NotAnAmount;
    QString text = {};
    bool isBegun = false;
};

template <class T>
using AmountResult = tl::expected<T, AmountProblem>;

/// A whole number with an optional Indonesian unit: `500rb`, `1,5jt`, `2m`, `1.250.000`, `Rp500rb`. A comma
/// or point is a decimal separator when there is only one and it is followed by a unit, or by a number of
/// digits other than three. Otherwise commas or points group thousands.
AmountResult<qint64> readAmount(const QString &text);

/// Both ends are included. An empty value means no limit.
struct AmountRange
{
    std::optional<qint64> min = {};
    std::optional<qint64> max = {};

    friend bool operator==(const AmountRange &, const AmountRange &) = default;
};

/// `>500rb`, `>=1,5jt`, `<2jt`, `<=1m`, `=250rb`, `250rb`, `500rb..2jt`, `500rb..`, `..2jt`.
AmountResult<AmountRange> readAmountRange(const QString &text);

} // namespace meja
