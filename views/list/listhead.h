#pragma once

#include "liststate.h"
#include "liststatus.h"
#include "role.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace meja {

class ChipRow;
class DateStrip;
class FilterBar;
class RecordSource;
class SearchBox;

/// The part of a list page above the rows: search box, filters, number of rows, date strip and filter
/// chips. It shows the state of the list and emits the user's changes; the page applies them.
class ListHead : public QWidget
{
    Q_OBJECT

public:
    ListHead(RecordSource &source, const Resource &resource, Role role, QWidget *parent);

    void showState(const ListState &state);
    void showStatus(const ListStatus &status);
    /// Shows the numbers of the first and last visible row, counted from 1.
    void showRange(qint64 first, qint64 last, const ListStatus &status);
    /// Shows below the search box why the typed search is not applied. An empty text hides the message.
    void showProblem(const QString &sentence);
    [[nodiscard]] QString problemText() const;
    void retranslate();
    /// Adds a widget beside the button that refreshes the list.
    void addBesideRefresh(QWidget *widget);
    /// Adds a widget beside the number of rows. Showing it does not move the rows.
    void addBesideCount(QWidget *widget);

    [[nodiscard]] SearchBox &search() { return *m_search; }
    [[nodiscard]] FilterBar &filters() { return *m_filters; }
    [[nodiscard]] DateStrip &dates() { return *m_dates; }
    /// Shows `popup` below the button.
    void openUnder(QWidget *popup, const QToolButton &button);
    [[nodiscard]] QToolButton &calendarButton() { return *m_calendar; }
    [[nodiscard]] QToolButton &columnsButton() { return *m_columns; }
    [[nodiscard]] QString countText() const;

Q_SIGNALS:
    /// A chip was removed: the search, the dates, or a column's condition.
    void searchRemoved();
    void datesRemoved();
    void conditionRemoved(const QString &column);
    void cleared();
    void retryRequested();
    void refreshRequested();

private:
    QToolButton *addTool(const QString &iconName);
    void build();
    void showChips(const ListState &state);
    void removeChip(const QString &id);
    [[nodiscard]] QString countOf(const ListStatus &status) const;
    void explainCount(const ListStatus &status);

    const Resource &m_resource;
    SearchBox *m_search;
    FilterBar *m_filters;
    ChipRow *m_chips;
    DateStrip *m_dates;
    QString m_shownSearch; ///< The search that was last shown in the box; the user may have typed since.
    QLabel *m_problem;
    QLabel *m_count;
    QLabel *m_range;
    QLabel *m_failure; ///< Why the rows could not be read again, while older rows stay visible.
    QToolButton *m_retry;
    QToolButton *m_calendar;
    QToolButton *m_columns;
    QToolButton *m_refresh;
    QHBoxLayout *m_tools = nullptr;
    QHBoxLayout *m_line = nullptr;
};

} // namespace meja
