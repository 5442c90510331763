#pragma once

#include "desktoppages.h"
#include "liststate.h"
#include "recordtablemodel.h"
#include "recordview.h"
#include "searchquery.h"

#include <QDate>
#include <QTimer>

#include <chrono>
#include <optional>

class QMenu;

namespace meja {

class ContactLookup;
class DayLocator;
class NoticeArea;
class RowCopier;
class FreshnessLabel;
class ListChanges;
class NewRowsBar;
class StateView;
class ListColumns;
class ListHead;

/// The list of one resource: search, filters, dates, columns and rows. All resources use this class. Its
/// `ListState` can be saved and restored with a tab.
class ListPage : public DesktopPage
{
    Q_OBJECT

public:
    ListPage(const Resource &resource, const DesktopContext &context, QWidget *parent = nullptr);
    /// Opens the list in this state instead of the default one.
    ListPage(const Resource &resource, const DesktopContext &context, const ListState &state,
             QWidget *parent = nullptr);

    [[nodiscard]] PageAddress address() const override { return {m_resource.name, 0}; }
    [[nodiscard]] QString title() const override { return m_resource.plural.text(); }
    [[nodiscard]] QString iconName() const override { return m_resource.icon; }
    void refresh() override;
    /// Reads the list again from its beginning, which shows the new rows.
    void showNewRows();
    [[nodiscard]] bool isSettled() const override;
    [[nodiscard]] bool hasFailed() const override { return m_model->status().error.has_value(); }

    [[nodiscard]] QJsonObject savedState() const override { return state().toJson(); }
    void applySettings() override;

    [[nodiscard]] ListState state() const;
    void restore(const ListState &state);
    /// Applies a search as if it had been typed.
    void showSearch(const QString &text);
    /// Scrolls to the rows of that store day; their row number is an estimate.
    void goToDate(QDate day);

    [[nodiscard]] RecordTableModel &model() { return *m_model; }
    [[nodiscard]] RecordView &view() { return *m_view; }
    [[nodiscard]] ListHead &head() { return *m_head; }
    [[nodiscard]] NoticeArea &notices() { return *m_notices; }

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    [[nodiscard]] bool canQuery(const QString &name) const;
    void connectHead();
    void connectRows();
    void connectMenus();
    void connectChanges();
    void addShortcuts();
    void focusSearch();
    void load();
    void applyQuery(const ListQuery &query);
    void storeQuery();
    [[nodiscard]] static std::chrono::seconds untilNextDay();
    void startDay();
    void search(const QString &text);
    [[nodiscard]] SearchResult parsed(const QString &text) const;
    void setSearch(const QString &text);
    void showProblem();
    void clearSearch();
    void clearAll();
    void finishSearch();
    void retry();
    void showContacts(const QList<qint64> &keys);
    void showContactFailure(const Error &error);
    void setDates(const std::optional<DateRange> &range);
    void setCondition(const QString &column, const std::optional<Condition> &condition);
    void sortBy(int section, bool further);
    void orderBy(const Column &column, bool further, SortDirection direction);
    void chooseColumns(const QStringList &columns);
    void filterCurrentColumn();
    void openColumns();
    void openCalendar();
    void showPlace(const ListPlace &place);
    void showPlaced(int row);
    void showStatus();
    void showContentState();
    void setAccessibleNames();
    void focusRowsOnce();
    void showOrder();
    void showRange();
    void showSelection();
    void showCopied(int rows);
    void copyMissing();
    void showTooMany();
    void showRowMenu(const QModelIndex &index, const QPoint &at);
    void showHeaderMenu(const QPoint &position);
    void addOpenActions(QMenu &menu, const QModelIndex &index);
    void addCopyActions(QMenu &menu);
    void addFilterAction(QMenu &menu, const QModelIndex &index);
    void addSortActions(QMenu &menu, const Column &column);
    [[nodiscard]] QString headToolTip(int section) const;
    [[nodiscard]] QString sortProblemOf(const Column &column) const;
    void setCompact(bool compact);
    [[nodiscard]] QList<SortLevel> order() const;
    [[nodiscard]] QStringList defaultColumns() const;

    const Resource &m_resource;
    DesktopContext m_context;
    ListState m_state; ///< Without the columns, which are in `m_columns`.
    ContactLookup *m_contacts;
    std::optional<SearchProblem> m_problem; ///< Why the typed search is not applied.
    bool m_hasShown = false;                ///< Rows were shown at least once.
    bool m_isGoing = false;                 ///< The rows of "go to date" are being read.
    bool m_isLoading = false;

    RecordTableModel *m_model;
    RecordView *m_view;
    ListColumns *m_columns = nullptr;
    DayLocator *m_dayLocator;
    ListHead *m_head;
    FreshnessLabel *m_freshness;
    NewRowsBar *m_newRows;
    ListChanges *m_changes;
    StateView *m_stateView;
    NoticeArea *m_notices;
    RowCopier *m_copier;
    QTimer m_nextDay; ///< Runs until the next store day begins.
};

} // namespace meja
