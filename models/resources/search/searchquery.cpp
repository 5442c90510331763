#include "searchquery.h"

#include "searchjoin.h"
#include "searchreader.h"
#include "searchword.h"

#include <QRegularExpression>

namespace meja {

namespace {

constexpr qsizetype maxTerms = 100;

using Reason = SearchProblem::Reason;

/// `23:59`, `23:59..`: after a day it would be a time, but lists are searched by date.
bool isClockTime(const SearchWord &word)
{
    static const QRegularExpression form(QStringLiteral("^[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:\\.\\..*)?$"));
    return word.plain && form.match(word.whole).hasMatch();
}

} // namespace

SearchResult SearchQuery::parse(const Resource &resource, const QString &text, QDate today)
{
    SearchQuery query;
    const SearchReader reader(resource, today);
    bool isAfterDay = false;
    for (const SearchWord &word : joinedWords(splitSearch(text), reader)) {
        if (word.text.isEmpty() && word.field.isEmpty())
            continue; // An empty phrase.
        if (isAfterDay && isClockTime(word))
            return tl::unexpected(
                SearchProblem{.reason = Reason::ClockTime, .word = word.whole, .at = word.at});
        const auto term = reader.read(word);
        if (!term)
            return tl::unexpected(term.error());
        if (!query.m_terms.contains(*term))
            query.m_terms.append(*term);
        if (query.m_terms.size() > maxTerms)
            return tl::unexpected(SearchProblem{
                .reason = Reason::TooManyWords, .word = QString::number(maxTerms), .at = word.at});
        isAfterDay = term->kind == SearchTerm::Kind::Times;
    }
    return query;
}

} // namespace meja
