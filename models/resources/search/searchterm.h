#pragma once

#include "searchdecimal.h"

#include <QDate>
#include <QString>
#include <QStringList>

#include <optional>

namespace meja {

/// The meaning of one search word. A row is found when it matches every term.
struct SearchTerm
{
    enum class Kind {
        Text,     ///< The column, or any search field when `column` is empty, contains `text`.
        Numbers,  ///< `min` ≤ column ≤ `max`.
        Decimals, ///< The column is in the range `decimals`.
        Times,    ///< `from` ≤ column < `until`, in store days.
        Codes,    ///< The column is one of `codes`.
        Empty     ///< The column is NULL or an empty text.
    };

    Kind kind = Kind::Text;
    QString column = {};
    QString text = {};
    std::optional<qint64> min = {};
    std::optional<qint64> max = {};
    std::optional<QDate> from = {};
    std::optional<QDate> until = {};
    QStringList codes = {};
    DecimalRange decimals = {};

    friend bool operator==(const SearchTerm &, const SearchTerm &) = default;
};

} // namespace meja
