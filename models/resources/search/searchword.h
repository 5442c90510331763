#pragma once

#include <QList>
#include <QString>

namespace meja {

/// One word of a search before it is interpreted.
struct SearchWord
{
    QString field = {};  ///< The text before an unescaped `:`; empty when there is none.
    QString text = {};   ///< Without quotes and escapes.
    QString whole = {};  ///< Field, colon and text; used when the field is unknown.
    bool plain = true;   ///< Without quotes and escapes: it may be an amount or a day.
    bool isLast = false; ///< The last word.
    qsizetype at = 0;    ///< Where it begins in the typed text, from 0.
    QChar gap = u' ';    ///< The blank before it.
};

/// Splits a text into words by the rules of `SearchQuery`. PostgreSQL cannot store NUL, which separates words
/// like a space, or half a surrogate pair, which becomes U+FFFD. Invisible characters, which copied text may
/// contain, are left out unless they are quoted or escaped.
[[nodiscard]] QList<SearchWord> splitSearch(const QString &typed);

} // namespace meja
