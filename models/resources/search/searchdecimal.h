#pragma once

#include <QString>

#include <optional>

namespace meja {

/// Numbers with a fraction as PostgreSQL reads them; a null text is an open end.
struct DecimalRange
{
    QString least = {};
    QString most = {};
    QString above = {};
    QString below = {};

    friend bool operator==(const DecimalRange &, const DecimalRange &) = default;
};

/// `4`, `4,5`, `4.5`, also with `>`, `>=`, `<`, `<=`, `=` in front or `..` between two.
[[nodiscard]] std::optional<DecimalRange> readDecimalRange(const QString &text);

/// Whether more characters may make one of it: `4.`, `-`.
[[nodiscard]] bool isBegunDecimal(const QString &text);

} // namespace meja
