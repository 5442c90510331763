#pragma once

#include <QString>

#include <optional>

namespace meja {

/// A range of numbers with a fraction, as PostgreSQL reads them. A null text means no limit.
struct DecimalRange
{
    QString min = {};
    QString max = {};
    QString above = {};
    QString below = {};

    friend bool operator==(const DecimalRange &, const DecimalRange &) = default;
};

/// `4`, `4,5`, `4.5`, `1.234,5`, with `>`, `>=`, `<`, `<=` or `=` before it, or `..` between two. A single
/// separator is the decimal separator. Empty for anything else.
[[nodiscard]] std::optional<DecimalRange> readDecimalRange(const QString &text);

/// Whether more characters can make the text such a range: `4.`, `-`.
[[nodiscard]] bool isBegunDecimal(const QString &text);

} // namespace meja
