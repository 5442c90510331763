#pragma once

#include "recordsource.h"

#include <QPromise>

#include <memory>
#include <optional>

namespace meja {

/// A record source in memory for view tests. It generates rows from the resource descriptions: each value
/// fits its column's type and contains the row's key. Results arrive through the event loop.
class DescribedSource : public RecordSource
{
public:
    int rows = 3;                 ///< Of every list.
    QString everyText;            ///< When set, the value of every text column and suggestion.
    std::optional<Error> failure; ///< When set, every request fails with it.
    QString failingList;          ///< When set, only pages of this resource fail with `failure`.
    QList<PageRequest> requests;  ///< All page requests.
    QStringList suggestRequests;  ///< All suggestion requests, as `resource:text`.
    int recordRequests = 0;       ///< The number of record requests.

    QFuture<Result<Page>> page(Lane lane, const PageRequest &request) override;
    QFuture<Result<Jump>> jump(Lane lane, const PageRequest &request, qint64 position, qint64 total) override;
    QFuture<Result<Count>> estimate(Lane lane, const ListQuery &query) override;
    QFuture<Result<Count>> count(Lane lane, const ListQuery &query) override;
    QFuture<Result<Facet>> facet(Lane lane, const ListQuery &query, const QString &column) override;
    QFuture<Result<DateHistogram>> histogram(Lane lane, const ListQuery &query,
                                             Granularity granularity) override;
    QFuture<Result<QList<Suggestion>>> suggest(Lane lane, const QString &resource,
                                               const QString &text) override;
    QFuture<Result<QList<qint64>>> findByContact(Lane lane, const QString &contact) override;
    QFuture<Result<QList<Record>>> records(Lane lane, const ListQuery &query, const QStringList &columns,
                                           const QList<qint64> &keys) override;
    QFuture<Result<QList<qint64>>> matching(Lane lane, const ListQuery &query, const QList<qint64> &keys,
                                            const std::optional<Cursor> &before) override;
    QFuture<Result<Record>> record(Lane lane, const QString &resource, qint64 key,
                                   const QStringList &columns) override;
    void cancel(Lane) override {}

private:
    [[nodiscard]] Page pageOf(const PageRequest &request) const;
    [[nodiscard]] Record recordOf(const QString &resource, qint64 key, const QStringList &columns) const;

    template <class T>
    QFuture<Result<T>> respond(T value, const QString &list = {}) const
    {
        QPromise<Result<T>> promise;
        promise.start();
        promise.addResult(failure && list == failingList ? Result<T>(tl::unexpected(*failure))
                                                         : Result<T>(std::move(value)));
        promise.finish();
        return promise.future();
    }
};

} // namespace meja
