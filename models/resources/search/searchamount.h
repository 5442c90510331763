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

/// Which units an amount may have. `Weight` adds `g` and `kg`; the amount is in grams.
enum class AmountUnits { Money, Weight };

/// A whole number with an optional unit, as people write it and as `ValueFormat` shows it in both languages:
/// `500rb`, `1,5 jt`, `2 m`, `Rp 1.250.000`, `Rp 1,250,000`, `531.000,00`, `Rp531.000,-`, `Rp -5.000`.
///
/// * Two kinds of separators: the last one is the decimal separator.
/// * One kind: it groups thousands if exactly three digits follow each of them, but a single one before a
///   unit is a decimal separator. No-break spaces between groups of three digits are removed.
/// * A fraction must make a whole number with its unit; without a unit it has at most two digits.
AmountResult<qint64> readAmount(const QString &text, AmountUnits units = AmountUnits::Money);

/// Whether a text without a sign can only be an amount: it has `Rp` in front, or groups of thousands and a
/// fraction (`531.000,00`, `531.000,-`).
[[nodiscard]] bool isUnmistakableAmount(const QString &text);

/// Both ends are included. An empty value means no limit.
struct AmountRange
{
    std::optional<qint64> min = {};
    std::optional<qint64> max = {};

    friend bool operator==(const AmountRange &, const AmountRange &) = default;
};

/// `>500rb`, `>= Rp 1,5 jt`, `<2jt`, `<=1m`, `=250rb`, `250rb`, `500rb .. 2jt`, `500rb..`, `..2jt`.
AmountResult<AmountRange> readAmountRange(const QString &text, AmountUnits units = AmountUnits::Money);

} // namespace meja
