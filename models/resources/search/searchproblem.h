#pragma once

#include "error.h"

#include <QString>

namespace meja {

/// A word of a search that can't be read, in parts: programs print `error()`, views say it in the
/// language of whoever typed.
struct SearchProblem
{
    enum class Reason {
        NoValue,     ///< Nothing stands behind the sign or the `field:` in `word`.
        NotAnAmount, ///< Nor a day, where the list has dates as well.
        NotWhole,    ///< An amount with a fraction of a rupiah, or of a piece.
        TooLarge,    ///< An amount that no column holds.
        NotANumber,  ///< Behind a column of numbers with a fraction.
        NotADay,
        ClockTime,  ///< A time of the day; lists are searched by whole days.
        NotAChoice, ///< None of the codes or words of `column`.
        NotYesOrNo,
        NoAmounts, ///< An amount is compared, and the list has none.
        NoDays,    ///< A day is compared, and the list has none.
        TooManyWords,
        Masked ///< Whoever asks reads `column` masked.
    };

    Reason reason = Reason::NoValue;
    QString word = {};    ///< What couldn't be read.
    QString column = {};  ///< The column it was meant for; empty for a word by itself.
    qsizetype at = 0;     ///< Where the word begins in what was typed, from 0.
    bool isBegun = false; ///< The last word, which a few more characters may make readable.

    /// What is off with the word, wherever it stands.
    [[nodiscard]] QString sentence() const;
    /// `Invalid` with code `search`; `Forbidden` when masked.
    [[nodiscard]] Error error() const;

    friend bool operator==(const SearchProblem &, const SearchProblem &) = default;
};

} // namespace meja
