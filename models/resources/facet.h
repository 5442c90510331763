#pragma once

#include <QDate>
#include <QList>
#include <QString>

namespace meja {

/// How many rows of a list have one value of a filter's column.
struct FacetCount
{
    QString value; ///< Null text for NULL.
    qint64 rows = 0;
};

struct Facet
{
    QString column;
    QList<FacetCount> counts;
    bool exact = false;
};

enum class Granularity { Year, Month, Day };

/// One bar of the date strip.
struct DateBucket
{
    QDate start; ///< First store day of the year, month or day.
    qint64 rows = 0;
};

struct DateHistogram
{
    Granularity granularity = Granularity::Month;
    QList<DateBucket> buckets;
    bool exact = false;
};

/// A related row offered by type-ahead.
struct Suggestion
{
    qint64 key = 0;
    QString title;
    QString hint = {}; ///< Tells namesakes apart; empty where the resource has none for the role.
};

} // namespace meja
