#pragma once

#include "liststate.h"
#include "liststatus.h"
#include "role.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace meja {

class ChipRow;
class DateStrip;
class FilterBar;
class RecordSource;
class SearchBox;

/// What stands above the rows of a list: search box and filters, the number of rows, the date strip,
/// chips for what narrows it. It shows a state and hands out its parts; the page decides.
class ListHead : public QWidget
{
    Q_OBJECT

public:
    ListHead(RecordSource &source, const Resource &resource, Role role, QWidget *parent);

    void showState(const ListState &state);
    void showStatus(const ListStatus &status);
    /// The rows on screen, first and last by their numbers from 1.
    void showRange(qint64 first, qint64 last, const ListStatus &status);
    void showNotice(const QString &text);
    /// Why the search that was typed isn't the one that shows, below the box; empty: it is.
    void showProblem(const QString &sentence);
    [[nodiscard]] QString problemText() const;
    void retranslate();

    [[nodiscard]] SearchBox &search() { return *m_search; }
    [[nodiscard]] FilterBar &filters() { return *m_filters; }
    [[nodiscard]] DateStrip &dates() { return *m_dates; }
    /// Below this button `sheet` opens.
    void openUnder(QWidget *sheet, const QToolButton &button);
    [[nodiscard]] QToolButton &calendarButton() { return *m_calendar; }
    [[nodiscard]] QToolButton &columnsButton() { return *m_columns; }
    [[nodiscard]] QString countText() const;

Q_SIGNALS:
    /// A chip was taken off: the search, the dates, or a column's condition.
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

    const Resource &m_resource;
    SearchBox *m_search;
    FilterBar *m_filters;
    ChipRow *m_chips;
    DateStrip *m_dates;
    QString m_shownSearch; ///< What the box shows or showed before somebody typed on.
    QLabel *m_problem;
    QLabel *m_count;
    QLabel *m_range;
    QLabel *m_notice; ///< What was picked or copied, or what went wrong below rows that show.
    QToolButton *m_retry;
    QToolButton *m_calendar;
    QToolButton *m_columns;
    QToolButton *m_refresh;
};

} // namespace meja
