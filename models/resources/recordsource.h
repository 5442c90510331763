#pragma once

#include "error.h"
#include "facet.h"
#include "page.h"

#include <QFuture>

namespace meja {

/// A conversation with the record source: one per thing on screen that asks (the rows of a list, its
/// count, a facet). A newer question in a lane cancels the older one, on the server too; the older
/// answer becomes `ErrorKind::Cancelled`.
struct Lane
{
    quint64 id = 0;

    static Lane next();
    friend bool operator==(Lane, Lane) = default;
};

/// Port through which lists and detail pages are read, implemented in `repositories` on worker
/// threads with connections of their own. Every function returns at once.
///
/// Failures: `Invalid` (unknown resource, column, cursor, or a search that can't be read),
/// `Forbidden` (the login lacks the right), `Unavailable` (connection lost; it is being restored),
/// `Cancelled`.
class RecordSource
{
public:
    RecordSource() = default;
    virtual ~RecordSource();
    Q_DISABLE_COPY_MOVE(RecordSource)

    virtual QFuture<Result<Page>> page(Lane lane, const PageRequest &request) = 0;

    /// Rows at `position` of `total`: by the exact key map once there is one, else by statistics.
    /// `exactPosition` of the answer tells which.
    struct Jump
    {
        Page page;
        qint64 position = 0; ///< Of the first record in the whole list.
        bool exactPosition = false;
    };
    virtual QFuture<Result<Jump>> jump(Lane lane, const PageRequest &request, qint64 position,
                                       qint64 total) = 0;

    /// From the planner at once (`exact` false), without reading the table.
    virtual QFuture<Result<Count>> estimate(Lane lane, const ListQuery &query) = 0;
    virtual QFuture<Result<Count>> count(Lane lane, const ListQuery &query) = 0;

    /// Counts of one column's values under the query without that column's own condition.
    virtual QFuture<Result<Facet>> facet(Lane lane, const ListQuery &query, const QString &column) = 0;
    virtual QFuture<Result<DateHistogram>> histogram(Lane lane, const ListQuery &query,
                                                     Granularity granularity) = 0;

    /// Rows of a resource whose title begins with or contains `text`, for type-ahead.
    virtual QFuture<Result<QList<Suggestion>>> suggest(Lane lane, const QString &resource,
                                                       const QString &text) = 0;

    /// One row with the named columns; `NotFound` when there is none.
    virtual QFuture<Result<Record>> record(Lane lane, const QString &resource, qint64 key,
                                           const QStringList &columns) = 0;

    /// Keys of the customers with that whole phone number or e-mail address, for people who read both
    /// masked. Every look-up is kept in the audit, and their number is limited: `RuleViolated` with code
    /// `MJ018` then; `Invalid` for a part of a number.
    virtual QFuture<Result<QList<qint64>>> findByContact(Lane lane, const QString &contact) = 0;

    /// Ends what runs in the lane and forgets it.
    virtual void cancel(Lane lane) = 0;
};

} // namespace meja
