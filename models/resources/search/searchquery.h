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

/// The parsed text of a search box, or of `meja-service list --search`. The rules:
///
/// * Spaces separate words. A row must match every word, each in any search field of the resource. The field
///   defines how a word is compared (`SearchKind`). Case is ignored; accents and all other characters count.
/// * `"…"` at the beginning of a word or after `field:` keeps its spaces, and its content has no special
///   meaning. `'…'` does the same if the closing quote ends the word (`Ma'ruf` is an ordinary word). A
///   double quote without a closing one extends to the end. `\` makes the next character an ordinary one.
///   `%`, `_` and `*` are always ordinary.
/// * `field:value` searches one column, by its name or its label (in any language, spaces as `_`). With an
///   unknown field the whole word is ordinary text. Texts match anywhere in the value, choices by code or
///   label, yes/no columns by yes, no, ya, tidak, true or false.
/// * Amounts: `>500rb`, `>=1,5jt`, `<2jt`, `<=1m`, `=250.000`, `500rb..2jt`, after a numeric `field:` or
///   without a field; then they compare the first money column. Units: rb, ribu, k = thousand; jt,
///   juta = million; m, miliar = thousand million. Columns with a fraction are compared with `4`, `4,5` or
///   `4.5`.
/// * Days: `2026-11-22`, `2026-11`, `today`, `hari ini`, `yesterday`, `kemarin`, with `>`, `>=`, `<` or `<=`
///   before them or `..` between two, after a time `field:` or without a field; then they compare the date
///   column. A year such as `2026` is a range of days after a field, and in a comparison when the list has
///   no amounts. Days are store days. A time of day is a problem.
/// * A space may separate a sign or a known `field:` from its value (`> 500rb`; a single `=` stays text),
///   and the groups of a complete phone number in lists that search phones.
/// * A `SearchProblem` with its position is returned for a comparison with an amount or a day that the list
///   does not have, for a word that begins like an amount but cannot be read, and for an unreadable value of
///   a known field. The last word may be unfinished (`total:>`). A word without a sign that only resembles a
///   date is text.
///
/// A repeated word counts once. More than 100 different words are a problem.
class SearchQuery
{
public:
    /// @param today the current store day, for `today` and `yesterday`.
    static SearchResult parse(const Resource &resource, const QString &text, QDate today);

    [[nodiscard]] const QList<SearchTerm> &terms() const { return m_terms; }

private:
    QList<SearchTerm> m_terms;
};

} // namespace meja
