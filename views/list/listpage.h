#pragma once

#include "deskpages.h"
#include "liststate.h"
#include "recordtablemodel.h"
#include "recordview.h"
#include "searchquery.h"

#include <QDate>

#include <optional>

namespace meja {

class ContactLookup;
class DayPlace;
class Faces;
class ListColumns;
class ListHead;

/// The list of one resource: search, filters, dates, columns and the rows themselves. One for every
/// model. What it shows is a `ListState`, so a tab can keep it and bring it back.
class ListPage : public DeskPage
{
    Q_OBJECT

public:
    ListPage(const Resource &resource, const DeskContext &context, QWidget *parent = nullptr);
    /// As `state` says, instead of as delivered.
    ListPage(const Resource &resource, const DeskContext &context, const ListState &state,
             QWidget *parent = nullptr);

    [[nodiscard]] PageAddress address() const override { return {m_resource.name, 0}; }
    [[nodiscard]] QString title() const override { return m_resource.plural.text(); }
    [[nodiscard]] QString iconName() const override { return m_resource.icon; }
    void refresh() override;
    [[nodiscard]] bool isSettled() const override;
    [[nodiscard]] bool hasFailed() const override { return m_model->status().error.has_value(); }

    [[nodiscard]] QJsonObject memory() const override { return state().toJson(); }
    void followSettings() override;

    [[nodiscard]] ListState state() const;
    void restore(const ListState &state);
    /// Shows the rows of that store day where an estimate says they lie.
    void goToDate(QDate day);

    [[nodiscard]] RecordTableModel &model() { return *m_model; }
    [[nodiscard]] RecordView &view() { return *m_view; }
    [[nodiscard]] ListHead &head() { return *m_head; }

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    [[nodiscard]] bool mayAsk(const QString &name) const;
    void connectHead();
    void connectRows();
    void addKeys();
    void ask();
    void narrow(const ListQuery &query);
    void search(const QString &text);
    [[nodiscard]] SearchResult parsed(const QString &text) const;
    void setSearch(const QString &text);
    void showProblem();
    void clearSearch();
    void clearAll();
    void leaveSearch();
    void tryAgain();
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
    void showStatus();
    void showFace();
    void nameParts();
    void takeFocusOnce();
    void showOrder();
    void showRange();
    void showSelection();
    void showCopied(int rows, int missing);
    void setCompact(bool compact);
    [[nodiscard]] QList<SortLevel> order() const;
    [[nodiscard]] QStringList deliveredColumns() const;

    const Resource &m_resource;
    DeskContext m_context;
    ListState m_state; ///< But for the columns, which `m_columns` holds.
    ContactLookup *m_contacts;
    std::optional<SearchProblem> m_problem; ///< Why what was typed isn't what is asked.
    bool m_hasShown = false;                ///< Rows were on screen once.

    RecordTableModel *m_model;
    RecordView *m_view;
    ListColumns *m_columns = nullptr;
    DayPlace *m_dayPlace;
    ListHead *m_head;
    Faces *m_faces;
};

} // namespace meja
