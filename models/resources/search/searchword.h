#pragma once

#include <QList>
#include <QString>

namespace meja {

/// One word of a search as it was typed.
struct SearchWord
{
    QString field = {};  ///< What stood before an unescaped `:`; empty when nothing did.
    QString text = {};   ///< Quotes and escapes taken away.
    QString whole = {};  ///< Field, colon and text, for a field nobody knows.
    bool plain = true;   ///< No quote and no escape: amounts and days may be read from it.
    bool isLast = false; ///< Nothing was typed behind it.
    qsizetype at = 0;    ///< Where it begins in what was typed, from 0.
};

/// Splits what was typed into words by the rules of `SearchQuery`. Characters that no PostgreSQL text
/// can hold split like white space (NUL) or become U+FFFD (half a surrogate pair).
[[nodiscard]] QList<SearchWord> splitSearch(const QString &typed);

} // namespace meja
