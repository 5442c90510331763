#pragma once

#include "resource.h"
#include "searchterm.h"

#include <QDate>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace meja {

/// One filter of a list. Values are written as the database prints them: codes, whole numbers, ISO dates
/// (store days), keys of related rows.
struct Condition
{
    enum class Kind {
        AnyOf,   ///< `values`
        Between, ///< `from` ≤ value < `to` for times (store days), `from` ≤ value ≤ `to` for numbers; an
                 ///< empty text means no limit.
        Empty,
        NotEmpty
    };

    QString column;
    Kind kind = Kind::AnyOf;
    QStringList values = {};
    QString from = {};
    QString to = {};
    QString period = {}; ///< The name of the `DatePeriod` that `from` and `to` follow; empty: fixed days.

    friend bool operator==(const Condition &, const Condition &) = default;
};

/// Store days of the date hierarchy; `until` is not included.
struct DateRange
{
    QDate from;
    QDate until;

    friend bool operator==(const DateRange &, const DateRange &) = default;
};

/// The number of matching rows up to which a list may be sorted without an index.
inline constexpr qint64 maxSortedRows = 100'000;

/// What a list shows: its search, filters and order, without the position of the page.
struct ListQuery
{
    QString resource;
    QString search = {}; ///< As typed.
    /// What `search` means, from `SearchQuery::parse`. A record source reads only this, and refuses a query
    /// whose search was not parsed.
    std::optional<QList<SearchTerm>> terms = {};
    QList<Condition> conditions = {};
    std::optional<DateRange> dates = {};
    QList<SortLevel> order = {}; ///< Empty: the resource's default.
    /// Allows an order without an index: the server sorts the matching rows for every page. Set it only if at
    /// most `maxSortedRows` rows match.
    bool sortsRows = false;

    /// Does not compare `terms`, which follow from `search`.
    friend bool operator==(const ListQuery &one, const ListQuery &other)
    {
        return one.resource == other.resource && one.search == other.search &&
               one.conditions == other.conditions && one.dates == other.dates && one.order == other.order;
    }
};

} // namespace meja
