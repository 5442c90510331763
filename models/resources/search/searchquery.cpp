#include "searchquery.h"

#include "searchjoin.h"
#include "searchreader.h"
#include "searchword.h"

#include <QRegularExpression>

namespace meja {

namespace {

constexpr qsizetype mostTerms = 100;

using Reason = SearchProblem::Reason;

/// `23:59`, `23:59..`: it would narrow a day, and lists are asked for whole ones.
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
    bool isBehindDay = false;
    for (const SearchWord &word : joinedWords(splitSearch(text), reader)) {
        if (word.text.isEmpty() && word.field.isEmpty())
            continue; // An empty phrase.
        if (isBehindDay && isClockTime(word))
            return tl::unexpected(SearchProblem{Reason::ClockTime, word.whole, {}, word.at});
        const auto term = reader.read(word);
        if (!term)
            return tl::unexpected(term.error());
        if (!query.m_terms.contains(*term))
            query.m_terms.append(*term);
        if (query.m_terms.size() > mostTerms)
            return tl::unexpected(
                SearchProblem{Reason::TooManyWords, QString::number(mostTerms), {}, word.at});
        isBehindDay = term->kind == SearchTerm::Kind::Times;
    }
    return query;
}

} // namespace meja
