#pragma once

#include "searchdecimal.h"

#include <QDate>
#include <QString>
#include <QStringList>

#include <optional>

namespace meja {

/// One word of the search box as it was understood. A row is found when it meets every term.
struct SearchTerm
{
    enum class Kind {
        Text,    ///< `text` in the column, or in any search field when `column` is empty.
        Numbers, ///< `least` ≤ column ≤ `most`
        Decimals,
        Times, ///< `from` ≤ column < `until`, store days
        Codes  ///< The column is one of `codes`.
    };

    Kind kind = Kind::Text;
    QString column = {};
    QString text = {};
    std::optional<qint64> least = {};
    std::optional<qint64> most = {};
    std::optional<QDate> from = {};
    std::optional<QDate> until = {};
    QStringList codes = {};
    DecimalRange decimals = {};

    friend bool operator==(const SearchTerm &, const SearchTerm &) = default;
};

} // namespace meja
