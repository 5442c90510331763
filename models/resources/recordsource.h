#pragma once

#include "error.h"
#include "facet.h"
#include "page.h"

#include <QFuture>

#include <optional>

namespace meja {

/// Identifies a sequence of queries of which only the newest matters, such as the rows of a list, its count
/// or a facet. A new query in a lane cancels the older one, also on the server; the older one fails with
/// `ErrorKind::Cancelled`.
struct Lane
{
    quint64 id = 0;

    static Lane next();
    friend bool operator==(Lane, Lane) = default;
};

/// Port for reading lists and records. Implemented in `repositories/lists` on worker threads with their own
/// connections; used by `tables` and `views`. Every function returns immediately.
///
/// Functions fail with `Invalid` (unknown resource, column or cursor, or a search that was not parsed),
/// `Forbidden` (the login lacks the right), `Unavailable` (the connection is lost and is being restored) and
/// `Cancelled`.
class RecordSource
{
public:
    RecordSource() = default;
    virtual ~RecordSource();
    Q_DISABLE_COPY_MOVE(RecordSource)

    /// The most keys that one request may name.
    static constexpr int maxKeys = 1000;

    virtual QFuture<Result<Page>> page(Lane lane, const PageRequest &request) = 0;

    /// Rows at `position` of `total`. Exact when the list has a key map, otherwise estimated from statistics;
    /// `exactPosition` of the result states which.
    struct Jump
    {
        Page page;
        qint64 position = 0; ///< Of the first record, in the whole list.
        bool exactPosition = false;
    };
    virtual QFuture<Result<Jump>> jump(Lane lane, const PageRequest &request, qint64 position,
                                       qint64 total) = 0;

    /// The planner's estimate; does not read the table.
    virtual QFuture<Result<Count>> estimate(Lane lane, const ListQuery &query) = 0;
    virtual QFuture<Result<Count>> count(Lane lane, const ListQuery &query) = 0;

    /// Counts of the values of one column. The query's own condition on that column is ignored.
    virtual QFuture<Result<Facet>> facet(Lane lane, const ListQuery &query, const QString &column) = 0;
    virtual QFuture<Result<DateHistogram>> histogram(Lane lane, const ListQuery &query,
                                                     Granularity granularity) = 0;

    /// Rows whose title begins with or contains `text`, for type-ahead.
    virtual QFuture<Result<QList<Suggestion>>> suggest(Lane lane, const QString &resource,
                                                       const QString &text) = 0;

    /// One row with the named columns. Fails with `NotFound` when there is none.
    virtual QFuture<Result<Record>> record(Lane lane, const QString &resource, qint64 key,
                                           const QStringList &columns) = 0;

    /// Rows with these keys as they are now, in any order; a key without a row is left out. `query` gives the
    /// list and the order of their cursors; its search and filters are ignored. At most `maxKeys` keys.
    virtual QFuture<Result<QList<Record>>> records(Lane lane, const ListQuery &query,
                                                   const QStringList &columns, const QList<qint64> &keys) = 0;

    /// Those of the keys whose rows belong to the list, before the row of the cursor if there is one. At most
    /// `maxKeys` keys.
    virtual QFuture<Result<QList<qint64>>> matching(Lane lane, const ListQuery &query,
                                                    const QList<qint64> &keys,
                                                    const std::optional<Cursor> &before) = 0;

    /// Keys of the customers with this complete phone number or e-mail address, for roles that read both
    /// masked. Every look-up is logged and their number is limited. Fails with `RuleViolated` and code
    /// `MJ018` above the limit, and with `Invalid` for an incomplete number.
    virtual QFuture<Result<QList<qint64>>> findByContact(Lane lane, const QString &contact) = 0;

    /// Cancels the query of the lane.
    virtual void cancel(Lane lane) = 0;
};

} // namespace meja
