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

/// Where one is reading: the row at the top of the screen and the place just before it.
struct ListPlace
{
    qint64 row = 0;
    std::optional<Cursor> before = {};

    friend bool operator==(const ListPlace &, const ListPlace &) = default;
};

/// The rows of a list over its whole length, of which a bounded number is in memory.
///
/// The number of rows is the planner's at once and exact later; pages are asked for where
/// `ensureVisible` says one is reading: by key from a neighbour, or by a jump whose positions are
/// approximate until the run meets something exact. An answer to an older question never lands.
class RecordTableModel : public RowSpan
{
    Q_OBJECT

public:
    RecordTableModel(RecordSource &source, const Resource &resource, QObject *parent = nullptr);
    ~RecordTableModel() override;

    /// Asks a new question. What is shown stays until the first rows of the answer are there.
    /// `columns` are names; empty means those listed by default.
    void setQuery(const ListQuery &query, const QStringList &columns = {}, const ListPlace &place = {});
    [[nodiscard]] const ListQuery &query() const { return m_query; }
    [[nodiscard]] const Resource &resource() const { return m_resource; }
    /// Names of the columns shown, in order.
    [[nodiscard]] const QStringList &columnNames() const { return m_columns; }
    [[nodiscard]] const Column *columnAt(int section) const;

    /// Tells which rows are on screen, so that they and those ahead of them are loaded.
    void ensureVisible(int first, int last);
    /// The same question again; rows stay on screen until they are replaced.
    void refresh();
    /// Tries what failed once more.
    void retry();
    /// Ends a search in parts; what was found stays. `resume` takes it up again.
    void stop();
    void resume();
    /// Shows the rows after `place.before` at about `place.row`; `placed` tells when they are there.
    void showPlace(const ListPlace &place);
    [[nodiscard]] ListPlace placeOf(int row) const;
    /// Texts are made anew: the language changed.
    void retranslate();

    [[nodiscard]] const ListStatus &status() const { return m_status; }
    [[nodiscard]] const Record *record(int row) const;

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void statusChanged();
    /// The rows of a place are there, the first of them at `row`.
    void placed(int row);

private:
    void askFresh(const ListPlace &place);
    void askFirstRows();
    void ask(const PageAsk &wanted);
    void askNext();
    void askLength();
    void askEstimate();
    void askCount();
    void take(const PageAsk &asked, const Result<Page> &answer);
    void takeJump(const PageAsk &asked, const Result<RecordSource::Jump> &answer);
    void takeFailure(const Error &error);
    void startList();
    void put(const PageAsk &asked, const Page &page);
    void announce();
    [[nodiscard]] bool isReplaceable();
    [[nodiscard]] ListStatus currentStatus() const;
    [[nodiscard]] ListFace currentFace() const;
    [[nodiscard]] const QString &shownText(const Row &row, int section) const;
    [[nodiscard]] QVariant linkKey(const Row &row, int section) const;
    [[nodiscard]] QVariant tone(const Row &row, int section) const;

    RecordSource &m_source;
    const Resource &m_resource;
    ListQuery m_query;          ///< The newest question.
    QStringList m_askedColumns; ///< Its columns.
    QStringList m_columns;      ///< Those of the rows in memory.
    QList<const Column *> m_shownColumns;
    ValueFormat m_format;
    Window m_window;

    Lane m_pageLane = Lane::next();
    Lane m_countLane = Lane::next();
    quint64 m_generation = 0; ///< Of the question.
    quint64 m_askNumber = 0;
    std::optional<PageAsk> m_asked;
    QElapsedTimer m_askedSince;
    bool m_hasJumped = false; ///< The window, since then.
    QTimer m_patience;        ///< Runs while an answer that nobody looks at any more is awaited.
    QTimer m_retryTimer;
    int m_tries = 0;

    ListPlace m_freshPlace;
    bool m_fresh = false;     ///< The newest question has no answer yet.
    bool m_keepsRows = false; ///< Its first rows replace those on screen in their places.
    bool m_lengthAsked = false;
    bool m_isMeasured = false; ///< The estimate was answered, well or not.
    bool m_incomplete = false; ///< The last page was one part of a search.
    bool m_stopped = false;
    double m_progress = 1.0;
    std::optional<Error> m_error;
    ListStatus m_status;
};

} // namespace meja
