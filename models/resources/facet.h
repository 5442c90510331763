#pragma once

#include <QDate>
#include <QList>
#include <QString>

namespace meja {

/// The number of rows with one value of a filter column.
struct FacetCount
{
    QString value; ///< A null text for NULL.
    qint64 rows = 0;
};

/// The counts of all values of one filter column.
struct Facet
{
    QString column;
    QList<FacetCount> counts = {};
    bool exact = false;
};

enum class Granularity { Year, Month, Day };

/// One bar of the date strip: a year, month or day.
struct DateBucket
{
    QDate start; ///< Its first store day.
    qint64 rows = 0;
};

/// The bars of the date strip.
struct DateHistogram
{
    Granularity granularity = Granularity::Month;
    QList<DateBucket> buckets = {};
    bool exact = false;
};

/// A row that type-ahead offers.
struct Suggestion
{
    qint64 key = 0;
    QString title;
    QString hint =
        {}; ///< Distinguishes rows with the same title. Empty when the resource has no hint for the role.
};

} // namespace meja
