#pragma once

#include "recordsource.h"

#include <QPromise>

#include <deque>
#include <functional>
#include <memory>

namespace meja {

/// A record source in memory. A test can deliver its results one by one, in any order, or let them fail. Its
/// rows have the keys 1…`size`, in the list's order.
class ScriptedSource : public RecordSource
{
public:
    explicit ScriptedSource(qint64 size) : m_size(size) {}

    /// Completes each request immediately. When false, requests wait for `release` or `refuse`.
    bool completesAtOnce = true;
    QString everyText;        ///< The value of every text column, instead of a number.
    qint64 estimated = -1;    ///< The estimate; negative: the exact number.
    qint64 jumpError = 0;     ///< The error of an estimated jump, in rows.
    qint64 rowsBeforeDay = 0; ///< Rows before any cursor made from a day.
    bool exactJumps = false;
    qint64 emptyRows = 0; ///< Rows with NULL in every facet.
    int partRows = 0;     ///< When set, a search returns incomplete pages of this many scanned rows.
    std::function<bool(qint64)> matches; ///< The keys that an incomplete search finds.
    std::optional<Error> failure;        ///< When set, pages fail with this error.

    struct PendingRequest
    {
        QString what; ///< `page`, `jump`, `estimate`, `count`, …
        PageRequest request;
        std::function<void()> deliver;
        std::function<void(const Error &)> fail;
    };
    std::deque<PendingRequest> waiting;
    QList<PageRequest> pages; ///< All requested pages.
    QList<ListQuery> counted;
    QList<Lane> cancelled;

    void setSize(qint64 size) { m_size = size; }
    void setFirst(qint64 first) { m_first = first; }
    /// Completes the first waiting request of this kind. False when there is none.
    bool release(const QString &what);
    bool refuse(const QString &what, const Error &error);

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
    void cancel(Lane lane) override { cancelled.append(lane); }

private:
    [[nodiscard]] Result<Page> rows(const PageRequest &request) const;
    [[nodiscard]] Page part(const PageRequest &request) const;
    [[nodiscard]] Page between(qint64 first, qint64 last, const PageRequest &request) const;
    [[nodiscard]] Record rowAt(qint64 key, const PageRequest &request) const;
    template <class T>
    QFuture<Result<T>> later(const QString &what, const PageRequest &request,
                             std::function<Result<T>()> make);

    qint64 m_size;
    qint64 m_first = 1; ///< Key of the first row; smaller after rows were inserted at the top.
};

} // namespace meja
