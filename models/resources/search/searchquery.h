#pragma once

#include "resource.h"
#include "searchproblem.h"
#include "searchterm.h"

#include <QDate>
#include <QList>
#include <QString>

#include <tl/expected.hpp>

namespace meja {

class SearchQuery;
using SearchResult = tl::expected<SearchQuery, SearchProblem>;

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
/// * Amounts, `>500rb`, `>=1,5jt`, `<2jt`, `<=1m`, `=250.000`, `500rb..2jt`, behind a numeric `field:` or
///   alone, then of the resource's first money column. Units: rb, ribu, k = thousand, jt, juta = million,
///   m, miliar = thousand million. Columns with a fraction are compared with `4`, `4,5` or `4.5`.
/// * Days, `2026-11-22`, `2026-11`, `today`, `hari ini`, `yesterday`, `kemarin`, and with `>`, `>=`, `<`,
///   `<=` in front or `..` between two, behind a time `field:` or alone, then of the resource's date
///   column. A year, `2026`, is one behind a field, and compared alone where the list has no amounts.
///   They are store days; a time of the day is a problem.
/// * A sign and its value, or a known `field:` and its value, may have a blank between them (`> 500rb`;
///   `=` by itself stays text). So may the groups of a whole phone number on lists that look for phones.
/// * What compares an amount or a day that the list doesn't have, begins like an amount or stands behind a
///   known field and can't be read is a `SearchProblem`, saying what and where. The last word's may be
///   only begun (`total:>`). A lone word that merely resembles a date is text.
///
/// The same word twice counts once; more than 100 different ones are a problem.
class SearchQuery
{
public:
    /// @param today the store's day, for `today` and `yesterday`.
    static SearchResult parse(const Resource &resource, const QString &text, QDate today);

    [[nodiscard]] const QList<SearchTerm> &terms() const { return m_terms; }

private:
    QList<SearchTerm> m_terms;
};

} // namespace meja
