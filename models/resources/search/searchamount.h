#pragma once

#include "searchproblem.h"

#include <tl/expected.hpp>

#include <QString>

#include <optional>

namespace meja {

/// Why a text is no amount: `NotAnAmount`, `NotWhole` or `TooLarge`, and whether it may be the beginning of
/// one.
struct AmountProblem
{
    SearchProblem::Reason reason = SearchProblem::Reason::NotAnAmount;
    QString text = {};
    bool isBegun = false;
};

template <class T>
using AmountResult = tl::expected<T, AmountProblem>;

/// A whole number with an Indonesian unit: `500rb`, `1,5jt`, `2 m` (without the blank), `1.250.000`,
/// `Rp500rb`. One comma or point with one, two, four or more digits behind it, or with a unit behind
/// it, is a decimal one; several, or one with three digits and no unit, group thousands.
AmountResult<qint64> readAmount(const QString &text);

/// Both ends included; an empty one is open.
struct AmountRange
{
    std::optional<qint64> least = {};
    std::optional<qint64> most = {};

    friend bool operator==(const AmountRange &, const AmountRange &) = default;
};

/// `>500rb`, `>=1,5jt`, `<2jt`, `<=1m`, `=250rb`, `250rb`, `500rb..2jt`, `500rb..`, `..2jt`.
AmountResult<AmountRange> readAmountRange(const QString &text);

} // namespace meja
