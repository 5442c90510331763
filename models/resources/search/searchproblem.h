#pragma once

#include "error.h"

#include <QString>

namespace meja {

/// A word of a search that cannot be read. Commands print `error()`; views show a translated sentence.
struct SearchProblem
{
    enum class Reason {
        NoValue,     ///< There is no value after the sign or the `field:` in `word`.
        NotAnAmount, ///< Also not a day, if the list has dates.
        NotWhole,    ///< An amount with a fraction.
        TooLarge,    ///< An amount larger than any column can store.
        NotANumber,  ///< The value of a column of numbers with a fraction.
        NotADay,
        ClockTime,  ///< A time of day; lists are searched by date.
        NotAChoice, ///< Not a code or label of `column`.
        NotYesOrNo,
        NoAmounts, ///< Compares an amount, but the list has none.
        NoDays,    ///< Compares a day, but the list has no dates.
        TooManyWords,
        Masked ///< The role reads `column` masked.
    };

    Reason reason = Reason::NoValue;
    QString word = {};    ///< The text that cannot be read.
    QString column = {};  ///< The column before the colon; empty for a word without a column.
    qsizetype at = 0;     ///< Where the word begins in the typed text, from 0.
    bool isBegun = false; ///< It is the last word, and more characters can make it readable.

    /// What is wrong with the word, without its position.
    [[nodiscard]] QString sentence() const;
    /// `Invalid` with code `search`; `Forbidden` when masked.
    [[nodiscard]] Error error() const;

    friend bool operator==(const SearchProblem &, const SearchProblem &) = default;
};

} // namespace meja
