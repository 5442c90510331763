#pragma once

#include "recordsource.h"

#include <QPromise>

#include <deque>
#include <functional>
#include <memory>

namespace meja {

/// A record source in memory whose answers a test lets go one by one, in any order, well or not. Its
/// rows are numbered 1…`size` in the list's order.
class ScriptedSource : public RecordSource
{
public:
    explicit ScriptedSource(qint64 size) : m_size(size) {}

    /// Answers each question as soon as the event loop turns.
    bool answersAtOnce = true;
    QString everyText;        ///< Of every text, instead of the row's number.
    qint64 estimated = -1;    ///< What the planner thinks; negative: the truth.
    qint64 jumpError = 0;     ///< Rows by which an approximate jump misses.
    qint64 rowsBeforeDay = 0; ///< Rows that precede any place named by a day.
    bool exactJumps = false;
    qint64 emptyRows = 0; ///< Counted beside the values of every column.
    int partRows = 0;     ///< When set, a search is answered in parts of this many rows looked at.
    std::function<bool(qint64)> matches; ///< Which rows a search in parts finds.
    std::optional<Error> failure;        ///< When set, pages fail with it.

    struct Question
    {
        QString what; ///< `page`, `jump`, `estimate`, `count`, …
        PageRequest request;
        std::function<void()> answer;
        std::function<void(const Error &)> fail;
    };
    std::deque<Question> waiting;
    QList<PageRequest> pages; ///< Every page that was asked for.
    QList<ListQuery> counted;
    QList<Lane> cancelled;

    void setSize(qint64 size) { m_size = size; }
    void setFirst(qint64 first) { m_first = first; }
    /// Lets the first waiting question of that kind go.
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
    qint64 m_first = 1; ///< Key of the first row; less when rows came in at the top.
};

} // namespace meja
