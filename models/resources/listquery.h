#pragma once

#include "resource.h"

#include <QDate>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace meja {

/// One filter as somebody set it. Values are the texts the database would print: codes, whole
/// numbers, ISO dates (store days), keys of related rows.
struct Condition
{
    enum class Kind {
        AnyOf,   ///< `values`
        Between, ///< `from` ≤ value < `to` for times (store days), `from` ≤ value ≤ `to` for numbers; an
                 ///< empty end is open
        Empty,
        NotEmpty
    };

    QString column;
    Kind kind = Kind::AnyOf;
    QStringList values = {};
    QString from = {};
    QString to = {};

    friend bool operator==(const Condition &, const Condition &) = default;
};

/// Days of the date hierarchy, half-open, in store time.
struct DateRange
{
    QDate from;
    QDate until;

    friend bool operator==(const DateRange &, const DateRange &) = default;
};

/// What a list shows: everything that narrows and orders it, without where one is reading.
struct ListQuery
{
    QString resource;
    QString search = {}; ///< As typed; read by `SearchQuery`.
    QList<Condition> conditions = {};
    std::optional<DateRange> dates = {};
    QList<SortLevel> order = {}; ///< Empty: the resource's default.

    friend bool operator==(const ListQuery &, const ListQuery &) = default;
};

} // namespace meja
