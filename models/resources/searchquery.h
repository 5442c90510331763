#pragma once

#include "error.h"
#include "resource.h"
#include "searchterm.h"

#include <QDate>
#include <QHash>
#include <QList>
#include <QString>

namespace meja {

/// What was typed into a list's search box, read by these rules:
///
/// * White space splits; every word must be met, each by any search field of the resource, which also
///   says how (`SearchKind`). Upper and lower case are alike; accents and everything else count.
/// * `"…"` at the beginning of a word, or behind `field:`, keeps its white space and has no special
///   meaning inside; so does `'…'` if its closing quote ends the word (`Ma'ruf` needs no care). A double
///   quote that isn't closed yet reaches to the end. `\` makes the next character an ordinary one.
///   `%`, `_` and `*` are always ordinary.
/// * `field:value` looks into one column, by its name or its label (any language, blanks as `_`). An
///   unknown field makes the whole word ordinary text. Texts are looked for anywhere in the value,
///   choices by code or word, yes/no columns by yes, no, ya, tidak, true, false.
/// * Amounts, `>500rb`, `>=1,5jt`, `<2jt`, `<=1m`, `=250.000`, behind a numeric `field:` or alone, then
///   of the resource's first money column; `field:500rb..2jt` is a range. Units: rb, ribu, k = thousand,
///   jt, juta = million, m, miliar = thousand million. An amount that isn't whole is `Invalid`.
/// * Days, `2026-11-22`, `2026-11`, `today`, `hari ini`, `yesterday`, `kemarin`, behind a time `field:`
///   or alone, then of the resource's date column; behind a field also `2026`, and with `>`, `>=`, `<`, `<=`
///   in front or `..` between two. They are store days.
/// * A word that begins like an amount or stands behind a known field and can't be read is `Invalid`,
///   saying what and where; a lone word that merely resembles a date is text.
///
/// The same word twice counts once; more than 100 different ones are `Invalid`.
class SearchQuery
{
public:
    /// @param today the store's day, for `today` and `yesterday`.
    static Result<SearchQuery> parse(const Resource &resource, const QString &text, QDate today);

    [[nodiscard]] const QList<SearchTerm> &terms() const { return m_terms; }

private:
    QList<SearchTerm> m_terms;
};

} // namespace meja
