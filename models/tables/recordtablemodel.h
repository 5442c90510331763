#pragma once

#include "liststatus.h"
#include "pageplan.h"
#include "recordroles.h"
#include "recordsource.h"
#include "resource.h"
#include "rowspan.h"
#include "valueformat.h"

#include <QElapsedTimer>
#include <QTimer>

#include <optional>

namespace meja {

/// The scroll position of a list: the row at the top of the screen and the cursor before it.
struct ListPlace
{
    qint64 row = 0;
    std::optional<Cursor> before = {};

    friend bool operator==(const ListPlace &, const ListPlace &) = default;
};

/// The rows at the beginning of a list when it was last read from its beginning.
struct ListTop
{
    QSet<qint64> keys;
    std::optional<Cursor> end = {}; ///< Of the last of them; empty: they are the whole list.
};

/// The rows of a list over its whole length; only a limited number of them is in memory. For `ListPage`.
///
/// The number of rows is first the planner's estimate, later exact. `ensureVisible` decides which pages are
/// loaded: by cursor from neighbouring rows, or by a jump. The positions after a jump are estimates until its
/// rows adjoin rows with exact positions. Results of older queries are discarded.
class RecordTableModel : public RowSpan
{
    Q_OBJECT

public:
    RecordTableModel(RecordSource &source, const Resource &resource, QObject *parent = nullptr);
    ~RecordTableModel() override;

    /// Starts a new query. The old rows stay until the first rows of the result arrive.
    /// `columns` are names; empty means those listed by default.
    void setQuery(const ListQuery &query, const QStringList &columns = {}, const ListPlace &place = {});
    [[nodiscard]] const ListQuery &query() const { return m_query; }
    [[nodiscard]] const Resource &resource() const { return m_resource; }
    /// Names of the columns shown, in order.
    [[nodiscard]] const QStringList &columnNames() const { return m_columns; }
    [[nodiscard]] const Column *columnAt(int section) const;

    /// Loads the rows on screen and those in the direction of scrolling.
    void ensureVisible(int first, int last);
    /// Repeats the query; the rows stay on screen until they are replaced.
    void refresh();
    /// The same, from the beginning of the list.
    void refreshFromTop();
    /// Repeats the failed request.
    void retry();
    /// Stops an incomplete search and keeps the rows found. `resume` continues it.
    void stop();
    void resume();
    /// Shows the rows after `place.before` at about `place.row`. Emits `placed` when they have arrived.
    void showPlace(const ListPlace &place);
    [[nodiscard]] ListPlace placeOf(int row) const;
    /// Formats all texts again after the language has changed.
    void retranslate();

    /// Empty while the list was read only from another place.
    [[nodiscard]] const std::optional<ListTop> &top() const { return m_top; }
    /// Names of the columns that were requested with the newest query.
    [[nodiscard]] const QStringList &queryColumns() const { return m_queryColumns; }
    /// Keys of the rows in memory that are on screen.
    [[nodiscard]] QList<qint64> keysOnScreen() const;

    [[nodiscard]] const ListStatus &status() const { return m_status; }
    [[nodiscard]] const Record *record(int row) const;

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void statusChanged();
    /// The rows of `showPlace` have arrived; the first of them is at `row`.
    void placed(int row);

private:
    void requestNewList(const ListPlace &place);
    void requestFirstRows();
    void requestPage(const PageFetch &wanted);
    void requestNext();
    void requestLength();
    void requestEstimate();
    void requestCount();
    void take(const PageFetch &requested, const Result<Page> &result);
    void takeJump(const PageFetch &requested, const Result<RecordSource::Jump> &result);
    void takeFailure(const Error &error);
    void startList();
    void put(const PageFetch &requested, const Page &page);
    [[nodiscard]] qint64 placeFor(const Page &page, qint64 estimate) const;
    void updateStatus();
    [[nodiscard]] bool isReplaceable();
    [[nodiscard]] ListStatus currentStatus() const;
    [[nodiscard]] LoadState currentLoadState() const;
    [[nodiscard]] qint64 foundRows() const;
    [[nodiscard]] const QString &shownText(const Row &row, int section) const;
    [[nodiscard]] QVariant linkKey(const Row &row, int section) const;
    [[nodiscard]] QVariant tone(const Row &row, int section) const;
    /// Whether the row's order status already says this payment status.
    [[nodiscard]] bool repeatsState(const Row &row, int section) const;

    RecordSource &m_source;
    const Resource &m_resource;
    ListQuery m_query;          ///< The newest query.
    QStringList m_queryColumns; ///< The columns of the newest query.
    QStringList m_columns;      ///< The columns of the rows in memory.
    QList<const Column *> m_shownColumns;
    ValueFormat m_format;
    Window m_window;

    Lane m_pageLane = Lane::next();
    Lane m_countLane = Lane::next();
    quint64 m_generation = 0; ///< Of the query; results of older generations are discarded.
    quint64 m_requestNumber = 0;
    std::optional<PageFetch> m_pending;
    QElapsedTimer m_pendingSince;
    bool m_hasJumped = false; ///< The window has jumped since the pending request.
    QTimer m_replaceTimer;    ///< Runs while the pending rows are no longer on screen.
    QTimer m_retryTimer;
    int m_tries = 0;

    std::optional<ListTop> m_top;
    ListPlace m_freshPlace;
    bool m_fresh = false;     ///< The newest query has no result yet.
    bool m_keepsRows = false; ///< Its first rows replace those on screen without a reset.
    bool m_lengthRequested = false;
    bool m_isMeasured = false; ///< The estimate has arrived or failed.
    bool m_incomplete = false; ///< The last page was incomplete.
    bool m_stopped = false;
    double m_progress = 1.0;
    std::optional<Error> m_error;
    ListStatus m_status;
};

} // namespace meja
