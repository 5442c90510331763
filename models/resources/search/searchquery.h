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

/// The parsed text of a search box, or of `meja-service list --search`. What `ValueFormat` shows can be
/// searched for, in both languages; docs/search.md describes the language for users. The rules:
///
/// * Spaces separate words. A row must match every word, each in any search field of the resource. The field
///   defines how a word is compared (`SearchKind`). Case is ignored, and so is the form in which accents,
///   apostrophes, quotes, dashes and blanks are stored (`searchFold`); all other characters count. Invisible
///   characters are left out unless they are quoted.
/// * `"…"` at the beginning of a word or after `field:` keeps its spaces, and its content has no special
///   meaning. `'…'` does the same if the closing quote ends the word (`Ma'ruf` is an ordinary word). A
///   double quote without a closing one extends to the end. `\` makes the next character an ordinary one.
///   `%`, `_` and `*` are always ordinary.
/// * `field:value` searches one column, by its name or its label (in any language, spaces as `_`). With an
///   unknown field the whole word is ordinary text. Texts match anywhere in the value, choices by code or
///   label, yes/no columns by yes, no, ya, tidak, true or false, records by their shown name (`"Order 17"`).
///   `field:–` matches empty values.
/// * Amounts (`readAmount`): `>500rb`, `>= Rp 1,5 jt`, `=250.000`, `500rb .. 2jt`, after a numeric `field:`
///   or without a field; then they compare the first money column. An unmistakable amount (`Rp 531.000`,
///   `531.000,00`) needs no sign. Columns with a fraction are compared with `4`, `4,5` or `4.5`.
/// * Days (`readDays`): `2026-11-22`, `30 Nov 2026`, `30/11/2026`, `2026-11`, `hari ini`, with `>`, `>=`, `<`
///   or `<=` before them or `..` between two, after a time `field:` or without a field; then they compare the
///   date column. A year such as `2026` is a range of days after a field, and in a comparison when the list
///   has no amounts. Days are store days. A time after a day is ignored, apart from its zone; a compared time
///   is a problem.
/// * The longest readable value after a sign or a known `field:` is taken, also in several words
///   (`total:> Rp 500 rb`, `status:Awaiting payment`; a single `=` stays text), and so are the groups of a
///   complete phone number in lists that search phones.
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
